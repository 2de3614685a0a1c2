package org.lodo.baselines;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link OnlineLbfgs}.
 *
 * @param stepLength η₀, the step length at the start
 * @param decayTime τ, the number of steps after which the step length has halved
 * @param initialScale ε, the length of the first step in units of the gradient
 * @param history B, how many pairs are kept
 */
public record OnlineLbfgsConfig(double stepLength, double decayTime, double initialScale, int history) {

    /** Checks every value. */
    public OnlineLbfgsConfig {
        Require.positive("stepLength", stepLength);
        Require.positive("decayTime", decayTime);
        Require.positive("initialScale", initialScale);
        Require.between("history", history, 1, CurvaturePairs.MAX_CAPACITY);
    }

    /**
     * @return η₀ 0.1, τ 1,000, ε 0.01, B 48
     */
    public static OnlineLbfgsConfig defaults() {
        return new OnlineLbfgsConfig(0.1, 1000, 0.01, 48);
    }
}
