package org.lodo.problems;

import org.lodo.validation.Require;

/**
 * Settings of {@link Saddle}.
 *
 * @param dimension n, of which one is the direction of the saddle
 * @param smallestCurvature the smallest curvature of the others
 * @param largestCurvature the largest curvature of the others; they are spaced evenly in the logarithm
 * @param noiseScale σ, the standard deviation of each coordinate of the slope of a draw
 * @param start standard deviation of the other coordinates of the initial point; 0 for the saddle itself
 */
public record SaddleConfig(
        int dimension, double smallestCurvature, double largestCurvature, double noiseScale, double start) {

    /** Checks every value. */
    public SaddleConfig {
        Require.atLeast("dimension", dimension, 1);
        Require.positive("smallestCurvature", smallestCurvature);
        Require.positive("largestCurvature", largestCurvature);
        if (smallestCurvature > largestCurvature) {
            throw new IllegalArgumentException("smallestCurvature = " + smallestCurvature
                    + ": must not exceed largestCurvature = " + largestCurvature);
        }
        Require.nonNegative("noiseScale", noiseScale);
        Require.nonNegative("start", start);
    }

    /**
     * @return n 20, curvatures from 0.01 to 1, σ 0.01, other coordinates from N(0, 1)
     */
    public static SaddleConfig defaults() {
        return new SaddleConfig(20, 0.01, 1, 0.01, 1);
    }
}
