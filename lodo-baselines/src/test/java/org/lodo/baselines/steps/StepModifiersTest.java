package org.lodo.baselines.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.lodo.baselines.Momentum;
import org.lodo.baselines.MomentumConfig;
import org.lodo.baselines.entrywise.Adamw;
import org.lodo.baselines.entrywise.AdamwConfig;
import org.lodo.objective.HessianSample;
import org.lodo.objective.Sample;
import org.lodo.optimizer.GradientClipping;
import org.lodo.optimizer.GradientOptimizer;
import org.lodo.optimizer.LearningRateSchedule;
import org.lodo.optimizer.LearningRateSchedule.Form;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.ScheduledOptimizer;
import org.lodo.optimizer.Sgd;
import org.lodo.random.RandomStream;
import org.lodo.testkit.OptimizerContract;

/** Schedules, decoupled weight decay and gradient clipping, as parts that fit any update rule. */
class StepModifiersTest {

    private static Optimizer<Sample> adamw(int dimension, double weightDecay) {
        return new GradientOptimizer(
                dimension, sizes -> new Adamw(new AdamwConfig(0.1, 0.9, 0.99, 1e-8, weightDecay, false), sizes));
    }

    @Nested
    class Scheduled extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            LearningRateSchedule schedule = new LearningRateSchedule(Form.COSINE, 5, 300, 1);
            return new ScheduledOptimizer(dimension, adamw(dimension, 0), schedule, 1e-3);
        }
    }

    @Nested
    class Clipped extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new GradientClipping(
                    new GradientOptimizer(dimension, sizes -> new Momentum(new MomentumConfig(0.1, 0.5), sizes)), 0.5);
        }
    }

    @Test
    void decayIsThatOfAdamw() {
        int n = 7;
        LearningRateSchedule constant = new LearningRateSchedule(Form.CONSTANT, 0, 1, 1);
        Optimizer<Sample> composed = new ScheduledOptimizer(n, adamw(n, 0), constant, 0.1 * 0.3);
        Optimizer<Sample> published = adamw(n, 0.3);
        double[] x = new double[n];
        new RandomStream(1).fillGaussian(x);
        double[] y = x.clone();
        for (int step = 0; step < 50; step++) {
            double[] slope = new double[n];
            new RandomStream(step).fillGaussian(slope);
            Sample linear = (point, gradient) -> {
                System.arraycopy(slope, 0, gradient, 0, n);
                return 0;
            };
            composed.step(() -> linear, x);
            published.step(() -> linear, y);
        }
        for (int i = 0; i < n; i++) {
            assertThat(x[i]).isCloseTo(y[i], offset(1e-14));
        }
    }

    @Test
    void aConstantScheduleKeepsTheBits() {
        LearningRateSchedule constant = new LearningRateSchedule(Form.CONSTANT, 0, 10, 1);
        assertThat(constant.isConstant()).isTrue();
        Sample slope = (x, gradient) -> {
            gradient[0] = 0.1;
            return 0;
        };
        double[] x = {0.3};
        double[] y = {0.3};
        Optimizer<Sample> scheduled = new ScheduledOptimizer(1, adamw(1, 0), constant, 0);
        Optimizer<Sample> plain = adamw(1, 0);
        for (int step = 0; step < 20; step++) {
            scheduled.step(() -> slope, x);
            plain.step(() -> slope, y);
            assertThat(x).containsExactly(y);
        }
    }

    @Test
    void factorsFollowTheirFormulas() {
        assertThat(factors(Form.CONSTANT, 4, 6)).containsExactly(0.25, 0.5, 0.75, 1, 1, 1);
        assertThat(factors(Form.LINEAR, 2, 6)).containsExactly(0.5, 1, 1, 0.75, 0.5, 0.25);
        assertThat(factors(Form.INVERSE, 0, 5)).containsExactly(1, 3 / 4.0, 3 / 5.0, 3 / 6.0, 3 / 7.0);
        double[] cosine = factors(Form.COSINE, 0, 4);
        assertThat(cosine[0]).isEqualTo(1);
        assertThat(cosine[1]).isCloseTo((1 + Math.sqrt(0.5)) / 2, offset(1e-15));
        assertThat(cosine[2]).isCloseTo(0.5, offset(1e-15));
        assertThat(cosine[3]).isCloseTo((1 - Math.sqrt(0.5)) / 2, offset(1e-15));
        assertThat(new LearningRateSchedule(Form.LINEAR, 0, 4, 1).factor(9)).isZero();
    }

    private static double[] factors(Form form, long warmup, int horizon) {
        LearningRateSchedule schedule = new LearningRateSchedule(form, warmup, horizon, 3);
        double[] factors = new double[horizon];
        Arrays.setAll(factors, step -> schedule.factor(step + 1L));
        return factors;
    }

    @Test
    void scheduledGradientDescentTakesScaledSteps() {
        Sample slope = (x, gradient) -> {
            gradient[0] = 2;
            return 0;
        };
        double[] x = {0};
        LearningRateSchedule linear = new LearningRateSchedule(Form.LINEAR, 0, 4, 1);
        Optimizer<Sample> optimizer =
                new ScheduledOptimizer(1, new GradientOptimizer(1, sizes -> new Sgd(0.5)), linear, 0);
        double[] expected = {-1, -1.75, -2.25, -2.5};
        for (double point : expected) {
            optimizer.step(() -> slope, x);
            assertThat(x[0]).isEqualTo(point);
        }
    }

    @Test
    void clippingScalesLongGradientsAndLeavesShortOnes() {
        double[][] slopes = {{3, 4}, {0.3, 0.4}, {1e200, -1e200}};
        double[][] steps = {{0.6, 0.8}, {0.3, 0.4}, {Math.sqrt(0.5), -Math.sqrt(0.5)}};
        for (int k = 0; k < slopes.length; k++) {
            double[] slope = slopes[k];
            Sample sample = (x, gradient) -> {
                System.arraycopy(slope, 0, gradient, 0, 2);
                return 7;
            };
            double[] x = new double[2];
            new GradientClipping(new GradientOptimizer(2, sizes -> new Sgd(1)), 1).step(() -> sample, x);
            assertThat(x[0]).isCloseTo(-steps[k][0], offset(1e-15));
            assertThat(x[1]).isCloseTo(-steps[k][1], offset(1e-15));
        }
    }

    @Test
    void rejectsSchedulesThatCannotBe() {
        assertThatThrownBy(() -> new LearningRateSchedule(Form.COSINE, 10, 10, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("warmup = 10: must be less than the number of steps, 10");
        assertThatThrownBy(() -> new LearningRateSchedule(Form.CONSTANT, -1, 10, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("warmup = -1: must be at least 0");
    }
}
