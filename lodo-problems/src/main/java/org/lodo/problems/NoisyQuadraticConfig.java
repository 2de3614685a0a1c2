package org.lodo.problems;

import org.lodo.validation.Require;

/**
 * Settings of the {@link NoisyQuadratic noisy quadratic bowl}.
 *
 * @param dimension n, at most {@value #MAX_DIMENSION}
 * @param smallestCurvature the smallest eigenvalue of the Hessian
 * @param largestCurvature the largest eigenvalue of the Hessian; eigenvalues are spaced evenly in the logarithm
 * @param noiseScale σ, the standard deviation of each coordinate of the center's step
 * @param hessianSeed decides the Hessian's eigenvectors, the same for all runs
 */
public record NoisyQuadraticConfig(
        int dimension, double smallestCurvature, double largestCurvature, double noiseScale, int hessianSeed) {

    /** The largest n whose n² entries fit into an array. */
    public static final int MAX_DIMENSION = 46_340;

    /** Checks every value. */
    public NoisyQuadraticConfig {
        Require.atLeast("dimension", dimension, 1);
        if (dimension > MAX_DIMENSION) {
            throw new IllegalArgumentException("dimension = " + dimension + ": must be at most " + MAX_DIMENSION
                    + ", as the Hessian has its square of entries");
        }
        Require.positive("smallestCurvature", smallestCurvature);
        Require.positive("largestCurvature", largestCurvature);
        if (smallestCurvature > largestCurvature) {
            throw new IllegalArgumentException("smallestCurvature = " + smallestCurvature
                    + ": must not exceed largestCurvature = " + largestCurvature);
        }
        Require.nonNegative("noiseScale", noiseScale);
        Require.atLeast("hessianSeed", hessianSeed, 0);
    }

    /**
     * @return n 100, curvatures from 0.001 to 1, σ 1 (Liao et al. 2023, section 5.1)
     */
    public static NoisyQuadraticConfig defaults() {
        return new NoisyQuadraticConfig(100, 0.001, 1, 1, 0);
    }

    /**
     * @param value n
     * @return these settings with another dimension
     */
    public NoisyQuadraticConfig withDimension(int value) {
        return new NoisyQuadraticConfig(value, smallestCurvature, largestCurvature, noiseScale, hessianSeed);
    }
}
