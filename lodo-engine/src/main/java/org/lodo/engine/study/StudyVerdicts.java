package org.lodo.engine.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.stats.StagedComparison;
import org.lodo.engine.stats.Verdict;

/** The verdicts of a study by its rule. */
public final class StudyVerdicts {

    private StudyVerdicts() {}

    /**
     * Compares all other optimizers of a problem with a reference.
     *
     * @param results the results of a study
     * @param problem the label of a problem
     * @param reference the label of an optimizer
     * @return the comparisons, in the order of the study; none if the reference did not run on the problem, or alone, or there is
     *     but one run of each
     */
    public static List<PairedComparison> of(StudyResults results, String problem, String reference) {
        return staged(results, problem, reference).stream()
                .map(StagedComparison::comparison)
                .toList();
    }

    /**
     * The same with the stages at which verdicts were reached.
     *
     * @param results the results of a study
     * @param problem the label of a problem
     * @param reference the label of an optimizer
     * @return the comparisons
     */
    public static List<StagedComparison> staged(StudyResults results, String problem, String reference) {
        Map<String, double[][]> losses = new LinkedHashMap<>();
        for (Study.Cell cell : results.study().cells()) {
            if (cell.problem().label().equals(problem)) {
                losses.put(cell.optimizer().label(), results.lossesBySearch(cell));
            }
        }
        double[][] ofReference = losses.remove(reference);
        return ofReference == null || losses.isEmpty() || (ofReference.length == 1 && ofReference[0].length == 1)
                ? List.of()
                : StagedComparison.compare(ofReference, losses, results.study().rule());
    }

    /**
     * @param results the results of a study
     * @return whether its verdicts are by exact signed-rank tests
     */
    public static boolean areExact(StudyResults results) {
        return results.study().cells().stream().allMatch(cell -> results.lossesBySearch(cell).length == 1);
    }

    /**
     * What further seeds are needed for: on every problem, the rivals whose verdicts matter and are none of worse, better and
     * equivalent.
     *
     * @param results the results of a stage
     * @return for each the labels of optimizer and problem, in words; none if every verdict that matters is decided
     */
    public static List<String> undecided(StudyResults results) {
        Study study = results.study();
        List<String> matter = study.rule().deciding();
        return study.problems().stream()
                .map(CatalogSelection::label)
                .flatMap(problem -> of(results, problem, study.reference()).stream()
                        .filter(rival -> matter.isEmpty() || matter.contains(rival.name()))
                        .filter(rival -> rival.verdict() == Verdict.UNDECIDED)
                        .map(rival -> rival.name() + " on " + problem))
                .toList();
    }
}
