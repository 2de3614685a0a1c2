package org.lodo.engine.run;

import org.jspecify.annotations.Nullable;

/**
 * What a run cost.
 *
 * @param steps optimizer steps
 * @param draws samples drawn
 * @param values evaluations of the value, or the residuals, alone
 * @param gradients evaluations of value and gradient, and products with a Jacobian of residuals or its transpose
 * @param hessianProducts Hessian-vector products; a full Hessian counts as n of them
 * @param metaGradients gradients with respect to the parameters of a learned preconditioner
 * @param stateBytes memory the optimizer keeps between steps, in bytes; null if unknown
 * @param optimizerSeconds time spent in the optimizer
 * @param problemSeconds time spent in the problem
 * @param evaluationSeconds time spent on metrics, which is excluded from {@link #seconds()}
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
     * @return what is charged to a budget: values, gradients, and products with the Hessian
     */
    public long evaluations() {
        return values + gradients + hessianProducts;
    }

    /**
     * @return the run time: that of optimizer and problem
     */
    public double seconds() {
        return optimizerSeconds + problemSeconds;
    }
}
