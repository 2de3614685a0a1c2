package org.lodo.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExpectedBestTest {

    private static final double NONE = Double.POSITIVE_INFINITY;

    @Test
    void isTheMeanOverAllTuples() {
        double[] losses = {5, 1, 3, 1};

        ExpectedBest[] best = ExpectedBest.of(losses, NONE, 3, 1);

        for (int k = 1; k <= 3; k++) {
            assertThat(best[k - 1].draws()).isEqualTo(k);
            assertThat(best[k - 1].mean()).isCloseTo(enumerated(losses, k), within(1e-14));
            assertThat(best[k - 1].low()).isLessThanOrEqualTo(best[k - 1].mean());
            assertThat(best[k - 1].high()).isGreaterThanOrEqualTo(best[k - 1].mean());
        }
    }

    @Test
    void failedRunsCountAsTheWorstOther() {
        assertThat(ExpectedBest.of(new double[] {2, NONE, 4}, NONE, 4, 1))
                .isEqualTo(ExpectedBest.of(new double[] {2, 4, 4}, NONE, 4, 1));
        assertThat(ExpectedBest.of(new double[] {NONE}, NONE, 4, 1)).isEmpty();
    }

    @Test
    void lossesAboveTheCeilingCountAsTheCeiling() {
        assertThat(ExpectedBest.of(new double[] {2, NONE, 1e30}, 10, 4, 1))
                .isEqualTo(ExpectedBest.of(new double[] {2, 10, 10}, 10, 4, 1));
    }

    /** The mean over all tuples of the minimum of k values. */
    private static double enumerated(double[] values, int k) {
        int tuples = 1;
        for (int i = 0; i < k; i++) {
            tuples *= values.length;
        }
        double sum = 0;
        for (int tuple = 0; tuple < tuples; tuple++) {
            double least = Double.POSITIVE_INFINITY;
            int rest = tuple;
            for (int i = 0; i < k; i++) {
                least = Math.min(least, values[rest % values.length]);
                rest /= values.length;
            }
            sum += least;
        }
        return sum / tuples;
    }
}
