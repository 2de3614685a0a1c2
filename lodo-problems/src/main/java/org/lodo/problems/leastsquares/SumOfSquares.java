package org.lodo.problems.leastsquares;

import java.util.Arrays;
import org.lodo.kernel.Vectors;
import org.lodo.objective.LeastSquaresSample;
import org.ojalgo.matrix.store.R064Store;

/** ½ ‖r‖² with H = JᵀJ + Σ rᵢ ∇²rᵢ, all by dense matrices. Not safe for concurrent use. */
final class SumOfSquares implements LeastSquaresSample {

    private final ResidualFunction function;
    private final double[] residuals;
    private final double[] image;
    private final R064Store jacobian;
    private final R064Store second;

    SumOfSquares(ResidualFunction function) {
        this.function = function;
        int m = function.residualCount();
        int n = function.dimension();
        residuals = new double[m];
        image = new double[m];
        jacobian = R064Store.FACTORY.make(m, n);
        second = R064Store.FACTORY.make(n, n);
    }

    @Override
    public int residualCount() {
        return residuals.length;
    }

    @Override
    public double value(double[] x) {
        function.residuals(x, residuals);
        return 0.5 * Vectors.dot(residuals, residuals);
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradient) {
        double value = value(x);
        function.jacobian(x, jacobian);
        multiplyTransposed(residuals, gradient);
        return value;
    }

    @Override
    public void residuals(double[] x, double[] out) {
        function.residuals(x, out);
    }

    @Override
    public void jacobianVector(double[] x, double[] v, double[] out) {
        function.jacobian(x, jacobian);
        multiply(v, out);
    }

    @Override
    public void transposedJacobianVector(double[] x, double[] u, double[] out) {
        function.jacobian(x, jacobian);
        multiplyTransposed(u, out);
    }

    @Override
    public void hessianVector(double[] x, double[] v, double[] out) {
        evaluateSecondDerivatives(x);
        multiply(v, image);
        multiplyTransposed(image, out);
        int n = out.length;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                out[i] = Math.fma(v[j], second.data[j * n + i], out[i]);
            }
        }
    }

    @Override
    public void hessian(double[] x, R064Store hessian) {
        evaluateSecondDerivatives(x);
        int n = x.length;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i <= j; i++) {
                double entry = second.data[j * n + i] + columnProduct(i, j);
                hessian.data[j * n + i] = entry;
                hessian.data[i * n + j] = entry;
            }
        }
    }

    /** Sets the Jacobian and Σ rᵢ ∇²rᵢ. */
    private void evaluateSecondDerivatives(double[] x) {
        function.residuals(x, residuals);
        function.jacobian(x, jacobian);
        second.fillAll(0.0);
        function.addSecondDerivatives(x, residuals, second);
    }

    private double columnProduct(int i, int j) {
        int m = residuals.length;
        double sum = 0;
        for (int k = 0; k < m; k++) {
            sum = Math.fma(jacobian.data[i * m + k], jacobian.data[j * m + k], sum);
        }
        return sum;
    }

    private void multiply(double[] v, double[] out) {
        int m = out.length;
        Arrays.fill(out, 0);
        for (int j = 0; j < v.length; j++) {
            for (int i = 0; i < m; i++) {
                out[i] = Math.fma(v[j], jacobian.data[j * m + i], out[i]);
            }
        }
    }

    private void multiplyTransposed(double[] u, double[] out) {
        int m = u.length;
        for (int j = 0; j < out.length; j++) {
            double sum = 0;
            for (int i = 0; i < m; i++) {
                sum = Math.fma(u[i], jacobian.data[j * m + i], sum);
            }
            out[j] = sum;
        }
    }
}
