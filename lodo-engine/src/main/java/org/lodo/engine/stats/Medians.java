package org.lodo.engine.stats;

import java.util.Arrays;

/** Medians of values that may be infinite, where interpolation between neighbours could give NaN. */
public final class Medians {

    private Medians() {}

    /**
     * @param values any, none of them NaN or negative infinity
     * @return the middle one, or the mean of the two in the middle; infinite if one of those is; NaN if there are none
     */
    public static double of(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : Means.of(sorted, middle - 1, middle + 1);
    }
}
