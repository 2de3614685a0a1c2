package org.lodo.problems;

import java.util.OptionalDouble;
import org.lodo.kernel.Columns;
import org.lodo.kernel.Vectors;
import org.lodo.objective.Certification;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.objective.JudgedSample;
import org.lodo.objective.LinearGaussian;
import org.lodo.objective.Objective;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.ojalgo.matrix.store.R064Store;

/**
 * A quadratic bowl whose minimum moves and whose gradients are noisy: F(x; c, ε) = ½ (x − c)ᵀ H (x − c) + εᵀ (x − c), where every
 * draw adds N(0, q I) to c and has a fresh ε ~ N(0, r I). It is judged by ½ (x − c)ᵀ H (x − c). With q = 0 the minimum stays;
 * with r = 0 this is the {@link NoisyQuadratic}. The optimizer has to weigh how fast it follows against how much it averages.
 *
 * <p>The exact Kalman filter is a bound: with P_i the variance of the minimum along eigenvector i given all gradients before a
 * draw, the mean loss there is ½ Σ λ_i P_i. In the long run P_i solves the scalar Riccati equation
 *
 * <pre>
 * P = P r / (P λ² + r) + q,   so   P = q/2 + √(q²/4 + q r/λ²).
 * </pre>
 */
public final class TrackingQuadratic implements Objective<HessianSample>, LinearGaussian {

    private final TrackingQuadraticConfig config;
    private final R064Store hessian;
    private final double[][] columns;

    /**
     * @param config dimension, curvatures, movement and noise
     */
    public TrackingQuadratic(TrackingQuadraticConfig config) {
        this.config = config;
        int n = config.dimension();
        hessian = R064Store.FACTORY.make(n, n);
        new NoisyQuadratic(new NoisyQuadraticConfig(
                        n, config.smallestCurvature(), config.largestCurvature(), 1, config.hessianSeed()))
                .open(0)
                .draw()
                .hessian(new double[n], hessian);
        columns = Columns.of(hessian);
    }

    @Override
    public int dimension() {
        return config.dimension();
    }

    @Override
    public double[] initialPoint(long seed) {
        double[] x = new double[dimension()];
        if (config.start() > 0) {
            new RandomStream(RandomStream.derive(seed, "start")).fillGaussian(x);
            Vectors.scale(config.start(), x, x);
        }
        return x;
    }

    @Override
    public Draws<HessianSample> open(long seed) {
        return new Tracking(seed);
    }

    @Override
    public double stepVariance() {
        return config.centerStep() * config.centerStep();
    }

    @Override
    public double noiseVariance() {
        return config.gradientNoise() * config.gradientNoise();
    }

    @Override
    public double startVariance() {
        return config.start() * config.start();
    }

    /** The mean loss of the exact Kalman filter in the long run. */
    @Override
    public OptionalDouble bestPossibleLoss() {
        double q = stepVariance();
        double r = noiseVariance();
        double sum = 0;
        int n = dimension();
        double logSmallest = StrictMath.log(config.smallestCurvature());
        double logLargest = StrictMath.log(config.largestCurvature());
        for (int i = 0; i < n; i++) {
            double position = n == 1 ? 1 : (double) i / (n - 1);
            double curvature = StrictMath.exp(logSmallest + position * (logLargest - logSmallest));
            sum += curvature * (q / 2 + Math.sqrt(q * q / 4 + q * r / (curvature * curvature)));
        }
        return OptionalDouble.of(sum / 2);
    }

    @Override
    public Certification certification() {
        return Certification.CLOSED_FORM;
    }

    private final class Tracking implements Draws<HessianSample>, Stateful {
        private final RandomStream centers;
        private final RandomStream noise;
        private final double[] center = new double[dimension()];
        private final double[] slope = new double[dimension()];
        private final HessianSample sample = new Noisy(center, slope);

        Tracking(long seed) {
            centers = new RandomStream(RandomStream.derive(seed, "center"));
            noise = new RandomStream(RandomStream.derive(seed, "slope"));
        }

        @Override
        public HessianSample draw() {
            for (int i = 0; i < center.length; i++) {
                center[i] = Math.fma(config.centerStep(), centers.nextGaussian(), center[i]);
                slope[i] = config.gradientNoise() * noise.nextGaussian();
            }
            return sample;
        }

        @Override
        public void visitState(StateVisitor visitor) {
            centers.visitState(visitor);
            noise.visitState(visitor);
            visitor.array(center);
        }
    }

    private final class Noisy implements HessianSample, JudgedSample {
        private final double[] center;
        private final double[] slope;
        private final double[] offset = new double[dimension()];
        private final double[] product = new double[dimension()];

        Noisy(double[] center, double[] slope) {
            this.center = center;
            this.slope = slope;
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            double loss = judgedLoss(x) + Vectors.dot(slope, offset);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = product[i] + slope[i];
            }
            return loss;
        }

        @Override
        public double judgedLoss(double[] x) {
            for (int i = 0; i < offset.length; i++) {
                offset[i] = x[i] - center[i];
            }
            Columns.multiply(columns, offset, product);
            return 0.5 * Vectors.dot(offset, product);
        }

        @Override
        public void hessianVector(double[] x, double[] v, double[] out) {
            Columns.multiply(columns, v, out);
        }

        @Override
        public void hessian(double[] x, R064Store out) {
            System.arraycopy(hessian.data, 0, out.data, 0, hessian.data.length);
        }
    }
}
