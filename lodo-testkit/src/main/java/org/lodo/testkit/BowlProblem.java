package org.lodo.testkit;

import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.objective.Objective;

/** The objective of {@link NoisyBowl}'s samples. */
record BowlProblem(int dimension) implements Objective<HessianSample> {

    @Override
    public double[] initialPoint(long seed) {
        return Bowl.start(dimension);
    }

    @Override
    public Draws<HessianSample> open(long seed) {
        return new NoisyBowl(seed);
    }
}
