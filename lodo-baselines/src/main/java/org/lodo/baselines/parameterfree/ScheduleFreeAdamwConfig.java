package org.lodo.baselines.parameterfree;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of schedule-free AdamW ({@link ScheduleFree#adamw}).
 *
 * @param learningRate η
 * @param beta1 β, how far the gradient's point is from the last point towards the average
 * @param beta2 decay of the average of squares
 * @param epsilon ε, added to the root of the corrected average of squares
 * @param weightDecay w
 * @param warmup W, the number of steps in which η rises to its value
 * @param power r, the power of the step's number in the weights of the average
 * @param weightPower q, the power of the largest learning rate so far in the weights of the average
 */
public record ScheduleFreeAdamwConfig(
        double learningRate,
        double beta1,
        double beta2,
        double epsilon,
        double weightDecay,
        long warmup,
        double power,
        double weightPower) {

    /** Checks every value. */
    public ScheduleFreeAdamwConfig {
        Require.positive("learningRate", learningRate);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.positive("epsilon", epsilon);
        Require.nonNegative("weightDecay", weightDecay);
        Require.atLeast("warmup", warmup, 0);
        Require.nonNegative("power", power);
        Require.nonNegative("weightPower", weightPower);
    }

    /**
     * @return η 0.0025, β 0.9, β₂ 0.999, ε 1e-8, w 0, no warm-up, r 0, q 2
     */
    public static ScheduleFreeAdamwConfig defaults() {
        return new ScheduleFreeAdamwConfig(0.0025, 0.9, 0.999, 1e-8, 0, 0, 0, 2);
    }
}
