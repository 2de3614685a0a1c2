package org.lodo.bench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EstimateTest {

    @Test
    void theIntervalIsStudents() {
        // Mean 5, sum of squares 32, s = √(32/7); the 97.5 % point of t with 7 degrees of freedom is 2.364624251592784.
        Estimate estimate = Estimate.of(new double[] {2, 4, 4, 4, 5, 5, 7, 9});

        double s = Math.sqrt(32.0 / 7);
        assertThat(estimate.count()).isEqualTo(8);
        assertThat(estimate.mean()).isEqualTo(5);
        assertThat(estimate.standardDeviation()).isCloseTo(s, within(1e-14));
        assertThat(estimate.low()).isCloseTo(5 - 2.364624251592784 * s / Math.sqrt(8), within(1e-9));
        assertThat(estimate.high()).isCloseTo(5 + 2.364624251592784 * s / Math.sqrt(8), within(1e-9));
    }

    @Test
    void twoValuesHaveAWideInterval() {
        // s = √2 and t = 12.706204736174698, so the half width is t.
        Estimate estimate = Estimate.of(new double[] {1, 3});

        assertThat(estimate.low()).isCloseTo(2 - 12.706204736174698, within(1e-9));
        assertThat(estimate.high()).isCloseTo(2 + 12.706204736174698, within(1e-9));
    }

    @Test
    void equalValuesHaveNoSpread() {
        assertThat(Estimate.of(new double[] {0.3, 0.3, 0.3})).isEqualTo(new Estimate(3, 0.3, 0, 0.3, 0.3));
    }

    @Test
    void oneValueHasAMeanOnly() {
        assertThat(Estimate.of(new double[] {7})).isEqualTo(new Estimate(1, 7, Double.NaN, Double.NaN, Double.NaN));
    }

    @Test
    void noValueHasNothing() {
        assertThat(Estimate.of(new double[0]))
                .isEqualTo(new Estimate(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
    }
}
