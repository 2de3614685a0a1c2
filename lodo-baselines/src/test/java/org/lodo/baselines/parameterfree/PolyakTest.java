package org.lodo.baselines.parameterfree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.objective.Sample;

class PolyakTest {

    /** Loss 3 and gradient 2 give a rate of 3/4, which the limit of growth holds to 0.1 · 2^(1/10) with smoothing. */
    @ParameterizedTest
    @ValueSource(longs = {0, 10})
    void aDrawWithoutAPositiveLossTakesNoStepAndLeavesTheRate(long smoothing) {
        Polyak polyak = new Polyak(1, new PolyakConfig(1, 2, 10, smoothing, 0.1, 0));
        double[] x = {1};
        for (double loss : new double[] {-3, 0, Double.NaN}) {
            polyak.step(() -> sample(loss), x);
            assertThat(x).containsExactly(1);
        }
        polyak.step(() -> sample(3), x);
        double rate = smoothing == 0 ? 0.75 : 0.1 * Math.pow(2, 0.1);
        assertThat(x[0]).isCloseTo(1 - 2 * rate, within(1e-14));
    }

    private static Sample sample(double loss) {
        return (x, gradient) -> {
            gradient[0] = 2;
            return loss;
        };
    }
}
