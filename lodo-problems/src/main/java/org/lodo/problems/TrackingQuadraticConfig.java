package org.lodo.problems;

import org.lodo.validation.Require;

/**
 * Settings of the {@link TrackingQuadratic}.
 *
 * @param dimension n, at most {@value NoisyQuadraticConfig#MAX_DIMENSION}
 * @param smallestCurvature the smallest eigenvalue of the Hessian
 * @param largestCurvature the largest eigenvalue of the Hessian; eigenvalues are spaced evenly in the logarithm
 * @param centerStep the standard deviation of each coordinate of the minimum's step at a draw; 0 for a minimum that stays
 * @param gradientNoise the standard deviation of each coordinate of the gradient's noise
 * @param start the standard deviation of each coordinate of the initial point around the initial minimum
 * @param hessianSeed decides the Hessian's eigenvectors, the same for all runs
 */
public record TrackingQuadraticConfig(
        int dimension,
        double smallestCurvature,
        double largestCurvature,
        double centerStep,
        double gradientNoise,
        double start,
        int hessianSeed) {

    /** Checks every value. */
    public TrackingQuadraticConfig {
        new NoisyQuadraticConfig(dimension, smallestCurvature, largestCurvature, 1, hessianSeed);
        Require.nonNegative("centerStep", centerStep);
        Require.nonNegative("gradientNoise", gradientNoise);
        Require.nonNegative("start", start);
    }

    /**
     * @return n 100, curvatures from 0.001 to 1, steps of 0.1, noise of 0.1, a start at the minimum
     */
    public static TrackingQuadraticConfig defaults() {
        return new TrackingQuadraticConfig(100, 0.001, 1, 0.1, 0.1, 0, 0);
    }
}
