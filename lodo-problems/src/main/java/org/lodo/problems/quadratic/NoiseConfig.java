package org.lodo.problems.quadratic;

import java.util.Locale;
import org.lodo.validation.Require;

/**
 * The noise of a quadratic problem.
 *
 * @param noise covariance of the center's steps
 * @param tail tail of the center's steps, or of the slope
 * @param gradientNoise a random slope at every draw, around a minimum that stays
 * @param sparse the probability with which a draw shows a coordinate; 1 for all of them
 * @param start standard deviation of the coordinates of the initial point
 */
public record NoiseConfig(Covariance noise, Tail tail, GradientNoise gradientNoise, double sparse, double start) {

    /** Checks every value, and that they go together. */
    public NoiseConfig {
        if (!(sparse > 0 && sparse <= 1)) {
            throw new IllegalArgumentException("sparse = " + sparse + ": must be above 0 and at most 1");
        }
        Require.nonNegative("start", start);
        if (gradientNoise != GradientNoise.NONE) {
            requireMinimumThatStays(noise, tail, sparse, start);
        }
    }

    private static void requireMinimumThatStays(Covariance noise, Tail tail, double sparse, double start) {
        if (noise != Covariance.IDENTITY) {
            throw new IllegalArgumentException(
                    "noise = "
                            + noise.name().toLowerCase(Locale.ROOT).replace('_', '-')
                            + ": must be identity with gradientNoise, as the center stays; the slope's covariance is that of gradientNoise");
        }
        if (tail == Tail.CAUCHY) {
            throw new IllegalArgumentException(
                    "tail = cauchy: must be gaussian or student-t with gradientNoise, as the gradient would have no mean");
        }
        if (sparse < 1) {
            throw new IllegalArgumentException("sparse = " + sparse
                    + ": must be 1 with gradientNoise, as the loss shown would not have the mean of the true loss");
        }
        if (start == 0) {
            throw new IllegalArgumentException(
                    "start = 0.0: must be positive with gradientNoise, such as 1, or runs would start at the minimum");
        }
    }

    /**
     * @return steps of covariance σ² I, Gaussian, all coordinates shown, from 0
     */
    public static NoiseConfig defaults() {
        return new NoiseConfig(Covariance.IDENTITY, Tail.GAUSSIAN, GradientNoise.NONE, 1, 0);
    }
}
