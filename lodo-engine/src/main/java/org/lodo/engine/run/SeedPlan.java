package org.lodo.engine.run;

import org.lodo.random.RandomStream;

/**
 * Derives the seeds of a run's random streams, by purpose. Those of the problem depend only on its name, the stream of its {@link
 * CatalogSelection} if it has one, and the seed of the run, so that all optimizers have the same initial point and the same
 * draws. The seed of the optimizer's own random numbers is the same for all optimizers, so that variants that draw the same
 * numbers start from the same state; it depends on the stream too, so that runs of different streams have nothing in common.
 */
public final class SeedPlan {

    /** Seeds from here on are reserved for tuning; those of studies must be smaller. */
    public static final long FIRST_TUNING_SEED = 1_000_000_000L;

    private static final long FIRST_VALIDATION_SEED = 2_000_000_000L;

    /** The distance between the first seeds of independent searches, which keeps them apart from each other and validation. */
    private static final long SEARCH_STRIDE = 10_000_000_000L;

    private SeedPlan() {}

    /**
     * The seed of a run of a hyper-parameter search.
     *
     * @param number index of the run within the search of an optimizer, from 0
     * @return the seed, the same for all optimizers
     */
    public static long tuning(long number) {
        return FIRST_TUNING_SEED + number;
    }

    /**
     * The seed of a run of one of several independent searches.
     *
     * @param search number of the search, from 1; the first has the seeds of {@link #tuning(long)}
     * @param number index of the run within the search of an optimizer, from 0, below a billion
     * @return the seed, the same for all optimizers and different for all searches
     */
    public static long tuning(int search, long number) {
        return tuning(number) + (search - 1) * SEARCH_STRIDE;
    }

    /**
     * The seed of a validation run at a tuned point.
     *
     * @param number index of the run, from 0
     * @return the seed, used by no search and no study
     */
    public static long validation(long number) {
        return FIRST_VALIDATION_SEED + number;
    }

    /**
     * @param seed of a run of a search
     * @return the seed of the random offset of its point from the mean of its generation
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
     * @param problem the problem
     * @param seed of the run
     * @return the seed, the same for all optimizers
     */
    public static long problem(CatalogSelection problem, long seed) {
        return derive(problem, seed, "problem/" + problem.name());
    }

    static long optimizer(RunSpec spec) {
        return derive(spec.problem(), spec.seed(), "optimizer");
    }

    static long metrics(RunSpec spec) {
        return derive(spec.problem(), spec.seed(), "metrics");
    }

    private static long derive(CatalogSelection problem, long seed, String purpose) {
        String stream = problem.stream();
        return RandomStream.derive(seed, stream == null ? purpose : purpose + "/stream/" + stream);
    }
}
