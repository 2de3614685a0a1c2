package org.lodo.problems.network;

import org.lodo.kernel.FloatArctangent;

/** Loops over vectors of the machine's size, with sums in registers. */
final class FloatVectorKernels implements FloatKernels {

    @Override
    public void set(
            float[] weights,
            int first,
            int inStride,
            int outStride,
            int firstBias,
            float[][] in,
            int inputs,
            float[][] out,
            int outputs,
            int length) {
        FloatVectorSums.sum(weights, first, inStride, outStride, firstBias, in, inputs, out, outputs, length);
    }

    @Override
    public void set(
            float[] weights,
            int first,
            int inStride,
            int outStride,
            float[][] in,
            int inputs,
            float[][] out,
            int outputs,
            int length) {
        FloatVectorSums.sum(
                weights, first, inStride, outStride, FloatVectorSums.FROM_ZERO, in, inputs, out, outputs, length);
    }

    @Override
    public void add(
            float[] weights,
            int first,
            int inStride,
            int outStride,
            float[][] in,
            int inputs,
            float[][] out,
            int outputs,
            int length) {
        FloatVectorSums.sum(
                weights, first, inStride, outStride, FloatVectorSums.FROM_OUTPUTS, in, inputs, out, outputs, length);
    }

    @Override
    public void addProducts(
            float[][] less,
            int lessCount,
            float[][] more,
            int moreCount,
            int length,
            float[] gradient,
            int first,
            int lessStride,
            int moreStride,
            FloatProductsWorkspace workspace) {
        FloatVectorProducts.add(
                less, lessCount, more, moreCount, length, gradient, first, lessStride, moreStride, workspace);
    }

    @Override
    public void setThreeFromNine(
            float[] weights,
            int first,
            int stride,
            int firstBias,
            float[][] taps,
            float[][] out,
            int firstOut,
            int length) {
        FloatVectorNeighbours.setThreeFromNine(weights, first, stride, firstBias, taps, out, firstOut, length);
    }

    @Override
    public void setNineFromThree(
            float[] weights, int first, int stride, float[][] from, int firstFrom, float[][] taps, int length) {
        for (int tap = 0; tap < 9; tap += 3) {
            FloatVectorNeighbours.setThreeFromThree(
                    weights, first + tap * stride, stride, from, firstFrom, taps, tap, length);
        }
    }

    @Override
    public void addNineByThree(
            float[][] taps,
            float[][] other,
            int firstOther,
            int length,
            float[] gradient,
            int first,
            int stride,
            float[] lanes) {
        int whole = length / FloatShape.LANES * FloatShape.LANES;
        for (int lane = 0; lane < FloatShape.LANES; lane += FloatVectorSize.ENTRIES) {
            for (int tap = 0; tap < 9; tap += 3) {
                FloatVectorNeighbours.sumLanes(taps, tap, other, firstOther, lane, whole, lanes);
            }
        }
        for (int sum = 0; sum < 27; sum++) {
            int i = sum * FloatShape.LANES;
            float[] x = taps[sum / 3];
            float[] y = other[firstOther + sum % 3];
            for (int p = whole; p < length; p++) {
                lanes[i + p - whole] = Math.fma(x[p], y[p], lanes[i + p - whole]);
            }
            float total = 0;
            for (int lane = 0; lane < FloatShape.LANES; lane++) {
                total += lanes[i + lane];
            }
            gradient[first + sum / 3 * stride + sum % 3] += total;
        }
    }

    @Override
    public void arctangents(FloatArctangent arctangent, float[] x, float[] out, int length) {
        FloatVectorArctangent.evaluate(x, out, length);
    }
}
