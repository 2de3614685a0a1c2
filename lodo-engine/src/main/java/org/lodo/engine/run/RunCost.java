package org.lodo.engine.run;

import org.jspecify.annotations.Nullable;

/**
 * What a run cost.
 *
 * @param steps optimizer steps made
 * @param draws samples drawn
 * @param values evaluations of the value alone
 * @param gradients evaluations of value and gradient
 * @param hessianProducts products of the Hessian with a vector; writing down a Hessian counts as n of them
 * @param metaGradients gradients with respect to the preconditioner's parameters
 * @param stateBytes memory the optimizer keeps between steps; null if it does not tell
 * @param optimizerSeconds time spent in the optimizer
 * @param problemSeconds time spent in the problem
 * @param evaluationSeconds time spent on metrics, which is on nobody's clock
 */
public record RunCost(
        long steps,
        long draws,
        long values,
        long gradients,
        long hessianProducts,
        long metaGradients,
        @Nullable Long stateBytes,
        double optimizerSeconds,
        double problemSeconds,
        double evaluationSeconds) {

    /**
     * @return the time that counts as the run's: optimizer and problem
     */
    public double seconds() {
        return optimizerSeconds + problemSeconds;
    }
}
