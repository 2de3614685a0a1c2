package org.lodo.kernel;

/**
 * The arctangent of many numbers at once in single precision: error below 2 ulp, the same bits on every machine and Java
 * version, in loops that the just-in-time compiler vectorizes.
 *
 * <p>With t = min(|x|, 1/|x|) in [0, 1] and u = t², atan t = t + t u P(u), where P, of degree 7, is the minimax approximation
 * by the Remez algorithm (relative error 1.9e-8 with coefficients in single precision). Beyond 1, atan x = ±π/2 − atan 1/x.
 * What depends on the case is chosen without a branch, as in {@link Arctangent}.
 */
public final class FloatArctangent {

    private static final float HALF_PI = 0x1.921fb6p0f;

    private static final float P7 = 0x1.7ed222p-9f;
    private static final float P6 = -0x1.0c2c0cp-6f;
    private static final float P5 = 0x1.61fdd2p-5f;
    private static final float P4 = -0x1.3556b2p-4f;
    private static final float P3 = 0x1.b4e128p-4f;
    private static final float P2 = -0x1.230adcp-3f;
    private static final float P1 = 0x1.9978f4p-3f;
    private static final float P0 = -0x1.5554dcp-2f;

    /** Scales any nonzero difference between ±1 and another float to more than 1 in absolute value. */
    private static final float HUGE = 1e30f;

    /**
     * @return the eight coefficients of P, that of u⁷ first
     */
    public static float[] coefficients() {
        return new float[] {P7, P6, P5, P4, P3, P2, P1, P0};
    }

    /**
     * Values and derivatives.
     *
     * @param x read in [0, length); afterwards it holds the derivatives 1/(1 + x²)
     * @param out overwritten in [0, length) with atan x
     * @param length how many numbers
     */
    public void evaluate(float[] x, float[] out, int length) {
        approximate(x, out, length);
        derivatives(x, length);
    }

    private static void derivatives(float[] x, int length) {
        for (int p = 0; p < length; p++) {
            x[p] = 1 / Math.fma(x[p], x[p], 1f);
        }
    }

    private static void approximate(float[] x, float[] out, int length) {
        for (int p = 0; p < length; p++) {
            float magnitude = Math.max(1, Math.abs(x[p]));
            float clamped = Math.max(-1, Math.min(1, x[p]));
            // The sign of x beyond ±1, else 0.
            float beyond = Math.min(1, (magnitude - 1) * HUGE) * clamped;
            float t = clamped / magnitude;
            float u = t * t;
            float q = P7;
            q = Math.fma(q, u, P6);
            q = Math.fma(q, u, P5);
            q = Math.fma(q, u, P4);
            q = Math.fma(q, u, P3);
            q = Math.fma(q, u, P2);
            q = Math.fma(q, u, P1);
            q = Math.fma(q, u, P0);
            // 1 − 2 beyond² is −1 beyond ±1, where the reduced part is taken off π/2.
            out[p] = Math.fma(Math.fma(-2 * beyond, beyond, 1f), Math.fma(t * u, q, t), HALF_PI * beyond);
        }
    }
}
