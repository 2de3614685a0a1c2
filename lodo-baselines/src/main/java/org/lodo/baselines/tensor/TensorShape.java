package org.lodo.baselines.tensor;

import java.util.Arrays;
import org.lodo.kernel.Vectors;

/**
 * The shape of a tensor whose entries lie row-major in a flat array, and products with square matrices along one direction. In
 * direction j, entry (p, i, q) is at (p · extent + i) · after + q: p counts the indices before j, q those after.
 */
final class TensorShape {

    private final int[] extents;
    private final int[] after;
    private final int size;

    TensorShape(int... extents) {
        this.extents = extents.clone();
        after = new int[extents.length];
        int count = 1;
        for (int direction = extents.length - 1; direction >= 0; direction--) {
            after[direction] = count;
            count *= extents[direction];
        }
        size = count;
    }

    int order() {
        return extents.length;
    }

    int extent(int direction) {
        return extents[direction];
    }

    int size() {
        return size;
    }

    /** matrix ← a · matrix + b · G₍j₎G₍j₎ᵀ, where all indices but the j-th are summed over. */
    void averageGram(int direction, double[] tensor, double a, double b, double[][] matrix) {
        int extent = extents[direction];
        int rest = after[direction];
        for (int i = 0; i < extent; i++) {
            for (int k = 0; k <= i; k++) {
                double sum = 0;
                for (int block = 0; block < size; block += extent * rest) {
                    sum += dot(tensor, block + i * rest, tensor, block + k * rest, rest);
                }
                double value = a * matrix[i][k] + b * sum;
                matrix[i][k] = value;
                matrix[k][i] = value;
            }
        }
    }

    /**
     * out ← the tensor times a square matrix in one direction: out(p, i, q) = Σ_k M(i, k) in(p, k, q).
     *
     * @param rows M by rows
     */
    void multiply(int direction, double[][] rows, double[] in, double[] out) {
        int extent = extents[direction];
        int rest = after[direction];
        if (rest == 1) {
            for (int block = 0; block < size; block += extent) {
                for (int i = 0; i < extent; i++) {
                    out[block + i] = dot(rows[i], 0, in, block, extent);
                }
            }
            return;
        }
        Arrays.fill(out, 0, size, 0);
        for (int block = 0; block < size; block += extent * rest) {
            for (int i = 0; i < extent; i++) {
                for (int k = 0; k < extent; k++) {
                    addScaled(rows[i][k], in, block + k * rest, out, block + i * rest, rest);
                }
            }
        }
    }

    /** out ← the tensor times Mᵀ in one direction: out(p, i, q) = Σ_k M(k, i) in(p, k, q). */
    void multiplyTransposed(int direction, double[][] rows, double[] in, double[] out) {
        int extent = extents[direction];
        int rest = after[direction];
        Arrays.fill(out, 0, size, 0);
        for (int block = 0; block < size; block += extent * rest) {
            for (int k = 0; k < extent; k++) {
                if (rest == 1) {
                    addScaled(in[block + k], rows[k], 0, out, block, extent);
                } else {
                    for (int i = 0; i < extent; i++) {
                        addScaled(rows[k][i], in, block + k * rest, out, block + i * rest, rest);
                    }
                }
            }
        }
    }

    /** Reorders the entries along one direction: out(p, i, q) = in(p, order(i), q). */
    void permute(int direction, int[] order, double[] in, double[] out) {
        int extent = extents[direction];
        int rest = after[direction];
        for (int block = 0; block < size; block += extent * rest) {
            for (int i = 0; i < extent; i++) {
                System.arraycopy(in, block + order[i] * rest, out, block + i * rest, rest);
            }
        }
    }

    private static double dot(double[] x, int xFrom, double[] y, int yFrom, int count) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int whole = count & ~3;
        for (int i = 0; i < whole; i += 4) {
            s0 = Math.fma(x[xFrom + i], y[yFrom + i], s0);
            s1 = Math.fma(x[xFrom + i + 1], y[yFrom + i + 1], s1);
            s2 = Math.fma(x[xFrom + i + 2], y[yFrom + i + 2], s2);
            s3 = Math.fma(x[xFrom + i + 3], y[yFrom + i + 3], s3);
        }
        for (int i = whole; i < count; i++) {
            s0 = Math.fma(x[xFrom + i], y[yFrom + i], s0);
        }
        return (s0 + s1) + (s2 + s3);
    }

    private static void addScaled(double a, double[] x, int xFrom, double[] y, int yFrom, int count) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = Math.fma(a, x[xFrom + i], y[yFrom + i]);
        }
    }

    /** The Frobenius norm of a tensor of this shape. */
    double norm(double[] tensor) {
        return tensor.length == size ? Vectors.norm(tensor) : Math.sqrt(dot(tensor, 0, tensor, 0, size));
    }
}
