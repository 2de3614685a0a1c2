package org.lodo.bench.tune;

import java.util.List;
import org.lodo.bench.run.Choice;

/**
 * What is searched: the optimizers' hyper-parameters on a problem, by a schedule that is the same for all of them.
 *
 * @param name what it is called; names its folder
 * @param title what it is about, in a line
 * @param problem what the runs minimize
 * @param population how many runs a generation has
 * @param generations the rounds of the search
 * @param optimizers names of the catalog's optimizers that are tuned
 */
public record Tuning(
        String name,
        String title,
        Choice problem,
        int population,
        List<Generation> generations,
        List<String> optimizers) {

    /** Copies the lists. */
    public Tuning {
        generations = List.copyOf(generations);
        optimizers = List.copyOf(optimizers);
    }

    /**
     * @return how many steps the runs of an optimizer make in all
     */
    public long stepsOfSearch() {
        return population * generations.stream().mapToLong(Generation::steps).sum();
    }

    /**
     * @return how many steps the runs of the last generation make
     */
    public long horizon() {
        return generations.get(generations.size() - 1).steps();
    }
}
