package org.lodo.problems;

import java.util.Locale;
import org.lodo.problems.quadratic.Covariance;
import org.lodo.problems.quadratic.Drift;
import org.lodo.problems.quadratic.DriftConfig;
import org.lodo.problems.quadratic.HessianSeed;
import org.lodo.problems.quadratic.NoiseConfig;
import org.lodo.problems.quadratic.Structure;
import org.lodo.problems.quadratic.StructureConfig;
import org.lodo.validation.Require;

/**
 * Settings of the {@link NoisyQuadratic noisy quadratic bowl}. Settings of structure, noise and drift can be combined, except
 * where the loss would have no meaning or the best possible loss no formula.
 *
 * @param dimension n
 * @param smallestCurvature the smallest eigenvalue of the Hessian
 * @param largestCurvature the largest eigenvalue of the Hessian; eigenvalues are spaced evenly in the logarithm
 * @param noiseScale σ, the standard deviation of each coordinate of the center's step, or of the slope
 * @param hessianSeed decides the Hessian's eigenvectors
 * @param shape the structure of the Hessian
 * @param disturbance the kind of noise
 * @param movement whether the Hessian changes during a run
 */
public record NoisyQuadraticConfig(
        int dimension,
        double smallestCurvature,
        double largestCurvature,
        double noiseScale,
        HessianSeed hessianSeed,
        StructureConfig shape,
        NoiseConfig disturbance,
        DriftConfig movement) {

    /** The largest n of a dense Hessian. */
    public static final int MAX_DIMENSION = 46_340;

    /** Checks every value, and that they go together. */
    public NoisyQuadraticConfig {
        Require.atLeast("dimension", dimension, 1);
        Require.positive("smallestCurvature", smallestCurvature);
        Require.positive("largestCurvature", largestCurvature);
        if (smallestCurvature > largestCurvature) {
            throw new IllegalArgumentException("smallestCurvature = " + smallestCurvature
                    + ": must not exceed largestCurvature = " + largestCurvature);
        }
        Require.nonNegative("noiseScale", noiseScale);
        shape.requireFor(dimension);
        if (shape.structure() == Structure.DENSE && dimension > MAX_DIMENSION) {
            throw new IllegalArgumentException("dimension = " + dimension + ": must be at most " + MAX_DIMENSION
                    + ", as the Hessian has its square of entries");
        }
        requireCompatible(shape, disturbance, movement);
    }

    /**
     * The bowl of the published experiment with other numbers.
     *
     * @param dimension n
     * @param smallestCurvature the smallest eigenvalue of the Hessian
     * @param largestCurvature the largest eigenvalue of the Hessian
     * @param noiseScale σ
     * @param hessianSeed decides the Hessian's eigenvectors, the same for all runs
     */
    public NoisyQuadraticConfig(
            int dimension, double smallestCurvature, double largestCurvature, double noiseScale, int hessianSeed) {
        this(
                dimension,
                smallestCurvature,
                largestCurvature,
                noiseScale,
                HessianSeed.of(hessianSeed),
                StructureConfig.defaults(),
                NoiseConfig.defaults(),
                DriftConfig.defaults());
    }

    private static void requireCompatible(StructureConfig shape, NoiseConfig noise, DriftConfig movement) {
        boolean isAxes = shape.structure() == Structure.AXES;
        if (isAxes && movement.drift() == Drift.SWITCH) {
            throw new IllegalArgumentException(
                    "drift = switch: must be none or turn for structure = axes, of which there is only one Hessian");
        }
        boolean isDiagonal = noise.noise() == Covariance.IDENTITY || (isAxes && movement.drift() == Drift.NONE);
        if (noise.sparse() < 1 && !isDiagonal) {
            throw new IllegalArgumentException(
                    "noise = " + written(noise.noise())
                            + ": must be identity with sparse = " + noise.sparse()
                            + ", or structure = axes without drift, as coordinates that are shown would tell of those that are not");
        }
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
        return new NoisyQuadraticConfig(
                value, smallestCurvature, largestCurvature, noiseScale, hessianSeed, shape, disturbance, movement);
    }
}
