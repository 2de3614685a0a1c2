package org.lodo.engine.tune;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.lodo.engine.catalog.SearchSpace;

/**
 * A finished search for the hyper-parameters of an optimizer.
 *
 * @param optimizer its name in the catalog
 * @param space what was searched
 * @param generations the runs of each generation, or of each rung and the confirmation, in order
 * @param settings the tuned point, rounded to a few digits
 * @param validationRuns runs at the tuned point: on seeds that no other run has, or those of the confirmation, which are then
 *     among the generations
 */
public record Search(
        String optimizer,
        SearchSpace space,
        List<List<Trial>> generations,
        Map<String, Double> settings,
        List<Trial> validationRuns) {

    /** Copies the lists. */
    public Search {
        generations = List.copyOf(generations);
        validationRuns = List.copyOf(validationRuns);
    }

    /**
     * @return all runs of the search, without the validation runs
     */
    public List<Trial> trials() {
        return generations.stream().flatMap(List::stream).toList();
    }

    /**
     * @return the runs of the last generation
     */
    public List<Trial> lastGeneration() {
        return generations.get(generations.size() - 1);
    }

    /**
     * @return whether any run of the last generation did not fail, so that its mean has a meaning
     */
    public boolean hasFound() {
        return lastGeneration().stream().anyMatch(trial -> !trial.failed());
    }

    /** The runs of lowest loss, at most half of a generation, without failed ones; ties go to the earlier run. */
    static List<Trial> elites(List<Trial> generation) {
        return generation.stream()
                .filter(trial -> !trial.failed())
                .sorted(Comparator.comparingDouble(Trial::loss))
                .limit(Math.max(1, generation.size() / 2))
                .toList();
    }
}
