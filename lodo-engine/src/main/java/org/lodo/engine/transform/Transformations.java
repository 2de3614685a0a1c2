package org.lodo.engine.transform;

import org.lodo.validation.Require;

/**
 * What is done to a problem F, in this order: x = D P R u is evaluated where the optimizer is at u, with R orthogonal, P a
 * permutation and D diagonal, all random and the same for all runs; then noise is added; then the gradient is rounded.
 *
 * @param rotate decides R; 0 for none
 * @param permute decides P; 0 for none
 * @param scale ratio of the largest to the smallest possible scale in D, whose entries are log-uniform around 1; 1 for none
 * @param start factor of the initial point of F
 * @param noise standard deviation σ of each entry of noise added to the gradient, σ ε with ε ~ N(0, I) at every draw; the loss gets
 *     the matching σ εᵀu, and runs are judged without it
 * @param quantize significant bits after the first that gradients and Hessian products are rounded to, 23 as in binary32, 7 as in
 *     bfloat16; 52 for no rounding
 */
public record Transformations(int rotate, int permute, double scale, double start, double noise, int quantize) {

    static final int ALL_BITS = 52;

    /** Nothing is done. */
    public static final Transformations NONE = new Transformations(0, 0, 1, 1, 0, ALL_BITS);

    /** Checks every value. */
    public Transformations {
        Require.atLeast("rotate", rotate, 0);
        Require.atLeast("permute", permute, 0);
        Require.positive("scale", scale);
        if (scale < 1) {
            throw new IllegalArgumentException("scale = " + scale + ": must be at least 1");
        }
        Require.positive("start", start);
        Require.nonNegative("noise", noise);
        Require.between("quantize", quantize, 1, ALL_BITS);
    }

    /** Whether each variable stays what it is, but for its scale. */
    boolean keepVariables() {
        return rotate == 0 && permute == 0;
    }
}
