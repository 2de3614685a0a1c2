package org.lodo.bench.run;

import org.lodo.math.RandomStream;

/**
 * Which random stream serves which purpose. The problem's streams depend on the problem's name and the run's seed only,
 * so that all optimizers meet the same initial point and the same draws; an optimizer's own randomness has a stream of
 * its own, which is the same for all optimizers, so that variants that draw alike start alike.
 */
public final class SeedPlan {

    private SeedPlan() {}

    /**
     * The seed of a run's initial point and draws.
     *
     * @param spec a run
     * @return the seed, the same for all optimizers
     */
    public static long problem(RunSpec spec) {
        return RandomStream.derive(spec.seed(), "problem/" + spec.problem().name());
    }

    static long optimizer(RunSpec spec) {
        return RandomStream.derive(spec.seed(), "optimizer");
    }

    static long metrics(RunSpec spec) {
        return RandomStream.derive(spec.seed(), "metrics");
    }
}
