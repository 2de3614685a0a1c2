package org.lodo.baselines.hypergradient;

import java.util.Arrays;
import org.lodo.kernel.Vectors;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;

/**
 * A preconditioner P that AdaGrad trains on hypergradients. With g the gradient at x, g' that at the next point, and q a scale:
 *
 * <pre>
 * D ← g'gᵀ/q,   its diagonal, or its trace
 * S ← S + D²
 * P ← P + α D/(√(S + a) + b)
 * </pre>
 *
 * <p>The published methods differ in the constants a and b. All start at zero.
 */
final class OnlineScaling implements Stateful {

    /** With more variables, P and S would take more than 1.6 GB. */
    private static final int MAX_VARIABLES = 10_000;

    private final Scaling form;
    private final double insideRoot;
    private final double outsideRoot;
    /** P: one entry, n entries, or n × n entries by rows. */
    private final double[] scaling;

    private final double[] squares;
    /** D, or a row of it. */
    private final double[] change;

    /**
     * @param form of P
     * @param dimension n
     * @param insideRoot a
     * @param outsideRoot b
     */
    OnlineScaling(Scaling form, int dimension, double insideRoot, double outsideRoot) {
        this.form = form;
        this.insideRoot = insideRoot;
        this.outsideRoot = outsideRoot;
        Require.atLeast("dimension", dimension, 1);
        int size = switch (form) {
            case SCALAR -> 1;
            case DIAGONAL -> dimension;
            case MATRIX -> {
                Require.between("dimension", dimension, 1, MAX_VARIABLES);
                yield dimension * dimension;
            }
        };
        scaling = new double[size];
        squares = new double[size];
        change = new double[form == Scaling.SCALAR ? 1 : dimension];
    }

    /** out ← P v. */
    void multiply(double[] v, double[] out) {
        int n = v.length;
        switch (form) {
            case SCALAR -> Vectors.scale(scaling[0], v, out);
            case DIAGONAL -> {
                for (int i = 0; i < n; i++) {
                    out[i] = scaling[i] * v[i];
                }
            }
            case MATRIX -> {
                for (int row = 0; row < n; row++) {
                    out[row] = dotRow(row * n, v);
                }
            }
        }
    }

    private double dotRow(int offset, double[] v) {
        double even = 0;
        double odd = 0;
        int whole = v.length & ~1;
        for (int i = 0; i < whole; i += 2) {
            even = Math.fma(scaling[offset + i], v[i], even);
            odd = Math.fma(scaling[offset + i + 1], v[i + 1], odd);
        }
        return whole < v.length ? Math.fma(scaling[offset + whole], v[whole], even + odd) : even + odd;
    }

    /**
     * Learns from one pair of gradients.
     *
     * @param next g', the gradient at the next point
     * @param gradient g, the gradient at the point
     * @param scale q
     * @param rate α
     * @param nonNegative whether P is then cut off at zero, entry by entry
     */
    void learn(double[] next, double[] gradient, double scale, double rate, boolean nonNegative) {
        switch (form) {
            case SCALAR -> {
                change[0] = Vectors.dot(next, gradient) / scale;
                add(0, rate, nonNegative);
            }
            case DIAGONAL -> {
                for (int i = 0; i < change.length; i++) {
                    change[i] = next[i] * gradient[i] / scale;
                }
                add(0, rate, nonNegative);
            }
            case MATRIX -> {
                for (int row = 0; row < next.length; row++) {
                    Vectors.scale(next[row] / scale, gradient, change);
                    add(row * next.length, rate, nonNegative);
                }
            }
        }
    }

    private void add(int offset, double rate, boolean nonNegative) {
        for (int i = 0; i < change.length; i++) {
            double d = change[i];
            double sum = Math.fma(d, d, squares[offset + i]);
            squares[offset + i] = sum;
            double value = scaling[offset + i] + rate * d / (Math.sqrt(sum + insideRoot) + outsideRoot);
            scaling[offset + i] = nonNegative ? Math.max(value, 0) : value;
        }
    }

    /** S ← 0. */
    void forgetSquares() {
        Arrays.fill(squares, 0);
    }

    @Override
    public void visitState(StateVisitor visitor) {
        visitor.array(scaling);
        visitor.array(squares);
    }
}
