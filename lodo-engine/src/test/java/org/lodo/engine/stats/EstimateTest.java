package org.lodo.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lodo.random.RandomStream;

class EstimateTest {

    @Test
    void bootstrapOfManyNormalValuesAgreesWithStudentsInterval() {
        double[] values = new double[400];
        new RandomStream(3).fillGaussian(values);

        Estimate estimate = Estimate.of(values);

        double halfWidth = 1.966 * estimate.standardDeviation() / Math.sqrt(400);
        assertThat(estimate.low()).isCloseTo(estimate.mean() - halfWidth, within(0.05 * halfWidth));
        assertThat(estimate.high()).isCloseTo(estimate.mean() + halfWidth, within(0.05 * halfWidth));
    }

    @Test
    void bootstrapOfTwoValuesIsTheirRange() {
        // The mean of a resample is 1, 2 or 3 with probabilities 1/4, 1/2, 1/4.
        Estimate estimate = Estimate.of(new double[] {1, 3});

        assertThat(estimate.mean()).isEqualTo(2);
        assertThat(estimate.standardDeviation()).isCloseTo(Math.sqrt(2), within(1e-14));
        assertThat(estimate.low()).isEqualTo(1);
        assertThat(estimate.high()).isEqualTo(3);
    }

    @Test
    void positiveValuesHaveAPositiveInterval() {
        assertThat(Estimate.of(new double[] {1e-9, 1e-8, 1e-6, 1}).low()).isPositive();
    }

    @Test
    void isDeterministic() {
        double[] values = {2, 4, 4, 4, 5, 5, 7, 9};

        assertThat(Estimate.of(values)).isEqualTo(Estimate.of(values.clone()));
    }

    @Test
    void equalValuesHaveNoSpread() {
        assertThat(Estimate.of(new double[] {0.25, 0.25, 0.25})).isEqualTo(new Estimate(3, 0.25, 0, 0.25, 0.25));
    }

    @Test
    void oneValueHasOnlyAMean() {
        assertThat(Estimate.of(new double[] {7})).isEqualTo(new Estimate(1, 7, Double.NaN, Double.NaN, Double.NaN));
    }

    @Test
    void noValuesHaveNoEstimate() {
        assertThat(Estimate.of(new double[0]))
                .isEqualTo(new Estimate(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
    }
}
