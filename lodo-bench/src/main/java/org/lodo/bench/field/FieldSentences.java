package org.lodo.bench.field;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.stats.Verdict;

/** Where an optimizer fails, loses, is in between and wins, in sentences made of the verdicts, defeats first. */
final class FieldSentences {

    /** What is said of an optimizer on a problem, in the order in which it is said. */
    enum Outcome {
        FAILS("fails", "on half of the seeds or more of"),
        LOSES("loses", "more rivals are better than worse on"),
        TIES("ties", "no test decides on"),
        BETWEEN("is ahead of most", "some rivals are better, more are worse on"),
        WINS("wins", "no rival is better, and some are worse, on");

        private final String verb;
        private final String meaning;

        Outcome(String verb, String meaning) {
            this.verb = verb;
            this.meaning = meaning;
        }
    }

    /**
     * An optimizer on a problem.
     *
     * @param problem the problem
     * @param outcome what is said of it
     * @param better how many rivals are better
     * @param worse how many are worse
     * @param rivals how many there are
     * @param text with the problem, in words
     */
    record Finding(String problem, Outcome outcome, int better, int worse, int rivals, String text) {}

    private final Field field;
    private final CapabilityMap map;
    private final FieldVerdicts verdicts;

    FieldSentences(Field field, CapabilityMap map) {
        this.field = field;
        this.map = map;
        verdicts = new FieldVerdicts(field);
    }

    /** A line for each outcome that occurs; none if the optimizer does not run in the track. */
    List<String> of(boolean isTuned, String optimizer) {
        List<String> lines = new ArrayList<>();
        findings(isTuned, optimizer)
                .forEach((outcome, findings) -> lines.add("**" + optimizer + ", " + Field.name(isTuned) + ", "
                        + outcome.verb + "** (" + outcome.meaning + "): "
                        + String.join("; ", findings.stream().map(Finding::text).toList()) + "."));
        return lines;
    }

    /** Where it fails, loses and wins, without the problems in between, in the second half of a sentence; empty for nowhere. */
    String inShort(boolean isTuned, String optimizer) {
        Map<Outcome, List<Finding>> found = findings(isTuned, optimizer);
        return Stream.of(Outcome.FAILS, Outcome.LOSES, Outcome.WINS)
                .filter(found::containsKey)
                .map(outcome -> outcome.verb + " on "
                        + String.join(
                                ", ",
                                found.getOrDefault(outcome, List.of()).stream()
                                        .map(Finding::problem)
                                        .toList()))
                .collect(Collectors.joining("; "));
    }

    private Map<Outcome, List<Finding>> findings(boolean isTuned, String optimizer) {
        Map<Outcome, List<Finding>> found = new EnumMap<>(Outcome.class);
        for (String problem : field.problems()) {
            finding(isTuned, optimizer, problem)
                    .ifPresent(finding -> found.computeIfAbsent(finding.outcome(), none -> new ArrayList<>())
                            .add(finding));
        }
        return found;
    }

    /** What is said of an optimizer on a problem; empty if it does not run there, or alone. */
    Optional<Finding> finding(boolean isTuned, String optimizer, String problem) {
        List<PairedComparison> compared = verdicts.of(isTuned, problem, optimizer);
        boolean foundNothing = field.instances(isTuned).stream()
                .filter(instance -> instance.problem().equals(problem))
                .anyMatch(instance -> map.foundNothing(instance, optimizer));
        if (compared.isEmpty() && !foundNothing) {
            return Optional.empty();
        }
        int better = count(compared, Verdict.BETTER);
        int worse = count(compared, Verdict.WORSE);
        List<Field.Instance> failing = field.instances(isTuned).stream()
                .filter(instance -> instance.problem().equals(problem))
                .filter(instance -> {
                    Capability own = map.of(instance, optimizer);
                    return (own.failed() > 0 && 2 * own.failed() >= own.seeds())
                            || map.foundNothing(instance, optimizer);
                })
                .toList();
        if (!failing.isEmpty()) {
            String where = String.join(
                    ", ", failing.stream().map(Field.Instance::label).toList());
            return Optional.of(new Finding(problem, Outcome.FAILS, better, worse, compared.size(), where));
        }
        Outcome outcome = better + worse == 0
                ? Outcome.TIES
                : better > worse ? Outcome.LOSES : better > 0 ? Outcome.BETWEEN : Outcome.WINS;
        return Optional.of(new Finding(
                problem,
                outcome,
                better,
                worse,
                compared.size(),
                problem + " (" + text(better, worse, compared) + ")"));
    }

    private static String text(int better, int worse, List<PairedComparison> compared) {
        String all = " of " + compared.size();
        if (better == 0) {
            return worse + all + " are worse";
        }
        // The rival that is better by most, in the unit of the optimizer's own mean loss.
        String first = compared.stream()
                .filter(rival -> rival.verdict() == Verdict.BETTER)
                .min(Comparator.comparingDouble(PairedComparison::difference))
                .map(PairedComparison::name)
                .orElse("");
        return better + all + " are better, " + first + " by most, " + worse + " worse";
    }

    static int count(List<PairedComparison> compared, Verdict verdict) {
        return (int)
                compared.stream().filter(rival -> rival.verdict() == verdict).count();
    }
}
