package org.lodo.bench.run;

import org.lodo.math.RandomStream;

/**
 * Which random stream serves which purpose. The problem's streams depend on the problem's name and the run's seed only,
 * so that all optimizers meet the same initial point and the same draws; an optimizer's own randomness has a stream of
 * its own, which is the same for all optimizers, so that variants that draw alike start alike.
 */
public final class SeedPlan {

    /** Seeds from here on belong to tuning; studies, whose results are reported, have smaller ones. */
    public static final long FIRST_TUNING_SEED = 1_000_000_000L;

    private static final long FIRST_CONFIRMATION_SEED = 2_000_000_000L;

    private SeedPlan() {}

    /**
     * The seed of all runs of a generation of a search for hyper-parameters: they meet the same draws, so that what sets
     * them apart is their points.
     *
     * @param generation its number, from 0
     * @return the seed, the same for all optimizers
     */
    public static long tuning(int generation) {
        return FIRST_TUNING_SEED + generation;
    }

    /**
     * The seed of a run that shows how good a tuned point is.
     *
     * @param number of the run, from 0
     * @return the seed, that of no run of a search and of no study
     */
    public static long confirmation(long number) {
        return FIRST_CONFIRMATION_SEED + number;
    }

    /**
     * @param generation number of a generation of a search
     * @return the seed of the random steps from the generation's mean to its runs' points, one after the other
     */
    public static long searchSteps(int generation) {
        return RandomStream.derive(tuning(generation), "search steps");
    }

    /**
     * The seed of a run's initial point and draws.
     *
     * @param spec a run
     * @return the seed, the same for all optimizers
     */
    public static long problem(RunSpec spec) {
        return problem(spec.problem(), spec.seed());
    }

    /**
     * The seed of a problem's initial point and draws.
     *
     * @param problem what is minimized
     * @param seed of the run
     * @return the seed, the same for all optimizers
     */
    public static long problem(Choice problem, long seed) {
        return RandomStream.derive(seed, "problem/" + problem.name());
    }

    static long optimizer(RunSpec spec) {
        return RandomStream.derive(spec.seed(), "optimizer");
    }

    static long metrics(RunSpec spec) {
        return RandomStream.derive(spec.seed(), "metrics");
    }
}
