package org.lodo.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LossChangeTest {

    private static final int SEEDS = 20;

    private static final double ALL_ON_ONE_SIDE = Math.scalb(1.0, -SEEDS);

    private final double[] before =
            IntStream.range(0, SEEDS).mapToDouble(i -> 10 + 0.1 * i).toArray();

    @Test
    void increaseOfThreePercentOnEverySeedIsWorse() {
        LossChange change = LossChange.paired(before, times(1.03));
        assertThat(change.relative()).isCloseTo(0.03, within(1e-12));
        assertThat(change.low()).isLessThan(0.03).isGreaterThan(0.029);
        assertThat(change.worse()).isEqualTo(ALL_ON_ONE_SIDE);
        assertThat(change.better()).isEqualTo(1);
        assertThat(change.equivalent()).isEqualTo(1);
    }

    @Test
    void decreaseIsBetter() {
        LossChange change = LossChange.paired(before, times(0.97));
        assertThat(change.better()).isEqualTo(ALL_ON_ONE_SIDE);
        assertThat(change.worse()).isEqualTo(1);
    }

    @Test
    void irrelevantChangeIsEquivalentAndNotWorse() {
        LossChange change = LossChange.paired(before, times(1.004));
        assertThat(change.equivalent()).isEqualTo(ALL_ON_ONE_SIDE);
        assertThat(change.worse()).isEqualTo(1);
        assertThat(change.better()).isEqualTo(1);
    }

    /** Changes of either sign, each larger than the smallest change of interest. */
    @Test
    void changeOfVaryingSignIsUndecided() {
        double[] scattered = before.clone();
        for (int i = 0; i < SEEDS; i++) {
            scattered[i] *= i % 2 == 0 ? 1.2 : 0.8;
        }
        LossChange change = LossChange.paired(before, scattered);
        assertThat(change.worse()).isGreaterThan(0.05);
        assertThat(change.better()).isGreaterThan(0.05);
        assertThat(change.equivalent()).isGreaterThan(0.05);
    }

    @Test
    void failuresAreWorseThanAnyLoss() {
        double[] failed = before.clone();
        Arrays.fill(failed, Double.NaN);
        assertThat(LossChange.paired(before, failed).worse()).isEqualTo(ALL_ON_ONE_SIDE);
        assertThat(LossChange.paired(failed, before).better()).isEqualTo(ALL_ON_ONE_SIDE);
        assertThat(LossChange.paired(failed, failed).equivalent()).isEqualTo(ALL_ON_ONE_SIDE);
        assertThat(LossChange.independent(before, failed).worse()).isLessThan(1e-6);
        assertThat(LossChange.independent(failed, before).better()).isLessThan(1e-6);
    }

    /** Of the 20 ways to choose three of six, one is as extreme. */
    @Test
    void threeLossesAboveThreeOthersHaveProbabilityOneInTwenty() {
        LossChange change = LossChange.independent(new double[] {1, 2, 3}, new double[] {4, 5, 6});
        assertThat(change.relative()).isCloseTo(1.5, within(1e-12));
        assertThat(change.worse()).isCloseTo(0.05, within(1e-12));
        assertThat(change.better()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void equalLossesAreEquivalent() {
        double[] zeros = new double[SEEDS];
        assertThat(LossChange.independent(zeros, zeros).equivalent()).isLessThan(1e-6);
        assertThat(LossChange.paired(zeros, zeros).equivalent()).isEqualTo(ALL_ON_ONE_SIDE);
        assertThat(LossChange.independent(before, before).worse()).isGreaterThan(0.5);
    }

    /** Differences between losses below 1e-12 are rounding errors. */
    @Test
    void negligibleLossesAreEqual() {
        double[] zeros = new double[SEEDS];
        double[] rounding = new double[SEEDS];
        Arrays.fill(rounding, 1e-13);
        assertThat(LossChange.paired(zeros, rounding).worse()).isEqualTo(1);
        assertThat(LossChange.paired(zeros, rounding).equivalent()).isEqualTo(ALL_ON_ONE_SIDE);
    }

    private double[] times(double factor) {
        return Arrays.stream(before).map(loss -> factor * loss).toArray();
    }
}
