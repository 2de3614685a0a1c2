package org.lodo.problems;

import java.util.OptionalDouble;
import org.lodo.kernel.Columns;
import org.lodo.kernel.Vectors;
import org.lodo.objective.Certification;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.objective.Objective;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;
import org.ojalgo.matrix.decomposition.QR;
import org.ojalgo.matrix.store.R064Store;

/**
 * The noisy quadratic bowl (Liao et al. 2023, section 5.1): F(x; c) = ½ (x − c)ᵀ H (x − c), where the
 * center c starts at 0 and every draw adds N(0, σ² I) to it. Runs start at x = 0. The optimizer must follow a center that it
 * observes only through gradients.
 *
 * <p>Newton's method steps to the last observed center, and no optimizer can do better on average: its mean loss is
 * {@link #bestPossibleLoss}.
 */
public final class NoisyQuadratic implements Objective<HessianSample> {

    private final R064Store hessian;
    private final double[][] hessianColumns;
    private final double noiseScale;

    /**
     * The bowl with H = Q diag(λ) Qᵀ, λ spaced evenly in the logarithm, Q from the QR factorization of a Gaussian
     * matrix.
     *
     * @param config dimension, curvatures, noise
     */
    public NoisyQuadratic(NoisyQuadraticConfig config) {
        this(randomHessian(config), config.noiseScale());
    }

    /**
     * The bowl of a given Hessian.
     *
     * @param hessian H, a symmetric matrix; copied
     * @param noiseScale σ, non-negative
     * @throws IllegalArgumentException if the matrix is not square
     */
    public NoisyQuadratic(R064Store hessian, double noiseScale) {
        int n = hessian.getRowDim();
        if (hessian.getColDim() != n) {
            throw new IllegalArgumentException(
                    "hessian is " + n + " × " + hessian.getColDim() + ": must have as many columns as rows");
        }
        this.hessian = hessian.copy();
        this.hessianColumns = Columns.of(hessian);
        this.noiseScale = Require.nonNegative("noiseScale", noiseScale);
    }

    @Override
    public int dimension() {
        return hessianColumns.length;
    }

    @Override
    public double[] initialPoint(long seed) {
        return new double[dimension()];
    }

    @Override
    public Draws<HessianSample> open(long seed) {
        return new MovingCenter(seed);
    }

    /**
     * The sample of a given center.
     *
     * @param center c, n entries; read whenever the sample is evaluated
     * @return F(·; c)
     */
    public HessianSample sample(double[] center) {
        return new Bowl(Require.length("center", center, dimension()));
    }

    /**
     * ½ σ² tr(H): the mean loss at the previous center.
     *
     * @return the smallest possible mean loss
     */
    @Override
    public OptionalDouble bestPossibleLoss() {
        double trace = 0;
        for (int i = 0; i < dimension(); i++) {
            trace += hessianColumns[i][i];
        }
        return OptionalDouble.of(0.5 * noiseScale * noiseScale * trace);
    }

    @Override
    public Certification certification() {
        return Certification.CLOSED_FORM;
    }

    private static R064Store randomHessian(NoisyQuadraticConfig config) {
        int n = config.dimension();
        RandomStream random = new RandomStream(RandomStream.derive(config.hessianSeed(), "hessian"));
        R064Store gaussian = R064Store.FACTORY.make(n, n);
        random.fillGaussian(gaussian.data);
        QR<Double> decomposition = QR.R064.make(gaussian);
        decomposition.decompose(gaussian);
        R064Store q = R064Store.FACTORY.copy(decomposition.getQ());
        double logSmallest = StrictMath.log(config.smallestCurvature());
        double logLargest = StrictMath.log(config.largestCurvature());
        R064Store scaled = q.copy();
        for (int j = 0; j < n; j++) {
            double position = n == 1 ? 1 : (double) j / (n - 1);
            double curvature = StrictMath.exp(logSmallest + position * (logLargest - logSmallest));
            for (int i = 0; i < n; i++) {
                scaled.data[j * n + i] *= curvature;
            }
        }
        R064Store product = R064Store.FACTORY.make(n, n);
        product.fillByMultiplying(scaled, q.transpose());
        R064Store symmetric = R064Store.FACTORY.make(n, n);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                symmetric.data[j * n + i] = 0.5 * (product.data[j * n + i] + product.data[i * n + j]);
            }
        }
        return symmetric;
    }

    private final class MovingCenter implements Draws<HessianSample>, Stateful {
        private final RandomStream random;
        private final double[] center = new double[dimension()];
        private final HessianSample sample = new Bowl(center);

        MovingCenter(long seed) {
            random = new RandomStream(RandomStream.derive(seed, "center"));
        }

        @Override
        public HessianSample draw() {
            for (int i = 0; i < center.length; i++) {
                center[i] = Math.fma(noiseScale, random.nextGaussian(), center[i]);
            }
            return sample;
        }

        @Override
        public void visitState(StateVisitor visitor) {
            random.visitState(visitor);
            visitor.array(center);
        }
    }

    private final class Bowl implements HessianSample {
        private final double[] center;
        private final double[] offset = new double[dimension()];

        Bowl(double[] center) {
            this.center = center;
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            for (int i = 0; i < offset.length; i++) {
                offset[i] = x[i] - center[i];
            }
            Columns.multiply(hessianColumns, offset, gradient);
            return 0.5 * Vectors.dot(offset, gradient);
        }

        @Override
        public void hessianVector(double[] x, double[] v, double[] out) {
            Columns.multiply(hessianColumns, v, out);
        }

        @Override
        public void hessian(double[] x, R064Store out) {
            System.arraycopy(hessian.data, 0, out.data, 0, hessian.data.length);
        }
    }
}
