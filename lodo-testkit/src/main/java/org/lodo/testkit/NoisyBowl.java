package org.lodo.testkit;

import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.random.RandomStream;

/** A {@link Bowl} whose center is drawn from N(0, 0.01). */
final class NoisyBowl implements Draws<HessianSample> {

    private final RandomStream random;
    private final Bowl bowl = new Bowl();
    private int count;

    NoisyBowl(long seed) {
        random = new RandomStream(seed);
    }

    @Override
    public HessianSample draw() {
        count++;
        bowl.moveTo(0.1 * random.nextGaussian());
        return bowl;
    }

    int count() {
        return count;
    }
}
