package org.lodo.peers;

import static org.assertj.core.api.Assertions.assertThat;

/** How far a peer's numbers are from the suite's. */
final class Agreement {

    private Agreement() {}

    /** The largest difference of two entries, as a multiple of the largest expected entry. */
    static double largestDifference(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        double difference = 0;
        double size = 0;
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isFinite();
            difference = Math.max(difference, Math.abs(actual[i] - expected[i]));
            size = Math.max(size, Math.abs(expected[i]));
        }
        return difference / size;
    }
}
