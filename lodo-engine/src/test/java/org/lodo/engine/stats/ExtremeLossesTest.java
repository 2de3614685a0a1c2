package org.lodo.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hipparchus.stat.descriptive.StreamingStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.random.RandomStream;

/** Statistics of losses whose sums or squares leave the range of doubles, against closed forms. */
class ExtremeLossesTest {

    private static final double RELATIVE = 1e-14;

    /** Of c, 2c, …, 5c the mean is 3c and the standard deviation √2.5 c. */
    @ParameterizedTest
    @ValueSource(
            doubles = {1e-301, 1e-307, 1e-200, 1e-155, 1e-20, 1, 1e20, 1e154, 1e200, 1e300, 3.5e307, -1e-301, -1e300})
    void meanAndSpreadScaleWithTheLosses(double unit) {
        Estimate estimate = Estimate.of(new double[] {unit, 2 * unit, 3 * unit, 4 * unit, 5 * unit});

        double size = Math.abs(unit);
        assertThat(estimate.mean() / unit).isCloseTo(3, within(3 * RELATIVE));
        assertThat(estimate.standardDeviation() / size).isCloseTo(Math.sqrt(2.5), within(3 * RELATIVE));
        assertThat(estimate.low() / size).isBetween(unit > 0 ? 1.5 : -4.5, unit > 0 ? 2.5 : -3.5);
        assertThat(estimate.high() / size).isBetween(unit > 0 ? 3.5 : -2.5, unit > 0 ? 4.5 : -1.5);
    }

    @Test
    void subnormalLossesHaveASpread() {
        Estimate estimate = Estimate.of(new double[] {1e-320, 3e-320});

        assertThat(estimate.mean()).isEqualTo(2e-320);
        assertThat(estimate.standardDeviation()).isCloseTo(1.414e-320, within(1e-323));
        assertThat(estimate.low()).isEqualTo(1e-320);
        assertThat(estimate.high()).isEqualTo(3e-320);
        assertThat(Estimate.of(new double[] {Double.MIN_VALUE, Double.MIN_VALUE}))
                .isEqualTo(new Estimate(2, Double.MIN_VALUE, 0, Double.MIN_VALUE, Double.MIN_VALUE));
    }

    @Test
    void lossesOfBothSignsAtTheEndOfTheRangeHaveAMean() {
        Estimate estimate = Estimate.of(new double[] {9e307, -9e307, 9e307, -9e307});

        assertThat(estimate.mean()).isZero();
        assertThat(estimate.standardDeviation() / 9e307).isCloseTo(Math.sqrt(4 / 3.0), within(RELATIVE));
        assertThat(estimate.low()).isEqualTo(-9e307);
        assertThat(estimate.high()).isEqualTo(9e307);
        // √2 times the largest double is larger than any.
        assertThat(Estimate.of(new double[] {Double.MAX_VALUE, -Double.MAX_VALUE})
                        .standardDeviation())
                .isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void ordinaryEstimatesKeepTheirBits() {
        RandomStream random = new RandomStream(5);
        for (int size = 1; size < 60; size++) {
            double[] values = new double[size];
            random.fillGaussian(values);
            StreamingStatistics plain = new StreamingStatistics();
            Arrays.stream(values).forEach(plain::addValue);

            Estimate estimate = Estimate.of(values);

            assertThat(estimate.mean()).isEqualTo(plain.getMean());
            if (size > 1) {
                assertThat(estimate.standardDeviation()).isEqualTo(plain.getStandardDeviation());
            }
        }
    }

    @Test
    void noMeanIsLargerThanTheLargestValue() {
        double[] values = new double[20];
        Arrays.fill(values, 9e307);
        assertThat(Means.of(values)).isCloseTo(9e307, within(9e307 * RELATIVE));
        Arrays.fill(values, -Double.MAX_VALUE);
        assertThat(Means.of(values)).isCloseTo(-Double.MAX_VALUE, within(1e293)).isFinite();
        Arrays.fill(values, 10, 20, Double.MAX_VALUE);
        assertThat(Means.of(values)).isCloseTo(0, within(1e293));
        assertThat(Means.of(new double[] {1e308, 1e308, -1e308})).isCloseTo(1e308 / 3, within(1e294));
        assertThat(Means.of(new double[] {Double.MIN_VALUE, 3 * Double.MIN_VALUE}))
                .isEqualTo(2 * Double.MIN_VALUE);
        assertThat(Means.of(new double[] {1e308, Double.POSITIVE_INFINITY})).isInfinite();
        assertThat(Means.of(new double[0])).isNaN();
    }

    @Test
    void ordinaryMeansAreSumsInOrder() {
        double[] values = {0.1, 0.2, 0.3, 1e16, -1e16, 0.7};
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        assertThat(Means.of(values)).isEqualTo(sum / values.length);
    }

    @Test
    void curvesAndMediansOfHugeLossesAreFinite() {
        double[] draws = new double[50];
        double[] losses = new double[50];
        for (int row = 0; row < draws.length; row++) {
            draws[row] = 1000.0 * (row + 1);
            losses[row] = 9e307;
        }
        for (double loss : new SettledCurve(draws, losses).values()) {
            assertThat(loss).isCloseTo(9e307, within(9e307 * RELATIVE));
        }
        assertThat(Medians.of(new double[] {9e307, 1.7e308})).isCloseTo(1.3e308, within(1e294));
        assertThat(Medians.of(new double[] {1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 2}))
                .isInfinite();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-301, 1e-310, 1, 1e300, 3e307})
    void theExpectedBestScalesWithTheLosses(double unit) {
        ExpectedBest[] best = ExpectedBest.of(new double[] {unit, 2 * unit, 3 * unit}, Double.POSITIVE_INFINITY, 2, 1);

        // Of two draws the least is the first with 5 of 9 chances, the second with 3 and the third with 1.
        assertThat(best[0].mean() / unit).isCloseTo(2, within(1e-9));
        assertThat(best[1].mean() / unit).isCloseTo(14 / 9.0, within(1e-9));
        assertThat(best[1].low() / unit).isBetween(1 - 1e-9, 14 / 9.0);
        assertThat(best[1].high() / unit).isBetween(14 / 9.0, 3 + 1e-9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e300, 3e307})
    void relativeChangesDoNotDependOnTheSizeOfTheLosses(double unit) {
        double[] before = {unit, 2 * unit, 3 * unit, 4 * unit, 5 * unit, 5.5 * unit};
        double[] now = Arrays.stream(before).map(loss -> 1.05 * loss).toArray();

        for (LossChange change : List.of(LossChange.paired(before, now), LossChange.independent(before, now))) {
            assertThat(change.relative()).isCloseTo(0.05, within(1e-12));
            assertThat(change.low()).isFinite();
            assertThat(change.high()).isFinite();
        }
        assertThat(LossChange.paired(before, now).worse()).isLessThan(0.05);
    }

    @Test
    void aDifferenceThatOverflowsIsNoFailure() {
        double[] reference = {-1.7e308, -1.7e308, Double.NaN};
        double[] rival = {1.7e308, 1.7e308, 1};

        PairedComparison compared =
                PairedComparison.compare(reference, Map.of("rival", rival)).get(0);

        assertThat(compared.difference()).isEqualTo(Double.MAX_VALUE);
        assertThat(compared.low()).isEqualTo(Double.MAX_VALUE);
        assertThat(compared.wins()).isEqualTo(2);
        assertThat(compared.losses()).isEqualTo(1);
    }
}
