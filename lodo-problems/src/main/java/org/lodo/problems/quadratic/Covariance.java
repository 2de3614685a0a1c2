package org.lodo.problems.quadratic;

import java.util.Arrays;
import org.lodo.random.RandomStream;

/** The covariance Σ of the noise of a quadratic problem, relative to the variance σ²; it has the eigenvectors of H. */
public enum Covariance {
    /** Σ = I. */
    IDENTITY,

    /** Σ = H: most noise where the curvature is largest. */
    HESSIAN,

    /** Σ = H⁻¹: all directions contribute equally to the loss. */
    INVERSE_HESSIAN,

    /** Eigenvalues drawn at random, log-uniform between the smallest and the largest of H, which tell nothing about H. */
    RANDOM;

    /**
     * The eigenvalues of Σ.
     *
     * @param curvatures those of H
     * @param seed decides the random ones
     * @return a new array, paired with {@code curvatures}; equal curvatures have equal values
     */
    public double[] eigenvalues(double[] curvatures, long seed) {
        double[] values = new double[curvatures.length];
        switch (this) {
            case IDENTITY -> Arrays.fill(values, 1);
            case HESSIAN -> Arrays.setAll(values, i -> curvatures[i]);
            case INVERSE_HESSIAN -> Arrays.setAll(values, i -> 1 / curvatures[i]);
            case RANDOM -> fillRandom(values, curvatures, seed);
        }
        return values;
    }

    private static void fillRandom(double[] values, double[] curvatures, long seed) {
        RandomStream random = new RandomStream(RandomStream.derive(seed, "covariance"));
        double logSmallest = StrictMath.log(Arrays.stream(curvatures).min().orElse(1));
        double logLargest = StrictMath.log(Arrays.stream(curvatures).max().orElse(1));
        for (int i = 0; i < values.length; i++) {
            boolean isFloor = i > 0 && curvatures[i] == curvatures[i - 1];
            double draw = random.nextDouble();
            values[i] = isFloor ? values[i - 1] : StrictMath.exp(logSmallest + draw * (logLargest - logSmallest));
        }
    }
}
