package org.lodo.baselines.psgd;

import java.util.Arrays;
import org.lodo.baselines.psgd.PsgdDenseConfig.Geometry;
import org.lodo.kernel.Vectors;
import org.lodo.random.RandomSource;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;

/** The dense factor Q of the preconditioner P = QᵀQ, by rows, and its updates. */
final class DenseFactor implements Stateful {

    private final Geometry geometry;
    private final double[][] rows;
    private final double[] a;
    private final double[] b;
    private final double[] alongA;
    private final double[] alongB;
    private final Rotation rotation;
    /** ℓ, as an array so that it is visited with the state. */
    private final double[] smoothness = new double[1];

    DenseFactor(Geometry geometry, int dimension) {
        this.geometry = geometry;
        rows = new double[dimension][dimension];
        a = new double[dimension];
        b = new double[dimension];
        alongA = new double[dimension];
        alongB = new double[dimension];
        rotation = new Rotation(geometry == Geometry.Q05EQ15 ? dimension : 0);
    }

    /** Q ← s I. */
    void setScale(double scale) {
        for (int i = 0; i < rows.length; i++) {
            Arrays.fill(rows[i], 0);
            rows[i][i] = scale;
        }
    }

    /** out ← QᵀQ v. */
    void precondition(double[] vector, double[] out) {
        multiply(rows, vector, alongA);
        multiplyTransposed(rows, alongA, out);
    }

    /** The entry (i, j) of P = QᵀQ, for inspection. */
    double preconditioner(int i, int j) {
        double sum = 0;
        for (double[] row : rows) {
            sum = Math.fma(row[i], row[j], sum);
        }
        return sum;
    }

    /**
     * Fits Q to a pair.
     *
     * @param v the pair's vector
     * @param h the damped product
     * @param rate γ
     * @param decay β_L
     * @param random for the rotation's estimate of a norm
     */
    void learn(double[] v, double[] h, double rate, double decay, RandomSource random) {
        if (geometry == Geometry.EQ) {
            multiply(rows, h, a);
            solveTransposed(v, b);
        } else {
            precondition(h, a);
            System.arraycopy(v, 0, b, 0, v.length);
        }
        smoothness[0] = Smoothness.next(decay, smoothness[0], Vectors.dot(a, a) + Vectors.dot(b, b));
        double length = rate / smoothness[0];
        switch (geometry) {
            case EQ -> moveTriangle(length);
            case QEQ -> moveFromRight(length);
            case QUAD -> moveBothSides(length);
            case Q05EQ15 -> {
                moveFromLeft(length);
                rotation.towardsSymmetry(rows, random);
            }
        }
    }

    /** Q ← Q − triu(E) Q, row i of which needs the sums over the rows from i on. */
    private void moveTriangle(double length) {
        Arrays.fill(alongA, 0);
        Arrays.fill(alongB, 0);
        for (int i = rows.length - 1; i >= 0; i--) {
            Vectors.addScaled(a[i], rows[i], alongA);
            Vectors.addScaled(b[i], rows[i], alongB);
            Vectors.addScaled(-length * a[i], alongA, rows[i]);
            Vectors.addScaled(length * b[i], alongB, rows[i]);
        }
    }

    /** Q ← Q − E Q. */
    private void moveFromLeft(double length) {
        multiplyTransposed(rows, a, alongA);
        multiplyTransposed(rows, b, alongB);
        for (int i = 0; i < rows.length; i++) {
            Vectors.addScaled(-length * a[i], alongA, rows[i]);
            Vectors.addScaled(length * b[i], alongB, rows[i]);
        }
    }

    /** Q ← Q − Q E. */
    private void moveFromRight(double length) {
        multiply(rows, a, alongA);
        multiply(rows, b, alongB);
        for (int i = 0; i < rows.length; i++) {
            Vectors.addScaled(-length * alongA[i], a, rows[i]);
            Vectors.addScaled(length * alongB[i], b, rows[i]);
        }
    }

    private void moveBothSides(double length) {
        moveFromLeft(length / 2);
        moveFromRight(length / 2);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < i; j++) {
                double mean = (rows[i][j] + rows[j][i]) / 2;
                rows[i][j] = mean;
                rows[j][i] = mean;
            }
        }
    }

    /** out ← Q⁻ᵀ v for an upper triangular Q. */
    private void solveTransposed(double[] v, double[] out) {
        System.arraycopy(v, 0, out, 0, v.length);
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            double value = out[i] / row[i];
            out[i] = value;
            for (int j = i + 1; j < row.length; j++) {
                out[j] = Math.fma(-value, row[j], out[j]);
            }
        }
    }

    static void multiply(double[][] matrix, double[] v, double[] out) {
        for (int i = 0; i < matrix.length; i++) {
            out[i] = Vectors.dot(matrix[i], v);
        }
    }

    static void multiplyTransposed(double[][] matrix, double[] v, double[] out) {
        Arrays.fill(out, 0);
        for (int i = 0; i < matrix.length; i++) {
            Vectors.addScaled(v[i], matrix[i], out);
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        for (double[] row : rows) {
            visitor.array(row);
        }
        visitor.array(smoothness);
    }
}
