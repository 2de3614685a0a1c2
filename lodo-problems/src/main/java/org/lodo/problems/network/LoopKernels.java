package org.lodo.problems.network;

import java.util.Arrays;
import org.lodo.kernel.Arctangent;

/** Loops over arrays, of the forms that the compiler of Java 17 vectorizes. */
final class LoopKernels implements Kernels {

    @Override
    public void set(
            double[] weights,
            int first,
            int inStride,
            int outStride,
            int firstBias,
            double[][] in,
            int inputs,
            double[][] out,
            int outputs,
            int length) {
        WeightedSums.set(weights, first, inStride, outStride, firstBias, in, inputs, out, outputs, length);
    }

    @Override
    public void set(
            double[] weights,
            int first,
            int inStride,
            int outStride,
            double[][] in,
            int inputs,
            double[][] out,
            int outputs,
            int length) {
        WeightedSums.set(weights, first, inStride, outStride, in, inputs, out, outputs, length);
    }

    @Override
    public void add(
            double[] weights,
            int first,
            int inStride,
            int outStride,
            double[][] in,
            int inputs,
            double[][] out,
            int outputs,
            int length) {
        WeightedSums.add(weights, first, inStride, outStride, in, inputs, out, outputs, length);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Inner products are not vectorized, so the loops run over channels: the side with more of them is transposed into one
     * array an entry, and these are summed, weighted by the channels of the other side.
     */
    @Override
    public void addProducts(
            double[][] less,
            int lessCount,
            double[][] more,
            int moreCount,
            int length,
            double[] gradient,
            int first,
            int lessStride,
            int moreStride,
            ProductsWorkspace workspace) {
        int block = ProductsWorkspace.BLOCK;
        double[][] rows = workspace.rows;
        for (double[] row : rows) {
            Arrays.fill(row, 0);
        }
        for (int from = 0; from < length; from += block) {
            int size = Math.min(block, length - from);
            transpose(more, moreCount, from, workspace.entries, size);
            for (int c = 0; c < lessCount; c++) {
                System.arraycopy(less[c], from, workspace.narrow, c * block, size);
            }
            WeightedSums.add(workspace.narrow, 0, 1, block, workspace.entries, size, rows, lessCount, moreCount);
        }
        for (int l = 0; l < lessCount; l++) {
            for (int m = 0; m < moreCount; m++) {
                gradient[first + l * lessStride + m * moreStride] += rows[l][m];
            }
        }
    }

    private static void transpose(double[][] channels, int count, int from, double[][] entries, int size) {
        int c = 0;
        for (; c + 4 <= count; c += 4) {
            double[] a = channels[c];
            double[] b = channels[c + 1];
            double[] d = channels[c + 2];
            double[] e = channels[c + 3];
            for (int p = 0; p < size; p++) {
                double[] entry = entries[p];
                entry[c] = a[from + p];
                entry[c + 1] = b[from + p];
                entry[c + 2] = d[from + p];
                entry[c + 3] = e[from + p];
            }
        }
        for (; c < count; c++) {
            for (int p = 0; p < size; p++) {
                entries[p][c] = channels[c][from + p];
            }
        }
    }

    @Override
    public void setThreeFromNine(
            double[] weights,
            int first,
            int stride,
            int firstBias,
            double[][] taps,
            double[][] out,
            int firstOut,
            int length) {
        for (int m = 0; m < 3; m++) {
            Arrays.fill(out[firstOut + m], 0, length, weights[firstBias + m]);
        }
        for (int tap = 0; tap < 9; tap += 3) {
            WeightedSums.addThreeToThree(
                    weights,
                    first + tap * stride,
                    stride,
                    1,
                    taps[tap],
                    taps[tap + 1],
                    taps[tap + 2],
                    out[firstOut],
                    out[firstOut + 1],
                    out[firstOut + 2],
                    length);
        }
    }

    @Override
    public void setNineFromThree(
            double[] weights, int first, int stride, double[][] from, int firstFrom, double[][] taps, int length) {
        for (int tap = 0; tap < 9; tap += 3) {
            // A loop that only stores to three of six arrays is not vectorized, one that adds to them is.
            for (int t = tap; t < tap + 3; t++) {
                Arrays.fill(taps[t], 0, length, 0);
            }
            WeightedSums.addThreeToThree(
                    weights,
                    first + tap * stride,
                    1,
                    stride,
                    from[firstFrom],
                    from[firstFrom + 1],
                    from[firstFrom + 2],
                    taps[tap],
                    taps[tap + 1],
                    taps[tap + 2],
                    length);
        }
    }

    @Override
    public void addNineByThree(
            double[][] taps,
            double[][] other,
            int firstOther,
            int length,
            double[] gradient,
            int first,
            int stride,
            double[] lanes) {
        for (int tap = 0; tap < 9; tap += 3) {
            ThreeByThree.addProductsOfThree(
                    taps[tap],
                    taps[tap + 1],
                    taps[tap + 2],
                    other[firstOther],
                    other[firstOther + 1],
                    other[firstOther + 2],
                    length,
                    gradient,
                    first + tap * stride,
                    stride);
        }
    }

    @Override
    public void arctangents(Arctangent arctangent, double[] x, double[] out, int length) {
        arctangent.evaluate(x, out, length);
    }
}
