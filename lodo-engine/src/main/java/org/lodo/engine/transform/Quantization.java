package org.lodo.engine.transform;

/** Rounding to fewer significant bits: to nearest, ties to even, for normal numbers. */
final class Quantization {

    private final int dropped;

    /**
     * @param bits significant bits after the first, 1 to 52
     */
    Quantization(int bits) {
        dropped = Transformations.ALL_BITS - bits;
    }

    void round(double[] v) {
        if (dropped == 0) {
            return;
        }
        for (int i = 0; i < v.length; i++) {
            v[i] = rounded(v[i]);
        }
    }

    /** Adding half of the last bit kept carries into it, and on into the exponent, where it should; a NaN or infinity stays. */
    private double rounded(double value) {
        if (!Double.isFinite(value)) {
            return value;
        }
        long word = Double.doubleToRawLongBits(value);
        long lastKept = (word >>> dropped) & 1;
        long half = (1L << (dropped - 1)) - 1 + lastKept;
        return Double.longBitsToDouble((word + half) & (-1L << dropped));
    }
}
