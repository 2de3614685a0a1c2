package org.lodo.problems.network;

import org.lodo.kernel.Arctangent;

/**
 * The loops that take most of the network's time. A channel is an array of entries; all loops compute entries [0, length) of
 * each and may overwrite those up to the next multiple of {@link Shape#LANES}, which every channel has room for. The order
 * of every sum is fixed, so that all implementations give the same bits in the same precision.
 */
interface Kernels {

    /** The lanes of all sums that {@link #addNineByThree} computes. */
    int NINE_BY_THREE_LANES = 9 * 3 * Shape.LANES;

    /**
     * out[o] ← b_o + Σ_i w_io in[i], where w_io is weights[first + i·inStride + o·outStride] and b_o at
     * weights[firstBias + o].
     *
     * @param weights the matrix and the biases
     * @param first index of w_00
     * @param inStride how far the weights of two neighbouring inputs are apart
     * @param outStride how far the weights of two neighbouring outputs are apart
     * @param firstBias index of b_0
     * @param in read only
     * @param inputs how many of them, from the first
     * @param out overwritten
     * @param outputs how many of them, from the first
     * @param length how many entries of each channel
     */
    void set(
            double[] weights,
            int first,
            int inStride,
            int outStride,
            int firstBias,
            double[][] in,
            int inputs,
            double[][] out,
            int outputs,
            int length);

    /** out[o] ← Σ_i w_io in[i]; otherwise as the method with biases. */
    void set(
            double[] weights,
            int first,
            int inStride,
            int outStride,
            double[][] in,
            int inputs,
            double[][] out,
            int outputs,
            int length);

    /** out[o] ← out[o] + Σ_i w_io in[i]; otherwise as {@link #set}. */
    void add(
            double[] weights,
            int first,
            int inStride,
            int outStride,
            double[][] in,
            int inputs,
            double[][] out,
            int outputs,
            int length);

    /**
     * Adds the inner product of every channel of one side with every channel of the other to gradient[first + l·lessStride +
     * m·moreStride], l counting the channels of the side that has no more of them.
     *
     * @param less channels of the side with no more of them, read only
     * @param lessCount how many of them
     * @param more channels of the other side, read only
     * @param moreCount how many of them
     * @param length how many entries of each channel
     * @param gradient added to
     * @param first index of the product of the first two channels
     * @param lessStride how far the products of two neighbouring channels of {@code less} are apart
     * @param moreStride how far the products of two neighbouring channels of {@code more} are apart
     * @param workspace used between loops
     */
    void addProducts(
            double[][] less,
            int lessCount,
            double[][] more,
            int moreCount,
            int length,
            double[] gradient,
            int first,
            int lessStride,
            int moreStride,
            ProductsWorkspace workspace);

    /**
     * Three channels from nine: out[firstOut + m] ← weights[firstBias + m] + Σ_t weights[first + t·stride + m] taps[t].
     *
     * @param weights the matrix and the biases
     * @param first index of the first weight
     * @param stride how far the weights of two neighbouring taps are apart
     * @param firstBias index of the first bias
     * @param taps nine channels, read only
     * @param out three channels of it are overwritten
     * @param firstOut which is the first of them
     * @param length how many entries of each channel
     */
    void setThreeFromNine(
            double[] weights,
            int first,
            int stride,
            int firstBias,
            double[][] taps,
            double[][] out,
            int firstOut,
            int length);

    /**
     * Nine channels from three: taps[t] ← Σ_m weights[first + t·stride + m] from[firstFrom + m].
     *
     * @param weights the matrix
     * @param first index of the first weight
     * @param stride how far the weights of two neighbouring taps are apart
     * @param from three channels of it are read
     * @param firstFrom which is the first of them
     * @param taps nine channels, overwritten
     * @param length how many entries of each channel
     */
    void setNineFromThree(
            double[] weights, int first, int stride, double[][] from, int firstFrom, double[][] taps, int length);

    /**
     * Adds the inner product of taps[t] and other[firstOther + m] to gradient[first + t·stride + m], for nine and three.
     *
     * @param taps nine channels, read only
     * @param other three channels of it are read
     * @param firstOther which is the first of them
     * @param length how many entries of each channel
     * @param gradient added to
     * @param first index of the product of the first two channels
     * @param stride how far the products of two neighbouring taps are apart
     * @param lanes {@link #NINE_BY_THREE_LANES} entries, used between loops
     */
    void addNineByThree(
            double[][] taps,
            double[][] other,
            int firstOther,
            int length,
            double[] gradient,
            int first,
            int stride,
            double[] lanes);

    /**
     * Arctangents and their derivatives.
     *
     * @param arctangent used where its loop is the fastest
     * @param x read; afterwards it holds the derivatives 1/(1 + x²)
     * @param out overwritten with atan x
     * @param length how many entries
     */
    void arctangents(Arctangent arctangent, double[] x, double[] out, int length);
}
