package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lodo.bench.table.Numbers;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.stats.Verdict;
import org.lodo.engine.stats.VerdictRule;

/** What came out for a reference on a problem, in a sentence: first where it loses. */
final class AnswerText {

    /** More names than these are counted rather than listed where the count says all. */
    private static final int MANY = 4;

    private AnswerText() {}

    /**
     * The sentence.
     *
     * @param reference the label of the reference
     * @param all the optimizers of the problem
     * @param rule of the study
     */
    static String of(String reference, List<Standing> all, VerdictRule rule) {
        Optional<Standing> found =
                all.stream().filter(own -> own.label().equals(reference)).findFirst();
        if (found.isEmpty()) {
            return lowest(all) + " " + reference + " was not run on it.";
        }
        Standing own = found.get();
        if (all.size() == 1) {
            return named(own) + " is the only optimizer.";
        }
        int seeds = own.losses().length;
        int rivals = all.size() - 1;
        String ranked = named(own) + ", rank " + own.rank() + " of " + all.size() + ", ";
        return Standing.canDecide(rule, own, all)
                ? ranked + decided(own, all, rule) + "."
                : ranked + undecidable(own, all, seeds, rivals);
    }

    /** The margin of equivalence. */
    static String margin(VerdictRule rule) {
        return Numbers.number(100 * rule.margin()) + " %";
    }

    private static String lowest(List<Standing> all) {
        Standing lowest =
                all.stream().min((a, b) -> Integer.compare(a.rank(), b.rank())).orElseThrow();
        return "the lowest loss is that of " + named(lowest) + ".";
    }

    /** With its loss, and how many runs failed. */
    private static String named(Standing own) {
        int seeds = own.losses().length;
        String failed = own.failed() == 0 ? "" : ", " + own.failed() + " of " + seeds + " runs failed";
        String loss = own.failed() == seeds
                ? "all runs failed"
                : "loss " + Numbers.number(own.loss().mean(), own.loss().standardDeviation()) + failed;
        return own.label() + " (" + loss + ")";
    }

    private static String decided(Standing own, List<Standing> all, VerdictRule rule) {
        Map<String, PairedComparison> compared = Standing.against(rule, own, all);
        List<Standing> rivals =
                all.stream().filter(other -> !other.label().equals(own.label())).toList();
        List<String> parts = new ArrayList<>();
        add(parts, "is worse than ", rivals, of(compared, Verdict.BETTER));
        add(parts, "is better than ", rivals, of(compared, Verdict.WORSE));
        add(parts, "is equivalent (within " + margin(rule) + ") to ", rivals, of(compared, Verdict.EQUIVALENT));
        add(parts, "cannot be told from ", rivals, of(compared, Verdict.UNDECIDED));
        return joined(parts);
    }

    private static Predicate<Standing> of(Map<String, PairedComparison> compared, Verdict verdict) {
        return rival -> {
            PairedComparison comparison = compared.get(rival.label());
            return comparison != null && comparison.verdict() == verdict;
        };
    }

    private static void add(List<String> parts, String relation, List<Standing> rivals, Predicate<Standing> which) {
        List<Standing> chosen = rivals.stream().filter(which).toList();
        if (chosen.isEmpty()) {
            return;
        }
        boolean areAll = chosen.size() == rivals.size() && rivals.size() > 1;
        boolean areTheRest = !parts.isEmpty()
                && chosen.size() > MANY
                && rivals.stream().filter(which.negate()).count() <= MANY;
        String names = areAll
                ? (rivals.size() == 2 ? "both others" : "all " + rivals.size() + " others")
                : areTheRest ? "the " + chosen.size() + " others" : names(chosen);
        parts.add(relation + names);
    }

    /** The names, and what those are given that are given more than gradients. */
    private static String names(List<Standing> chosen) {
        return Stream.of(Given.values())
                .filter(given -> chosen.stream().anyMatch(own -> own.given() == given))
                .map(given -> joined(VariantNames.merged(chosen.stream()
                                .filter(own -> own.given() == given)
                                .map(Standing::label)
                                .toList()))
                        + (given == Given.PRODUCTS || given == Given.HESSIAN ? " (given " + given.words() + ")" : ""))
                .collect(Collectors.joining(" as well as "));
    }

    private static String undecidable(Standing own, List<Standing> all, int seeds, int rivals) {
        List<Standing> others =
                all.stream().filter(other -> !other.label().equals(own.label())).toList();
        List<String> parts = new ArrayList<>();
        add(parts, "higher than ", others, other -> other.lowerThan(own) == seeds);
        add(parts, "lower than ", others, other -> own.lowerThan(other) == seeds);
        String shown = parts.isEmpty()
                ? "the same side of no rival on all of them"
                : joined(parts) + (seeds == 1 ? "" : " on each of them");
        return String.format(
                Locale.ROOT,
                "cannot be judged: %d %s cannot decide between %d optimizers; it takes %d. With %s its loss is %s.",
                seeds,
                seeds == 1 ? "seed" : "seeds",
                rivals + 1,
                VerdictRule.seedsToDecide(
                        own.bySearch(), Standing.rivals(own, all).values()),
                seeds == 1 ? "this seed" : "these " + seeds + " seeds",
                shown);
    }

    /** As in a sentence: a, b and c. */
    static String joined(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }
}
