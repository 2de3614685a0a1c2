package org.lodo.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.inference.TTest;
import org.junit.jupiter.api.Test;

class NestedMeanTest {

    private static final double[] FIRST = {10.2, 11.9, 9.7, 10.4, 12.5, 11.1};
    private static final double[] SECOND = {10.9, 12.3, 9.6, 11.4, 13.9, 11.8};
    private static final double[] THIRD = {10.5, 13.3, 12.6};

    @Test
    void withOneSearchItIsThePairedTest() {
        NestedMean difference = NestedMean.ofDifference(new double[][] {FIRST}, new double[][] {SECOND});

        double twoSided = new TTest().pairedTTest(FIRST, SECOND);
        assertThat(difference.mean()).isCloseTo(4.1 / 6, within(1e-12));
        assertThat(difference.degreesOfFreedom()).isEqualTo(5);
        assertThat(difference.probabilityOfAbove(0)).isCloseTo(twoSided / 2, within(1e-12));
        assertThat(difference.probabilityOfBelow(0)).isCloseTo(1 - twoSided / 2, within(1e-12));
        assertThat(difference.luckOfFirst() + difference.luckOfSecond()).isZero();
    }

    @Test
    void withOneSeedItIsTheTestOfWelch() {
        NestedMean difference = NestedMean.ofDifference(column(SECOND), column(THIRD));

        double twoSided = new TTest().tTest(SECOND, THIRD);
        double statistic = difference.mean() / difference.standardError();
        double plain = new TDistribution(difference.degreesOfFreedom()).cumulativeProbability(-Math.abs(statistic));
        assertThat(2 * plain).isCloseTo(twoSided, within(1e-12));
        assertThat(difference.luckOfFirst() + difference.luckOfSecond()).isCloseTo(1, within(1e-12));
        // The skewness of luck takes from the degrees of freedom of either side.
        double corrected = difference.degreesOfFreedom() / (1 + 2 * difference.luckOfFirst());
        assertThat(difference.probabilityOfAbove(0))
                .isCloseTo(new TDistribution(corrected).cumulativeProbability(-statistic), within(1e-12))
                .isGreaterThan(plain);
    }

    private static double[][] column(double[] values) {
        double[][] column = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            column[i] = new double[] {values[i]};
        }
        return column;
    }

    /**
     * The layout of Box, Hunter and Hunter: (66 + 70/3 − 226/12) / 20 is the variance of the mean, its degrees of
     * freedom are (66 + 70/3 − 226/12)² / (66²/4 + (70/3)²/3 + (226/12)²/12).
     */
    @Test
    void agreesWithTheFormulasByHand() {
        NestedMean mean = NestedMean.of(new double[][] {
            {89, 88, 97, 94},
            {84, 77, 92, 79},
            {81, 87, 87, 85},
            {87, 92, 89, 84},
            {79, 81, 80, 88}
        });

        double combined = 66 + 70.0 / 3 - 226.0 / 12;
        double degrees = combined * combined / (66.0 * 66 / 4 + 4900.0 / 9 / 3 + (226.0 / 12) * (226.0 / 12) / 12);
        assertThat(mean.mean()).isEqualTo(86);
        assertThat(mean.standardError()).isCloseTo(Math.sqrt(combined / 20), within(1e-12));
        assertThat(mean.degreesOfFreedom()).isCloseTo(degrees, within(1e-12));
        double luck = (66 - 226.0 / 12) / combined;
        assertThat(mean.luckOfSecond()).isCloseTo(luck, within(1e-12));
        assertThat(mean.luckOfFirst()).isZero();
        double below = new TDistribution(degrees).inverseCumulativeProbability(0.975);
        double above = new TDistribution(degrees / (1 + 2 * luck)).inverseCumulativeProbability(0.975);
        assertThat(mean.interval().low()).isCloseTo(86 - below * Math.sqrt(combined / 20), within(1e-9));
        assertThat(mean.interval().high()).isCloseTo(86 + above * Math.sqrt(combined / 20), within(1e-9));
    }

    /** What seeds do to both alike cancels: the difference is known as well as if there were no such thing. */
    @Test
    void commonRandomNumbersCancel() {
        double[][] first = {{1, 2, 4}, {2, 3, 5.5}};
        double[][] second = {{4, 5.5, 7}, {5, 6, 8.5}, {3, 4, 6}};
        double[] common = {100, -3, 20};

        NestedMean plain = NestedMean.ofDifference(first, second);
        NestedMean shifted = NestedMean.ofDifference(plus(first, common), plus(second, common));

        assertThat(shifted.mean()).isCloseTo(plain.mean(), within(1e-12));
        assertThat(shifted.standardError()).isCloseTo(plain.standardError(), within(1e-12));
        assertThat(shifted.degreesOfFreedom()).isCloseTo(plain.degreesOfFreedom(), within(1e-9));
    }

    private static double[][] plus(double[][] values, double[] common) {
        double[][] sums = new double[values.length][common.length];
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j < common.length; j++) {
                sums[i][j] = values[i][j] + common[j];
            }
        }
        return sums;
    }

    @Test
    void withoutRepetitionNothingIsKnown() {
        NestedMean once = NestedMean.ofDifference(new double[][] {{1}}, new double[][] {{2}});

        assertThat(once.mean()).isEqualTo(1);
        assertThat(once.interval()).isEqualTo(Interval.UNKNOWN);
        assertThat(once.probabilityOfAbove(0)).isEqualTo(1);
        assertThat(once.probabilityOfBelow(0)).isEqualTo(1);
    }

    @Test
    void spreadsOfAnySizeHaveDegreesOfFreedom() {
        double[][] first = {{1, 2, 4}, {2, 3, 5.5}};
        NestedMean plain = NestedMean.of(first);
        NestedMean tiny = NestedMean.of(times(first, 0x1p-300));

        assertThat(tiny.degreesOfFreedom()).isEqualTo(plain.degreesOfFreedom());
        assertThat(tiny.interval().high()).isEqualTo(0x1p-300 * plain.interval().high());
        assertThat(NestedMean.of(times(first, 0x1p1000)).interval()).isEqualTo(Interval.UNKNOWN);
        assertThat(NestedMean.of(times(first, 0x1p1000)).probabilityOfAbove(0)).isEqualTo(1);
    }

    private static double[][] times(double[][] values, double factor) {
        return Arrays.stream(values)
                .map(row -> Arrays.stream(row).map(value -> factor * value).toArray())
                .toArray(double[][]::new);
    }

    @Test
    void withoutAnySpreadEverythingIs() {
        NestedMean equal = NestedMean.ofDifference(new double[][] {{1, 1}}, new double[][] {{2, 2}});

        assertThat(equal.interval()).isEqualTo(new Interval(1, 1));
        assertThat(equal.probabilityOfAbove(0)).isZero();
        assertThat(equal.probabilityOfAbove(1)).isEqualTo(1);
        assertThat(equal.probabilityOfBelow(0)).isEqualTo(1);
    }
}
