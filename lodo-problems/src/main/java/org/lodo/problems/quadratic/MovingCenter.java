package org.lodo.problems.quadratic;

import org.jspecify.annotations.Nullable;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;

/**
 * The draws of a bowl whose center takes a random step at every draw, c ← c + σ w Σ^½ z with z ~ N(0, I) and w of a {@link
 * Tail}. A draw may show a random part of the coordinates only.
 */
public final class MovingCenter implements Draws<HessianSample>, Stateful {

    private final RandomStream random;
    private final LandscapePath path;
    private final Tail tail;
    private final double scale;
    private final double share;
    private final double[] center;
    private final double[] white;
    private final double[] colored;
    private final double[] work;
    private final double @Nullable [] shown;
    private final BowlSample sample;
    private long drawn;

    /**
     * @param dimension n
     * @param scale σ
     * @param noise tail, and the probability with which a coordinate is shown
     * @param path the landscape of the run; used by these draws alone
     * @param seed decides all of them
     */
    public MovingCenter(int dimension, double scale, NoiseConfig noise, LandscapePath path, long seed) {
        random = new RandomStream(RandomStream.derive(seed, "center"));
        this.path = path;
        this.scale = scale;
        tail = noise.tail();
        share = noise.sparse();
        center = new double[dimension];
        white = new double[dimension];
        colored = new double[dimension];
        work = new double[dimension];
        shown = share < 1 ? new double[dimension] : null;
        sample = new BowlSample(center, path.at(1).hessian(), shown);
    }

    @Override
    public HessianSample draw() {
        drawn++;
        Landscape landscape = path.at(drawn);
        random.fillGaussian(white);
        double[] step = white;
        if (landscape.noiseRoot() != null) {
            landscape.noiseRoot().multiply(white, colored, work);
            step = colored;
        }
        double length = scale * tail.factor(random);
        for (int i = 0; i < center.length; i++) {
            center[i] = Math.fma(length, step[i], center[i]);
        }
        if (shown != null) {
            for (int i = 0; i < shown.length; i++) {
                shown[i] = random.nextDouble() < share ? 1 : 0;
            }
        }
        sample.moveTo(landscape.hessian());
        return sample;
    }

    @Override
    public void visitState(StateVisitor visitor) {
        random.visitState(visitor);
        visitor.array(center);
        drawn = visitor.number(drawn);
    }
}
