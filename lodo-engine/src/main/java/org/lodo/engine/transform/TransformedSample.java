package org.lodo.engine.transform;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lodo.kernel.Vectors;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.HessianSample;
import org.lodo.objective.JudgedSample;
import org.lodo.objective.LeastSquaresSample;
import org.lodo.objective.ResidualSample;
import org.lodo.objective.Sample;
import org.ojalgo.matrix.store.R064Store;

/**
 * The evaluations of transformed draws: F(D P R u) + σ εᵀu with its gradient and Hessian in u. {@link #as} gives it the rung of
 * the problem's own samples. Not safe for concurrent use.
 */
final class TransformedSample {

    private final CoordinateChange change;
    private final boolean isNoisy;
    private final Quantization quantization;
    private final double[] noise;
    private final double[] x;
    private final double[] gradientInX;
    private final double[] direction;
    private final double[] work;
    private @Nullable Sample own;

    /** Where the last loss without noise was evaluated, so that what a run is judged by costs no second evaluation. */
    private final double[] lastPoint;

    private double lastLoss = Double.NaN;

    /** The noise σ ε is read whenever the sample is evaluated. */
    TransformedSample(CoordinateChange change, Transformations transformations, double[] noise) {
        this.change = change;
        isNoisy = transformations.noise() > 0;
        quantization = new Quantization(transformations.quantize());
        this.noise = noise;
        x = new double[noise.length];
        gradientInX = new double[noise.length];
        direction = new double[noise.length];
        work = new double[noise.length];
        lastPoint = new double[noise.length];
    }

    /** Goes on to the next draw of the problem. */
    void moveTo(Sample next) {
        own = next;
        lastLoss = Double.NaN;
    }

    /** This sample as one that offers what another does. */
    Sample as(Sample rung) {
        if (rung instanceof LeastSquaresSample) {
            return new WithEverything();
        }
        if (rung instanceof ResidualSample) {
            return new WithResiduals();
        }
        if (rung instanceof HessianSample) {
            return new WithHessian();
        }
        return rung instanceof CurvatureSample ? new WithCurvature() : new WithGradient();
    }

    private <T> T own(Class<T> rung) {
        return rung.cast(Objects.requireNonNull(own, "nothing is evaluated before the first draw"));
    }

    private double value(double[] u) {
        change.apply(u, x, work);
        return noisy(own(Sample.class).value(x), u);
    }

    private double valueAndGradient(double[] u, double[] gradient) {
        change.apply(u, x, work);
        double loss = own(Sample.class).valueAndGradient(x, gradientInX);
        change.applyTransposed(gradientInX, gradient, work);
        Vectors.addScaled(1, noise, gradient);
        quantization.round(gradient);
        return noisy(loss, u);
    }

    private double noisy(double loss, double[] u) {
        System.arraycopy(u, 0, lastPoint, 0, u.length);
        lastLoss = loss;
        return loss + Vectors.dot(noise, u);
    }

    private double judgedLoss(double[] u) {
        if (own instanceof JudgedSample judged) {
            change.apply(u, x, work);
            return judged.judgedLoss(x);
        }
        if (!Double.isNaN(lastLoss) && Arrays.equals(u, lastPoint)) {
            return lastLoss;
        }
        change.apply(u, x, work);
        return own(Sample.class).value(x);
    }

    private void hessianVector(double[] u, double[] v, double[] out) {
        change.apply(u, x, work);
        change.apply(v, direction, work);
        own(CurvatureSample.class).hessianVector(x, direction, gradientInX);
        change.applyTransposed(gradientInX, out, work);
        quantization.round(out);
    }

    /** TᵀHT of x = T u: Tᵀ times the columns of H, then Tᵀ times the columns of the transposed product. */
    private void hessian(double[] u, R064Store hessian) {
        change.apply(u, x, work);
        own(HessianSample.class).hessian(x, hessian);
        int n = x.length;
        for (int pass = 0; pass < 2; pass++) {
            for (int j = 0; j < n; j++) {
                System.arraycopy(hessian.data, j * n, direction, 0, n);
                change.applyTransposed(direction, gradientInX, work);
                System.arraycopy(gradientInX, 0, hessian.data, j * n, n);
            }
            transpose(hessian.data, n);
        }
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < j; i++) {
                double mean = 0.5 * (hessian.data[j * n + i] + hessian.data[i * n + j]);
                hessian.data[j * n + i] = mean;
                hessian.data[i * n + j] = mean;
            }
        }
        quantization.round(hessian.data);
    }

    private static void transpose(double[] matrix, int n) {
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < j; i++) {
                double above = matrix[j * n + i];
                matrix[j * n + i] = matrix[i * n + j];
                matrix[i * n + j] = above;
            }
        }
    }

    private int residualCount() {
        if (isNoisy) {
            throw new UnsupportedOperationException(
                    "residuals: a loss with transform.noise is no sum of squares, must have noise 0 for optimizers that need them");
        }
        return own(ResidualSample.class).residualCount();
    }

    private void residuals(double[] u, double[] residuals) {
        residualCount();
        change.apply(u, x, work);
        own(ResidualSample.class).residuals(x, residuals);
    }

    private void jacobianVector(double[] u, double[] v, double[] out) {
        residualCount();
        change.apply(u, x, work);
        change.apply(v, direction, work);
        own(ResidualSample.class).jacobianVector(x, direction, out);
        quantization.round(out);
    }

    private void transposedJacobianVector(double[] u, double[] v, double[] out) {
        residualCount();
        change.apply(u, x, work);
        own(ResidualSample.class).transposedJacobianVector(x, v, gradientInX);
        change.applyTransposed(gradientInX, out, work);
        quantization.round(out);
    }

    private final class WithGradient implements Sample, JudgedSample {
        @Override
        public double value(double[] u) {
            return TransformedSample.this.value(u);
        }

        @Override
        public double valueAndGradient(double[] u, double[] gradient) {
            return TransformedSample.this.valueAndGradient(u, gradient);
        }

        @Override
        public double judgedLoss(double[] u) {
            return TransformedSample.this.judgedLoss(u);
        }
    }

    private final class WithCurvature implements CurvatureSample, JudgedSample {
        @Override
        public double value(double[] u) {
            return TransformedSample.this.value(u);
        }

        @Override
        public double valueAndGradient(double[] u, double[] gradient) {
            return TransformedSample.this.valueAndGradient(u, gradient);
        }

        @Override
        public double judgedLoss(double[] u) {
            return TransformedSample.this.judgedLoss(u);
        }

        @Override
        public void hessianVector(double[] u, double[] v, double[] out) {
            TransformedSample.this.hessianVector(u, v, out);
        }
    }

    private final class WithHessian implements HessianSample, JudgedSample {
        @Override
        public double value(double[] u) {
            return TransformedSample.this.value(u);
        }

        @Override
        public double valueAndGradient(double[] u, double[] gradient) {
            return TransformedSample.this.valueAndGradient(u, gradient);
        }

        @Override
        public double judgedLoss(double[] u) {
            return TransformedSample.this.judgedLoss(u);
        }

        @Override
        public void hessianVector(double[] u, double[] v, double[] out) {
            TransformedSample.this.hessianVector(u, v, out);
        }

        @Override
        public void hessian(double[] u, R064Store hessian) {
            TransformedSample.this.hessian(u, hessian);
        }
    }

    private final class WithResiduals implements ResidualSample, JudgedSample {
        @Override
        public double value(double[] u) {
            return TransformedSample.this.value(u);
        }

        @Override
        public double valueAndGradient(double[] u, double[] gradient) {
            return TransformedSample.this.valueAndGradient(u, gradient);
        }

        @Override
        public double judgedLoss(double[] u) {
            return TransformedSample.this.judgedLoss(u);
        }

        @Override
        public int residualCount() {
            return TransformedSample.this.residualCount();
        }

        @Override
        public void residuals(double[] u, double[] residuals) {
            TransformedSample.this.residuals(u, residuals);
        }

        @Override
        public void jacobianVector(double[] u, double[] v, double[] out) {
            TransformedSample.this.jacobianVector(u, v, out);
        }

        @Override
        public void transposedJacobianVector(double[] u, double[] v, double[] out) {
            TransformedSample.this.transposedJacobianVector(u, v, out);
        }
    }

    private final class WithEverything implements LeastSquaresSample, JudgedSample {
        @Override
        public double value(double[] u) {
            return TransformedSample.this.value(u);
        }

        @Override
        public double valueAndGradient(double[] u, double[] gradient) {
            return TransformedSample.this.valueAndGradient(u, gradient);
        }

        @Override
        public double judgedLoss(double[] u) {
            return TransformedSample.this.judgedLoss(u);
        }

        @Override
        public void hessianVector(double[] u, double[] v, double[] out) {
            TransformedSample.this.hessianVector(u, v, out);
        }

        @Override
        public void hessian(double[] u, R064Store hessian) {
            TransformedSample.this.hessian(u, hessian);
        }

        @Override
        public int residualCount() {
            return TransformedSample.this.residualCount();
        }

        @Override
        public void residuals(double[] u, double[] residuals) {
            TransformedSample.this.residuals(u, residuals);
        }

        @Override
        public void jacobianVector(double[] u, double[] v, double[] out) {
            TransformedSample.this.jacobianVector(u, v, out);
        }

        @Override
        public void transposedJacobianVector(double[] u, double[] v, double[] out) {
            TransformedSample.this.transposedJacobianVector(u, v, out);
        }
    }
}
