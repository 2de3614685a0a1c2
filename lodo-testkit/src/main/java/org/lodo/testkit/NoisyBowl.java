package org.lodo.testkit;

import org.lodo.objective.Draws;
import org.lodo.objective.LeastSquaresSample;
import org.lodo.random.RandomStream;

/** A {@link Bowl} whose center is drawn from N(0, 0.01). */
final class NoisyBowl implements Draws<LeastSquaresSample> {

    private final RandomStream random;
    private final Bowl bowl;
    private int count;

    NoisyBowl(int dimension, long seed) {
        bowl = new Bowl(dimension);
        random = new RandomStream(seed);
    }

    @Override
    public LeastSquaresSample draw() {
        count++;
        bowl.moveTo(0.1 * random.nextGaussian());
        return bowl;
    }

    int count() {
        return count;
    }
}
