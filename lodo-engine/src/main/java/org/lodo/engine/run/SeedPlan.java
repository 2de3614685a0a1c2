package org.lodo.engine.run;

import org.lodo.random.RandomStream;

/**
 * Which random stream serves which purpose. The problem's streams depend on the problem's name and the run's seed only,
 * so that all optimizers meet the same initial point and the same draws; an optimizer's own randomness has a stream of
 * its own, which is the same for all optimizers, so that variants that draw alike start alike.
 */
public final class SeedPlan {

    /** Seeds from here on belong to tuning; studies, whose results are reported, have smaller ones. */
    public static final long FIRST_TUNING_SEED = 1_000_000_000L;

    private static final long FIRST_VALIDATION_SEED = 2_000_000_000L;

    private SeedPlan() {}

    /**
     * The seed of a run of a search for hyper-parameters.
     *
     * @param number of the run within the search of an optimizer, from 0
     * @return the seed, the same for all optimizers
     */
    public static long tuning(long number) {
        return FIRST_TUNING_SEED + number;
    }

    /**
     * The seed of a run that shows how good a tuned point is.
     *
     * @param number of the run, from 0
     * @return the seed, that of no run of a search and of no study
     */
    public static long validation(long number) {
        return FIRST_VALIDATION_SEED + number;
    }

    /**
     * @param seed of a run of a search
     * @return the seed of the random step from the generation's mean to the run's point
     */
    public static long searchStep(long seed) {
        return RandomStream.derive(seed, "tuning");
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
    public static long problem(CatalogSelection problem, long seed) {
        return RandomStream.derive(seed, "problem/" + problem.name());
    }

    static long optimizer(RunSpec spec) {
        return RandomStream.derive(spec.seed(), "optimizer");
    }

    static long metrics(RunSpec spec) {
        return RandomStream.derive(spec.seed(), "metrics");
    }
}
