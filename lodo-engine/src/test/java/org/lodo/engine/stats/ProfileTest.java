package org.lodo.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileTest {

    private static final double NEVER = Double.POSITIVE_INFINITY;

    @Test
    void distributionStepsAtItsValuesAndNeverCountsInfiniteOnes() {
        StepFunction function = StepFunction.of(new double[] {3, 1, NEVER, 3});

        assertThat(function.thresholds()).containsExactly(1, 3);
        assertThat(function.shares()).containsExactly(0.25, 0.75);
    }

    @Test
    void profileIsTheDistributionOfCostRatios() {
        Map<String, StepFunction> profiles = PerformanceProfile.of(
                Map.of("a", new double[] {10, 40, NEVER, NEVER}, "b", new double[] {20, 20, 5, NEVER}));

        assertThat(profiles.get("a").thresholds()).containsExactly(1, 2);
        assertThat(profiles.get("a").shares()).containsExactly(0.25, 0.5);
        assertThat(profiles.get("b").thresholds()).containsExactly(1, 2);
        assertThat(profiles.get("b").shares()).containsExactly(0.5, 0.75);
    }

    @Test
    void settledCurveIsTheMeanOverTheLastTenthOfTheDraws() {
        double[] draws = {10, 20, 21, 22, 23};
        double[] losses = {100, 50, 9, 6, Double.NaN};

        SettledCurve curve = new SettledCurve(draws, losses);

        assertThat(curve.at(0)).isEqualTo(100);
        assertThat(curve.at(1)).isEqualTo(50);
        // Draw 21 alone: the window from 18.9 on begins inside a row, which it therefore excludes.
        assertThat(curve.at(2)).isEqualTo(9);
        assertThat(curve.at(3)).isEqualTo(7.5);
        assertThat(curve.at(4)).isEqualTo(6);
    }

    @Test
    void targetIsReachedWhereTheLossStaysBelowIt() {
        double[] draws = {1, 2, 3, 4, 5};
        SettledCurve curve = new SettledCurve(draws, new double[] {1, 9, 3, 2, 2});

        assertThat(curve.settledAt(9)).isZero();
        assertThat(curve.settledAt(5)).isEqualTo(2);
        assertThat(curve.settledAt(2)).isEqualTo(3);
        assertThat(curve.settledAt(1.9)).isEqualTo(-1);
    }

    @Test
    void medianAllowsInfiniteValues() {
        assertThat(Medians.of(new double[] {NEVER, 3, 1})).isEqualTo(3);
        assertThat(Medians.of(new double[] {4, 3, 1, 2})).isEqualTo(2.5);
        assertThat(Medians.of(new double[] {NEVER, 3, NEVER, 2})).isEqualTo(NEVER);
        assertThat(Medians.of(new double[0])).isNaN();
    }

    @Test
    void largeEarlyLossesLeaveNoRoundingError() {
        double[] draws = {1, 2, 3};
        SettledCurve curve = new SettledCurve(draws, new double[] {1e20, 1, 1e-20});

        assertThat(curve.at(2)).isEqualTo(1e-20);
    }
}
