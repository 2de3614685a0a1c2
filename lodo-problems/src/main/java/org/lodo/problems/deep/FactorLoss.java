package org.lodo.problems.deep;

import java.util.Arrays;
import org.lodo.problems.layer.LinearizedSample;

/**
 * 1/(2b) Σ (u_iᵀv_j − M_ij)² over b entries (i, j), where row i of U and row j of V are stored one after the other in x. The
 * Hessian-vector product is the derivative of the gradient's terms (u_iᵀv_j − M_ij)(v_j, u_i).
 */
final class FactorLoss implements LinearizedSample {

    private final Entries entries;
    private final int rank;
    private final int firstColumnFactor;
    private double[] point = new double[0];

    /**
     * Entries of a matrix, which may change between evaluations.
     *
     * @param row i of each entry
     * @param column j of each entry
     * @param value M_ij of each entry
     */
    @SuppressWarnings("ArrayRecordComponent") // shared with the draw that writes them
    record Entries(int[] row, int[] column, double[] value) {

        static Entries ofSize(int size) {
            return new Entries(new int[size], new int[size], new double[size]);
        }

        void copy(Entries from, int index, int to) {
            row[to] = from.row[index];
            column[to] = from.column[index];
            value[to] = from.value[index];
        }

        int size() {
            return value.length;
        }
    }

    FactorLoss(Entries entries, int rank, int rows) {
        this.entries = entries;
        this.rank = rank;
        firstColumnFactor = rows * rank;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradient) {
        Arrays.fill(gradient, 0);
        double share = 1.0 / entries.size();
        double sum = 0;
        for (int e = 0; e < entries.size(); e++) {
            int u = left(e);
            int v = right(e);
            double residual = product(x, u, x, v) - entries.value()[e];
            sum += residual * residual;
            addScaled(share * residual, x, v, gradient, u);
            addScaled(share * residual, x, u, gradient, v);
        }
        return 0.5 * share * sum;
    }

    @Override
    public double value(double[] x) {
        double sum = 0;
        for (int e = 0; e < entries.size(); e++) {
            double residual = product(x, left(e), x, right(e)) - entries.value()[e];
            sum += residual * residual;
        }
        return 0.5 * (1.0 / entries.size()) * sum;
    }

    @Override
    public void linearize(double[] x) {
        point = x;
    }

    @Override
    public void product(double[] direction, double[] out) {
        double[] x = point;
        Arrays.fill(out, 0);
        double share = 1.0 / entries.size();
        for (int e = 0; e < entries.size(); e++) {
            int u = left(e);
            int v = right(e);
            double residual = product(x, u, x, v) - entries.value()[e];
            double moved = product(direction, u, x, v) + product(x, u, direction, v);
            addScaled(share * moved, x, v, out, u);
            addScaled(share * residual, direction, v, out, u);
            addScaled(share * moved, x, u, out, v);
            addScaled(share * residual, direction, u, out, v);
        }
    }

    private int left(int entry) {
        return entries.row()[entry] * rank;
    }

    private int right(int entry) {
        return firstColumnFactor + entries.column()[entry] * rank;
    }

    private double product(double[] a, int firstA, double[] b, int firstB) {
        double sum = 0;
        for (int k = 0; k < rank; k++) {
            sum += a[firstA + k] * b[firstB + k];
        }
        return sum;
    }

    private void addScaled(double factor, double[] from, int firstFrom, double[] to, int firstTo) {
        for (int k = 0; k < rank; k++) {
            to[firstTo + k] += factor * from[firstFrom + k];
        }
    }
}
