package org.lodo.problems.quadratic;

import org.jspecify.annotations.Nullable;

/**
 * A Hessian, and what turns white noise into noise of a covariance.
 *
 * @param hessian H
 * @param noiseRoot a symmetric root of Σ; null for Σ = I
 */
public record Landscape(SymmetricOperator hessian, @Nullable SymmetricOperator noiseRoot) {}
