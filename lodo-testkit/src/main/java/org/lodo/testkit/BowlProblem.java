package org.lodo.testkit;

import org.lodo.objective.Draws;
import org.lodo.objective.LeastSquaresSample;
import org.lodo.objective.Objective;

/** The objective of {@link NoisyBowl}'s samples. */
record BowlProblem(int dimension) implements Objective<LeastSquaresSample> {

    @Override
    public double[] initialPoint(long seed) {
        return Bowl.start(dimension);
    }

    @Override
    public Draws<LeastSquaresSample> open(long seed) {
        return new NoisyBowl(dimension, seed);
    }
}
