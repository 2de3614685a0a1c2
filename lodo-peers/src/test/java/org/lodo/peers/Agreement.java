package org.lodo.peers;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares the numbers of a peer with those of the suite. */
final class Agreement {

    private Agreement() {}

    /** Asserts that no entry differs by more than the tolerance times the largest expected entry. */
    static void assertClose(String name, double[] actual, double[] expected, double tolerance) {
        assertThat(actual).as(name).hasSameSizeAs(expected);
        double difference = 0;
        double size = 0;
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("%s, entry %d", name, i).isFinite();
            difference = Math.max(difference, Math.abs(actual[i] - expected[i]));
            size = Math.max(size, Math.abs(expected[i]));
        }
        assertThat(difference / size).as(name).isLessThan(tolerance);
    }
}
