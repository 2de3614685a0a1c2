package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.stats.Verdict;
import org.lodo.engine.stats.VerdictRule;

/** What came out for a reference on problems that differ in a setting, in a sentence: first where it loses. */
final class SweepAnswer {

    private SweepAnswer() {}

    /**
     * The sentence.
     *
     * @param reference the label of the reference
     * @param setting what the problems differ in
     * @param points the optimizers of each problem
     * @param rule of the study
     */
    static String of(String reference, String setting, List<List<Standing>> points, VerdictRule rule) {
        Map<Verdict, Map<String, Integer>> counts = new LinkedHashMap<>();
        for (Verdict verdict : List.of(Verdict.BETTER, Verdict.WORSE, Verdict.EQUIVALENT, Verdict.UNDECIDED)) {
            counts.put(verdict, new LinkedHashMap<>());
        }
        int run = 0;
        boolean canDecide = true;
        for (List<Standing> all : points) {
            Optional<Standing> own =
                    all.stream().filter(one -> one.label().equals(reference)).findFirst();
            if (own.isPresent()) {
                run++;
                canDecide &= Standing.canDecide(rule, own.get(), all);
                for (PairedComparison rival :
                        Standing.against(rule, own.get(), all).values()) {
                    counts.getOrDefault(rival.verdict(), new LinkedHashMap<>()).merge(rival.name(), 1, Integer::sum);
                }
            }
        }
        if (run == 0) {
            return reference + " was not run on it.";
        }
        int values = run;
        List<String> parts = new ArrayList<>();
        counts.forEach((verdict, rivals) -> {
            if (!rivals.isEmpty()) {
                parts.add(relation(verdict, rule)
                        + AnswerText.joined(rivals.entrySet().stream()
                                .map(rival -> rival.getKey() + " at " + rival.getValue() + " of " + values)
                                .toList()));
            }
        });
        return parts.isEmpty()
                ? reference + " is the only optimizer."
                : "over the values of " + setting + ", " + reference + " " + AnswerText.joined(parts)
                        + (canDecide ? "." : "; there are too few seeds to decide between so many optimizers.");
    }

    private static String relation(Verdict verdict, VerdictRule rule) {
        return switch (verdict) {
            case BETTER -> "is worse than ";
            case WORSE -> "is better than ";
            case EQUIVALENT -> "is equivalent (within " + AnswerText.margin(rule) + ") to ";
            default -> "cannot be told from ";
        };
    }
}
