package org.lodo.problems.quadratic;

import org.lodo.random.RandomStream;

/**
 * The tail of the noise of a quadratic problem. A vector is a Gaussian one times one random factor, which makes its
 * distribution elliptical: an outlier is one in all coordinates.
 */
public enum Tail {
    /** The factor is 1. */
    GAUSSIAN(1),

    /** The multivariate t distribution with ν = {@value Tail#DEGREES} degrees of freedom: the variance is ν / (ν − 2) times as large. */
    STUDENT_T(Tail.DEGREES / (Tail.DEGREES - 2)),

    /** The multivariate Cauchy distribution, which has neither mean nor variance. */
    CAUCHY(Double.POSITIVE_INFINITY);

    private static final double DEGREES = 2.5;

    private final double variance;

    Tail(double variance) {
        this.variance = variance;
    }

    /**
     * @return the mean square of the factor
     */
    public double variance() {
        return variance;
    }

    /**
     * @param random where the factor comes from
     * @return a factor
     */
    public double factor(RandomStream random) {
        return switch (this) {
            case GAUSSIAN -> 1;
            case STUDENT_T -> Math.sqrt(DEGREES / (2 * gamma(DEGREES / 2, random)));
            case CAUCHY -> 1 / Math.abs(random.nextGaussian());
        };
    }

    /** A gamma-distributed number of scale 1 and shape at least 1 (Marsaglia and Tsang, ACM TOMS 26, 2000). */
    private static double gamma(double shape, RandomStream random) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double root = 1 + c * x;
            double v = root * root * root;
            double u = random.nextDouble();
            if (root > 0 && StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }
}
