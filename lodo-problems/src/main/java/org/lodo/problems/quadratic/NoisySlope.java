package org.lodo.problems.quadratic;

import org.lodo.kernel.Vectors;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.objective.JudgedSample;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.ojalgo.matrix.store.R064Store;

/**
 * The draws of a bowl with a minimum that stays, at 0, and a random slope: F(x; ε) = ½ xᵀHx + εᵀx with a fresh ε = σ w Σ^½ z
 * at every draw, z ~ N(0, I) and w of a {@link Tail}. It is judged by ½ xᵀHx.
 */
public final class NoisySlope implements Draws<HessianSample>, Stateful {

    private final RandomStream random;
    private final LandscapePath path;
    private final Tail tail;
    private final double scale;
    private final double[] slope;
    private final double[] white;
    private final double[] work;
    private final Sloped sample;
    private Landscape landscape;
    private long drawn;

    /**
     * @param dimension n
     * @param scale σ
     * @param tail of ε
     * @param path the landscape of the run; used by these draws alone
     * @param seed decides all of them
     */
    public NoisySlope(int dimension, double scale, Tail tail, LandscapePath path, long seed) {
        random = new RandomStream(RandomStream.derive(seed, "slope"));
        this.path = path;
        this.tail = tail;
        this.scale = scale;
        slope = new double[dimension];
        white = new double[dimension];
        work = new double[dimension];
        sample = new Sloped();
        landscape = path.at(1);
    }

    @Override
    public HessianSample draw() {
        drawn++;
        landscape = path.at(drawn);
        random.fillGaussian(white);
        double length = scale * tail.factor(random);
        if (landscape.noiseRoot() == null) {
            Vectors.scale(length, white, slope);
        } else {
            landscape.noiseRoot().multiply(white, slope, work);
            Vectors.scale(length, slope, slope);
        }
        return sample;
    }

    @Override
    public void visitState(StateVisitor visitor) {
        random.visitState(visitor);
        drawn = visitor.number(drawn);
    }

    private final class Sloped implements HessianSample, JudgedSample {

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            landscape.hessian().multiply(x, gradient, work);
            double loss = 0.5 * Vectors.dot(x, gradient) + Vectors.dot(slope, x);
            Vectors.addScaled(1, slope, gradient);
            return loss;
        }

        @Override
        public double judgedLoss(double[] x) {
            landscape.hessian().multiply(x, white, work);
            return 0.5 * Vectors.dot(x, white);
        }

        @Override
        public void hessianVector(double[] x, double[] v, double[] out) {
            landscape.hessian().multiply(v, out, work);
        }

        @Override
        public void hessian(double[] x, R064Store out) {
            landscape.hessian().form(out);
        }
    }
}
