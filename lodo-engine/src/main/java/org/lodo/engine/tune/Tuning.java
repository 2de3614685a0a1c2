package org.lodo.engine.tune;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Names;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.StepCount;
import org.lodo.engine.run.TimeLimit;

/**
 * A search for the hyper-parameters of optimizers on a problem, by one schedule for all of them.
 *
 * @param name what it is called; names its folder
 * @param title what it is about, in a line
 * @param problem what the runs minimize
 * @param commonDraws whether all runs of a generation have the same draws
 * @param population how many runs a generation has
 * @param generations the schedule of the search
 * @param optimizers names of the catalog's optimizers that are tuned
 * @param timeout how long a run may take; null for as long as it takes
 */
public record Tuning(
        String name,
        String title,
        CatalogSelection problem,
        boolean commonDraws,
        int population,
        List<Generation> generations,
        List<String> optimizers,
        @Nullable TimeLimit timeout) {

    /** Checks the name; copies the lists. */
    public Tuning {
        Names.folder(name);
        Names.requireDistinct("optimizers", optimizers);
        generations = List.copyOf(generations);
        optimizers = List.copyOf(optimizers);
    }

    /**
     * A search whose runs take as long as they take.
     *
     * @param name what it is called
     * @param title what it is about, in a line
     * @param problem what the runs minimize
     * @param commonDraws whether all runs of a generation have the same draws
     * @param population how many runs a generation has
     * @param generations the schedule of the search
     * @param optimizers names of the catalog's optimizers that are tuned
     */
    public Tuning(
            String name,
            String title,
            CatalogSelection problem,
            boolean commonDraws,
            int population,
            List<Generation> generations,
            List<String> optimizers) {
        this(name, title, problem, commonDraws, population, generations, optimizers, null);
    }

    /**
     * The number of a run's seed among those of the search.
     *
     * @param generation number of the generation, from 0
     * @param run number of the run within it, from 0
     * @return the number; numbers of different generations differ
     */
    public long seedNumber(int generation, int run) {
        return (long) generation * population + (commonDraws ? 0 : run);
    }

    /**
     * @return how many steps the runs of an optimizer make in all
     */
    public long stepsOfSearch() {
        return StepCount.product(population, StepCount.sum(generations.stream().mapToLong(Generation::steps)));
    }

    /**
     * @return how many steps the runs of the last generation make
     */
    public long horizon() {
        return generations.get(generations.size() - 1).steps();
    }
}
