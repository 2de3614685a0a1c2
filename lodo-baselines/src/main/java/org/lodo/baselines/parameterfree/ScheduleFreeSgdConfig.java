package org.lodo.baselines.parameterfree;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of schedule-free gradient descent ({@link ScheduleFree#sgd}).
 *
 * @param learningRate η
 * @param momentum β, how far the gradient's point is from the last point towards the average
 * @param weightDecay w
 * @param warmup W, the number of steps in which η rises to its value
 * @param power r, the power of the step's number in the weights of the average
 * @param weightPower q, the power of the largest learning rate so far in the weights of the average
 */
public record ScheduleFreeSgdConfig(
        double learningRate, double momentum, double weightDecay, long warmup, double power, double weightPower) {

    /** Checks every value. */
    public ScheduleFreeSgdConfig {
        Require.positive("learningRate", learningRate);
        Require.decay("momentum", momentum);
        Require.nonNegative("weightDecay", weightDecay);
        Require.atLeast("warmup", warmup, 0);
        Require.nonNegative("power", power);
        Require.nonNegative("weightPower", weightPower);
    }

    /**
     * @return η 1, β 0.9, w 0, no warm-up, r 0, q 2
     */
    public static ScheduleFreeSgdConfig defaults() {
        return new ScheduleFreeSgdConfig(1, 0.9, 0, 0, 0, 2);
    }
}
