package org.lodo.problems;

import java.util.Optional;
import java.util.OptionalDouble;
import org.lodo.kernel.Vectors;
import org.lodo.objective.Certification;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.objective.JudgedSample;
import org.lodo.objective.Objective;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.ojalgo.matrix.store.R064Store;

/**
 * Linear regression on a stream of fresh data: a draw has b data points a ~ N(0, diag(i⁻ᵖ)) with observations aᵀx* + σ ε, and
 *
 * <pre>
 * F(x) = (1/2b) Σ (aᵀ(x − x*) − σ ε)².
 * </pre>
 *
 * <p>Near x* the noise of the gradient is that of the observations; away from it the noise is multiplicative, as every draw has
 * another Hessian, of rank at most b. Judged by the mean loss ½ (x − x*)ᵀ diag(i⁻ᵖ) (x − x*) + ½ σ², which is ½ σ² at x*. x* is
 * N(0, I); runs start at 0. A Hessian of fewer data points than variables is singular, so Newton's method needs b ≥ n.
 */
public final class StreamingLeastSquares implements Objective<HessianSample> {

    private final StreamingLeastSquaresConfig config;
    private final double[] solution;

    /** Standard deviations of the coordinates of a data point. */
    private final double[] deviations;

    /**
     * @param config dimension, spectrum, batch and noise
     */
    public StreamingLeastSquares(StreamingLeastSquaresConfig config) {
        this.config = config;
        solution = new double[config.dimension()];
        new RandomStream(RandomStream.derive(config.solutionSeed(), "solution")).fillGaussian(solution);
        deviations = new double[config.dimension()];
        for (int i = 0; i < deviations.length; i++) {
            deviations[i] = StrictMath.pow(i + 1.0, -0.5 * config.power());
        }
    }

    @Override
    public int dimension() {
        return config.dimension();
    }

    @Override
    public double[] initialPoint(long seed) {
        return new double[config.dimension()];
    }

    @Override
    public Draws<HessianSample> open(long seed) {
        return new Stream(seed);
    }

    /**
     * @return ½ σ², which no point is below
     */
    @Override
    public OptionalDouble bestPossibleLoss() {
        return OptionalDouble.of(0.5 * config.noiseScale() * config.noiseScale());
    }

    @Override
    public Certification certification() {
        return Certification.CLOSED_FORM;
    }

    /**
     * @return x*
     */
    @Override
    public Optional<double[]> minimum() {
        return Optional.of(solution.clone());
    }

    private final class Stream implements Draws<HessianSample>, Stateful {
        private final RandomStream random;
        private final double[][] points = new double[config.batch()][config.dimension()];
        private final double[] errors = new double[config.batch()];
        private final HessianSample sample = new Batch(points, errors);

        Stream(long seed) {
            random = new RandomStream(RandomStream.derive(seed, "data"));
        }

        @Override
        public HessianSample draw() {
            for (int k = 0; k < points.length; k++) {
                double[] point = points[k];
                for (int i = 0; i < point.length; i++) {
                    point[i] = deviations[i] * random.nextGaussian();
                }
                errors[k] = config.noiseScale() * random.nextGaussian();
            }
            return sample;
        }

        @Override
        public void visitState(StateVisitor visitor) {
            random.visitState(visitor);
        }
    }

    private final class Batch implements HessianSample, JudgedSample {
        private final double[][] points;
        private final double[] errors;
        private final double[] offset = new double[config.dimension()];

        Batch(double[][] points, double[] errors) {
            this.points = points;
            this.errors = errors;
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            for (int i = 0; i < offset.length; i++) {
                offset[i] = x[i] - solution[i];
                gradient[i] = 0;
            }
            double squares = 0;
            for (int k = 0; k < points.length; k++) {
                double residual = Vectors.dot(points[k], offset) - errors[k];
                squares += residual * residual;
                Vectors.addScaled(residual / points.length, points[k], gradient);
            }
            return 0.5 * squares / points.length;
        }

        @Override
        public double judgedLoss(double[] x) {
            double squares = 0;
            for (int i = 0; i < x.length; i++) {
                double scaled = deviations[i] * (x[i] - solution[i]);
                squares = Math.fma(scaled, scaled, squares);
            }
            return 0.5 * (squares + config.noiseScale() * config.noiseScale());
        }

        @Override
        public void hessianVector(double[] x, double[] v, double[] out) {
            for (int i = 0; i < out.length; i++) {
                out[i] = 0;
            }
            for (double[] point : points) {
                Vectors.addScaled(Vectors.dot(point, v) / points.length, point, out);
            }
        }

        @Override
        public void hessian(double[] x, R064Store hessian) {
            int n = x.length;
            for (int j = 0; j < n; j++) {
                for (int i = 0; i <= j; i++) {
                    double sum = 0;
                    for (double[] point : points) {
                        sum = Math.fma(point[i], point[j], sum);
                    }
                    hessian.data[j * n + i] = sum / points.length;
                    hessian.data[i * n + j] = sum / points.length;
                }
            }
        }
    }
}
