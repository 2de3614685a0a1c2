package org.lodo.bench.suite;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lodo.objective.Draws;
import org.lodo.objective.Layered;
import org.lodo.objective.LeastSquaresSample;
import org.lodo.objective.LinearGaussian;
import org.lodo.objective.Objective;
import org.lodo.objective.VariableTensor;
import org.ojalgo.matrix.store.R064Store;

/**
 * Nine variables with every capability that an optimizer of the catalog asks for, and no allocation after it is opened:
 * residuals a_i (x_i − c_i), whose minimum c moves at every draw. The scales a may change at every draw too.
 */
public final class MovingSquares implements Objective<LeastSquaresSample>, Layered {

    private static final int DIMENSION = 9;

    private final boolean changesHessian;

    /**
     * @param changesHessian whether the scales change
     */
    public MovingSquares(boolean changesHessian) {
        this.changesHessian = changesHessian;
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public List<VariableTensor> tensors() {
        return List.of(new VariableTensor("weights", 0, List.of(2, 3)), new VariableTensor("bias", 6, List.of(3)));
    }

    @Override
    public double[] initialPoint(long seed) {
        double[] x = new double[DIMENSION];
        Arrays.setAll(x, i -> 1 - 0.3 * i);
        return x;
    }

    @Override
    public <F> Optional<F> feature(Class<F> type) {
        return type == LinearGaussian.class ? Optional.of(type.cast(new Variances())) : Objective.super.feature(type);
    }

    @Override
    public Draws<LeastSquaresSample> open(long seed) {
        MovingSample sample = new MovingSample(changesHessian);
        return () -> {
            sample.move();
            return sample;
        };
    }

    private record Variances() implements LinearGaussian {
        @Override
        public double stepVariance() {
            return 0.01;
        }

        @Override
        public double noiseVariance() {
            return 0.1;
        }

        @Override
        public double startVariance() {
            return 1;
        }
    }

    private static final class MovingSample implements LeastSquaresSample {
        private final boolean changesHessian;
        private final double[] scales = new double[DIMENSION];
        private final double[] center = new double[DIMENSION];
        private int draws;

        MovingSample(boolean changesHessian) {
            this.changesHessian = changesHessian;
        }

        void move() {
            draws++;
            for (int i = 0; i < DIMENSION; i++) {
                center[i] = 0.01 * ((draws * (i + 2)) % 11 - 5);
                scales[i] = 0.2 + 0.1 * i + (changesHessian ? 0.01 * (draws % 3) : 0);
            }
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            double loss = 0;
            for (int i = 0; i < DIMENSION; i++) {
                double residual = scales[i] * (x[i] - center[i]);
                gradient[i] = scales[i] * residual;
                loss += residual * residual / 2;
            }
            return loss;
        }

        @Override
        public void hessianVector(double[] x, double[] v, double[] out) {
            for (int i = 0; i < DIMENSION; i++) {
                out[i] = scales[i] * scales[i] * v[i];
            }
        }

        @Override
        public void hessian(double[] x, R064Store hessian) {
            Arrays.fill(hessian.data, 0);
            for (int i = 0; i < DIMENSION; i++) {
                hessian.data[i * DIMENSION + i] = scales[i] * scales[i];
            }
        }

        @Override
        public int residualCount() {
            return DIMENSION;
        }

        @Override
        public void residuals(double[] x, double[] residuals) {
            for (int i = 0; i < DIMENSION; i++) {
                residuals[i] = scales[i] * (x[i] - center[i]);
            }
        }

        @Override
        public void jacobianVector(double[] x, double[] v, double[] out) {
            for (int i = 0; i < DIMENSION; i++) {
                out[i] = scales[i] * v[i];
            }
        }

        @Override
        public void transposedJacobianVector(double[] x, double[] u, double[] out) {
            jacobianVector(x, u, out);
        }
    }
}
