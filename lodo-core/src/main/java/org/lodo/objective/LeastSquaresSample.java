package org.lodo.objective;

/** A sum of squares with everything that a method could ask for: residuals, their Jacobian, and the exact Hessian. */
public interface LeastSquaresSample extends ResidualSample, HessianSample {}
