package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.lodo.bench.table.Numbers;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.stats.MeanComparison;
import org.lodo.engine.stats.Verdict;

/**
 * What came out for a reference by means and at equal time, in sentences that follow those by ranks: see {@link MeansSection}
 * and {@link EqualTimeSection}.
 */
final class MeanAnswer {

    private static final List<Verdict> DECIDED = List.of(Verdict.BETTER, Verdict.WORSE, Verdict.EQUIVALENT);

    private MeanAnswer() {}

    /** The sentences, each after a space; empty where neither is asked for or the reference has no figure. */
    static String of(StudyContext context, CatalogSelection problem, String reference) {
        double margin = context.study().rule().margin();
        List<String> sentences = new ArrayList<>();
        if (MeansSection.isOfUse(context, problem)) {
            Map<String, double[][]> losses =
                    MeansSection.losses(context, context.study().cellsOn(problem));
            add(sentences, " By Student's test of means, its loss is ", reference, losses, margin);
        }
        EqualTimeSection.asked(context, problem)
                .ifPresent(equal -> add(
                        sentences,
                        " At equal time, after " + Numbers.seconds(equal.seconds()) + ", by the same test it is ",
                        reference,
                        equal.losses(),
                        margin));
        return String.join("", sentences);
    }

    private static void add(
            List<String> sentences, String begin, String reference, Map<String, double[][]> losses, double margin) {
        Map<String, double[][]> rivals = new LinkedHashMap<>(losses);
        double[][] own = rivals.remove(reference);
        if (own == null || rivals.isEmpty() || own.length * own[0].length < 2) {
            return;
        }
        List<MeanComparison> all = MeanComparison.compare(own, rivals, margin);
        List<String> parts = new ArrayList<>();
        add(parts, "higher than that of ", all, one -> one.verdict() == Verdict.BETTER);
        add(parts, "lower than that of ", all, one -> one.verdict() == Verdict.WORSE);
        add(parts, "equivalent to that of ", all, one -> one.verdict() == Verdict.EQUIVALENT);
        add(
                parts,
                "higher by its 95 % interval, but not after Holm's correction, than that of ",
                all,
                one -> isOpen(one) && one.high() < 0);
        add(
                parts,
                "lower by its 95 % interval, but not after Holm's correction, than that of ",
                all,
                one -> isOpen(one) && one.low() > 0);
        add(parts, "indistinguishable from that of ", all, one -> isOpen(one) && !(one.high() < 0) && !(one.low() > 0));
        sentences.add(begin + AnswerText.joined(parts) + ".");
    }

    private static boolean isOpen(MeanComparison one) {
        return !DECIDED.contains(one.verdict());
    }

    private static void add(
            List<String> parts, String relation, List<MeanComparison> all, Predicate<MeanComparison> which) {
        List<String> names =
                all.stream().filter(which).map(MeanComparison::name).toList();
        if (!names.isEmpty()) {
            boolean areAll = names.size() == all.size() && all.size() > 1;
            parts.add(relation + (areAll ? "any other" : AnswerText.joined(names)));
        }
    }
}
