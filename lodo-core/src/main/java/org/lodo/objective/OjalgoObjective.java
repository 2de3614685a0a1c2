package org.lodo.objective;

import org.lodo.validation.Require;
import org.ojalgo.function.multiary.MultiaryFunction;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * A twice differentiable function of ojAlgo as an objective without noise: every optimizer runs on it, those that need a Hessian
 * included.
 *
 * <p>The function is called with a column that shares the entries of x, and must not keep it. Results are copied as they are; one
 * of another shape is rejected. Runs on several threads share the function, so it must be safe for concurrent use if they do.
 */
public final class OjalgoObjective implements Objective<HessianSample> {

    private final double[] start;
    private final Function sample;

    /**
     * @param function value, gradient (n entries) and Hessian (symmetric, n × n) at each point
     * @param start the initial point of every run, as many entries as the function has arguments, at least 1
     * @throws IllegalArgumentException if their number differs
     */
    public OjalgoObjective(MultiaryFunction.TwiceDifferentiable<Double> function, double... start) {
        Require.atLeast("arity of the function", function.arity(), 1);
        this.start = Require.length("start", start, function.arity()).clone();
        sample = new Function(function);
    }

    @Override
    public int dimension() {
        return start.length;
    }

    @Override
    public double[] initialPoint(long seed) {
        return start.clone();
    }

    @Override
    public Draws<HessianSample> open(long seed) {
        return () -> sample;
    }

    private record Function(MultiaryFunction.TwiceDifferentiable<Double> function) implements HessianSample {

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            MatrixStore<Double> column = function.getGradient(R064Store.wrap(x));
            if (column.count() != x.length) {
                throw new IllegalArgumentException(
                        "the function's gradient has " + column.count() + " entries: must have " + x.length);
            }
            for (int i = 0; i < x.length; i++) {
                gradient[i] = column.doubleValue(i);
            }
            return value(x);
        }

        @Override
        public double value(double[] x) {
            return function.invoke(R064Store.wrap(x));
        }

        @Override
        public void hessian(double[] x, R064Store hessian) {
            hessian.fillMatching(matrix(x));
        }

        @Override
        public void hessianVector(double[] x, double[] v, double[] out) {
            MatrixStore<Double> matrix = matrix(x);
            for (int i = 0; i < out.length; i++) {
                double sum = 0;
                for (int j = 0; j < v.length; j++) {
                    sum = Math.fma(matrix.doubleValue(i, j), v[j], sum);
                }
                out[i] = sum;
            }
        }

        private MatrixStore<Double> matrix(double[] x) {
            MatrixStore<Double> matrix = function.getHessian(R064Store.wrap(x));
            if (matrix.countRows() != x.length || matrix.countColumns() != x.length) {
                throw new IllegalArgumentException("the function's Hessian is " + matrix.countRows() + " × "
                        + matrix.countColumns() + ": must be " + x.length + " × " + x.length);
            }
            return matrix;
        }
    }
}
