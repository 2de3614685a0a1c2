package org.lodo.problems;

import java.util.Optional;
import java.util.OptionalDouble;
import org.lodo.kernel.Vectors;
import org.lodo.objective.Certification;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.objective.JudgedSample;
import org.lodo.objective.Objective;
import org.lodo.problems.quadratic.Spectrum;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.ojalgo.matrix.store.R064Store;

/**
 * A saddle between two minima,
 *
 * <pre>
 * F(x; ε) = ¼ (x₁² − 1)² + ½ Σ_{i ≥ 2} hᵢ xᵢ² + εᵀx,   ε ~ N(0, σ² I),
 * </pre>
 *
 * judged without ε. Runs start at x₁ = 0, where the gradient along x₁ is noise alone and the curvature is −1: Newton's method is
 * attracted by the saddle, and a step with a positive semidefinite preconditioner leaves it. The minima are at x₁ = ±1, the
 * others 0; there the loss is 0.
 */
public final class Saddle implements Objective<HessianSample> {

    private final SaddleConfig config;

    /** The curvatures of x₂ to xₙ, at the same indices; the first entry is not used. */
    private final double[] curvatures;

    /**
     * @param config dimension, curvatures, noise and start
     */
    public Saddle(SaddleConfig config) {
        this.config = config;
        curvatures = new double[config.dimension()];
        if (config.dimension() > 1) {
            double[] others =
                    Spectrum.logarithmic(config.dimension() - 1, config.smallestCurvature(), config.largestCurvature());
            System.arraycopy(others, 0, curvatures, 1, others.length);
        }
    }

    @Override
    public int dimension() {
        return config.dimension();
    }

    @Override
    public double[] initialPoint(long seed) {
        double[] x = new double[config.dimension()];
        RandomStream random = new RandomStream(RandomStream.derive(seed, "start"));
        for (int i = 1; i < x.length; i++) {
            x[i] = config.start() * random.nextGaussian();
        }
        return x;
    }

    @Override
    public Draws<HessianSample> open(long seed) {
        return new NoisySaddles(seed);
    }

    @Override
    public OptionalDouble bestPossibleLoss() {
        return OptionalDouble.of(0);
    }

    @Override
    public Certification certification() {
        return Certification.CLOSED_FORM;
    }

    /**
     * @return the minimum with x₁ = 1
     */
    @Override
    public Optional<double[]> minimum() {
        double[] minimum = new double[config.dimension()];
        minimum[0] = 1;
        return Optional.of(minimum);
    }

    private final class NoisySaddles implements Draws<HessianSample>, Stateful {
        private final RandomStream random;
        private final double[] slope = new double[config.dimension()];
        private final HessianSample sample = new Sloped(slope);

        NoisySaddles(long seed) {
            random = new RandomStream(RandomStream.derive(seed, "slope"));
        }

        @Override
        public HessianSample draw() {
            for (int i = 0; i < slope.length; i++) {
                slope[i] = config.noiseScale() * random.nextGaussian();
            }
            return sample;
        }

        @Override
        public void visitState(StateVisitor visitor) {
            random.visitState(visitor);
        }
    }

    private final class Sloped implements HessianSample, JudgedSample {
        private final double[] slope;

        Sloped(double[] slope) {
            this.slope = slope;
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            gradient[0] = (x[0] * x[0] - 1) * x[0] + slope[0];
            for (int i = 1; i < x.length; i++) {
                gradient[i] = curvatures[i] * x[i] + slope[i];
            }
            return judgedLoss(x) + Vectors.dot(slope, x);
        }

        @Override
        public double judgedLoss(double[] x) {
            double wall = x[0] * x[0] - 1;
            double sum = 0;
            for (int i = 1; i < x.length; i++) {
                sum = Math.fma(curvatures[i] * x[i], x[i], sum);
            }
            return 0.25 * wall * wall + 0.5 * sum;
        }

        @Override
        public void hessianVector(double[] x, double[] v, double[] out) {
            out[0] = (3 * x[0] * x[0] - 1) * v[0];
            for (int i = 1; i < x.length; i++) {
                out[i] = curvatures[i] * v[i];
            }
        }

        @Override
        public void hessian(double[] x, R064Store hessian) {
            hessian.fillAll(0.0);
            hessian.set(0, 0, 3 * x[0] * x[0] - 1);
            for (int i = 1; i < x.length; i++) {
                hessian.set(i, i, curvatures[i]);
            }
        }
    }
}
