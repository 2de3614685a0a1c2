package org.lodo.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodo.objective.HessianSample;
import org.lodo.objective.JudgedSample;
import org.lodo.objective.LinearGaussian;
import org.ojalgo.matrix.store.R064Store;

class TrackingQuadraticTest {

    private static final TrackingQuadraticConfig DEFAULTS = TrackingQuadraticConfig.defaults();

    /** Mode by mode, the recursion of the filter's variance run to its end. */
    @ParameterizedTest
    @CsvSource({"0.3,0.1", "0.1,0.1", "0.01,0.1", "1,0", "0,0.1", "0.01,10"})
    void bestPossibleLossIsTheLimitOfTheFiltersVariances(double step, double noise) {
        TrackingQuadratic problem = new TrackingQuadratic(new TrackingQuadraticConfig(4, 0.125, 1, step, noise, 1, 0));
        double q = step * step;
        double r = noise * noise;
        double expected = 0;
        for (double curvature : new double[] {1, 0.5, 0.25, 0.125}) {
            double variance = 1 + q;
            for (int draw = 0; draw < 2_000_000; draw++) {
                variance = variance * r / (curvature * curvature * variance + r) + q;
            }
            expected += curvature * variance / 2;
        }
        double tolerance = step > 0 ? 1e-9 * expected : 1e-6;
        assertThat(problem.bestPossibleLoss().orElseThrow()).isCloseTo(expected, within(tolerance));
    }

    @Test
    void withoutNoiseTheBoundIsThatOfTheNoisyBowl() {
        double bowl = new NoisyQuadratic(NoisyQuadraticConfig.defaults())
                .bestPossibleLoss()
                .orElseThrow();
        double tracking = new TrackingQuadratic(new TrackingQuadraticConfig(100, 0.001, 1, 1, 0, 0, 0))
                .bestPossibleLoss()
                .orElseThrow();
        assertThat(tracking).isCloseTo(bowl, within(1e-12 * bowl));
    }

    @Test
    void isJudgedWithoutTheSlope() {
        TrackingQuadratic problem = new TrackingQuadratic(new TrackingQuadraticConfig(3, 0.5, 2, 0.3, 0.7, 1, 0));
        HessianSample sample = problem.open(1).draw();
        double[] x = {1, -2, 0.5};
        double[] gradient = new double[3];
        double loss = sample.valueAndGradient(x, gradient);
        R064Store hessian = R064Store.FACTORY.make(3, 3);
        sample.hessian(x, hessian);
        // Where the judged loss is smallest, at c, the gradient is the slope.
        double judged = ((JudgedSample) sample).judgedLoss(x);
        double[] atZero = new double[3];
        sample.valueAndGradient(new double[3], atZero);
        double[] difference = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                difference[i] += hessian.doubleValue(i, j) * x[j];
            }
            assertThat(gradient[i] - atZero[i]).isCloseTo(difference[i], within(1e-12));
        }
        assertThat(judged).isPositive().isNotEqualTo(loss);
    }

    @Test
    void tellsItsVariances() {
        LinearGaussian told = new TrackingQuadratic(new TrackingQuadraticConfig(3, 0.5, 2, 0.3, 0.7, 2, 0))
                .feature(LinearGaussian.class)
                .orElseThrow();
        assertThat(told.stepVariance()).isCloseTo(0.09, within(1e-15));
        assertThat(told.noiseVariance()).isCloseTo(0.49, within(1e-15));
        assertThat(told.startVariance()).isEqualTo(4);
    }

    @Test
    void rejectsSettingsOutOfRange() {
        assertThatThrownBy(() -> new TrackingQuadraticConfig(3, 0.5, 2, -1, 0, 0, 0))
                .hasMessage("centerStep = -1.0: must be non-negative and finite");
        assertThatThrownBy(() -> new TrackingQuadraticConfig(3, 0.5, 2, 1, Double.NaN, 0, 0))
                .hasMessage("gradientNoise = NaN: must be non-negative and finite");
        assertThatThrownBy(() -> new TrackingQuadraticConfig(0, 0.5, 2, 1, 0, 0, 0))
                .hasMessage("dimension = 0: must be at least 1");
        assertThat(DEFAULTS.dimension()).isEqualTo(100);
    }
}
