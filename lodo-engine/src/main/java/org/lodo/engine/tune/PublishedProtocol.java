package org.lodo.engine.tune;

import java.util.List;
import org.lodo.engine.run.StepCount;

/**
 * The search of the LODO paper: generations of runs around a mean, which is moved to the mean of the better half. All optimizers
 * make the same number of steps.
 *
 * @param commonDraws whether all runs of a generation have the same draws
 * @param population how many runs a generation has
 * @param generations the schedule of the search
 */
public record PublishedProtocol(boolean commonDraws, int population, List<Generation> generations)
        implements SearchProtocol {

    /** Its name in files. */
    public static final String NAME = "published";

    /** Copies the list. */
    public PublishedProtocol {
        generations = List.copyOf(generations);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int rounds() {
        return generations.size();
    }

    @Override
    public long runs() {
        return (long) population * generations.size();
    }

    @Override
    public long steps() {
        return StepCount.product(population, StepCount.sum(generations.stream().mapToLong(Generation::steps)));
    }

    @Override
    public long horizon() {
        return generations.get(generations.size() - 1).steps();
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
}
