package org.lodo.engine.stats;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The mean over searches and seeds of an optimizer's losses, or of the difference of two optimizers' losses on common seeds,
 * with its uncertainty from both: another search would have found another point, other seeds other losses.
 *
 * <p>Searches are independent, seeds are common to all searches and to both optimizers, so the variance of the mean is that of
 * the means over seeds of r searches by r, for each optimizer, plus that of the means over searches of s seeds by s, less what
 * is in both:
 *
 * <pre>
 *   V = Σ MS_a / (r s) + S²_b / s − Σ MS_e / (r s)
 * </pre>
 *
 * where sums are over the one or two optimizers, {@link VarianceComponents} has the mean squares, and S²_b is the variance
 * between seeds of the means, or differences of means, over searches. Each of the first two terms alone has an expectation of
 * at most that of V, so V is not taken to be less than either. Its degrees of freedom ν are those of Satterthwaite (An
 * approximate distribution of estimates of variance components, Biometrics Bulletin 2, 1946).
 *
 * <p>Intervals are Student's, with a correction: luck in tuning is skewed, as no search finds a loss below the optimum while some
 * are far above, and with five searches Student's interval is too low too often. Towards higher losses of an optimizer it
 * therefore has but ν/(1 + 2w) degrees of freedom, at least one, where w is the part of V that is the luck of this optimizer.
 * ADR 30 has the simulations that the factor 2 comes from.
 *
 * @param mean of one optimizer, or of the second less the first
 * @param standardError √V; NaN where neither searches nor seeds are repeated
 * @param degreesOfFreedom ν
 * @param luckOfFirst which part of V is the luck in tuning of the first of two, from 0 to 1: its variance between searches by
 *     their number; 0 of one optimizer
 * @param luckOfSecond that of the second, or of the only one
 */
record NestedMean(double mean, double standardError, double degreesOfFreedom, double luckOfFirst, double luckOfSecond) {

    private static final double CONFIDENCE = 0.95;

    /** How much the skewness of luck takes from the degrees of freedom. */
    private static final double OF_SKEWNESS = 2;

    /** A term of the variance of a mean, with its degrees of freedom. */
    private record Term(double variance, double degreesOfFreedom) {

        /** One that is not there. */
        static final Term NONE = new Term(0, 1);

        Term plus(Term other) {
            double sum = variance + other.variance;
            return sum == 0 ? NONE : new Term(sum, 1 / (inverse(sum) + other.inverse(sum)));
        }

        /** What it adds to the reciprocal of the degrees of freedom of a sum, whose square might underflow. */
        double inverse(double sum) {
            double part = variance / sum;
            return part * part / degreesOfFreedom;
        }
    }

    /** What the searches of one optimizer add to the variance of a mean. */
    private record Side(Term searches, Term rest, double luck) {

        static final Side NONE = new Side(Term.NONE, Term.NONE, 0);

        static Side of(double[][] values) {
            VarianceComponents components = VarianceComponents.of(values);
            int r = components.searches();
            int s = components.seeds();
            return r == 1
                    ? NONE
                    : new Side(
                            new Term(components.meanSquareOfSearches() / (r * s), r - 1),
                            s == 1 ? Term.NONE : new Term(components.meanSquareOfRest() / (r * s), (r - 1) * (s - 1)),
                            components.betweenSearches() / r);
        }
    }

    /**
     * @param values of one optimizer, for each search those of each seed
     * @return their mean
     */
    static NestedMean of(double[][] values) {
        return of(null, values);
    }

    /**
     * @param first of one optimizer, for each search those of each seed
     * @param second of another with the same seeds, not necessarily as many searches
     * @return the mean of the second less that of the first
     */
    static NestedMean ofDifference(double[][] first, double[][] second) {
        return of(first, second);
    }

    private static NestedMean of(double @Nullable [][] first, double[][] second) {
        Side of = Side.of(second);
        Side minus = first == null ? Side.NONE : Side.of(first);
        double[] bySeed = meansBySeed(second);
        if (first != null) {
            double[] others = meansBySeed(first);
            Arrays.setAll(bySeed, seed -> bySeed[seed] - others[seed]);
        }
        int s = bySeed.length;
        Term seeds = s == 1 ? Term.NONE : new Term(variance(bySeed) / s, s - 1);
        double mean = Means.of(bySeed);
        if (s == 1 && second.length == 1 && (first == null || first.length == 1)) {
            return new NestedMean(mean, Double.NaN, Double.NaN, 0, 0);
        }
        Term searches = of.searches.plus(minus.searches);
        Term rest = of.rest.plus(minus.rest);
        double variance = Math.max(
                searches.variance + seeds.variance - rest.variance, Math.max(searches.variance, seeds.variance));
        double degrees = 1 / (searches.inverse(variance) + seeds.inverse(variance) + rest.inverse(variance));
        return new NestedMean(mean, Math.sqrt(variance), degrees, part(minus.luck, variance), part(of.luck, variance));
    }

    private static double part(double luck, double variance) {
        return variance == 0 ? 0 : Math.min(1, luck / variance);
    }

    private static double variance(double[] values) {
        double mean = Means.of(values);
        return Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }

    /** For each seed the mean over searches. */
    static double[] meansBySeed(double[][] values) {
        double[] means = new double[values[0].length];
        for (int seed = 0; seed < means.length; seed++) {
            int own = seed;
            means[seed] =
                    Means.of(Arrays.stream(values).mapToDouble(of -> of[own]).toArray());
        }
        return means;
    }

    /**
     * @return the 95 % interval of the mean; unknown where the standard error is, or larger than any double
     */
    Interval interval() {
        if (!Double.isFinite(standardError)) {
            return Interval.UNKNOWN;
        }
        if (standardError == 0) {
            return new Interval(mean, mean);
        }
        return new Interval(
                mean - standardError * quantile(luckOfFirst), mean + standardError * quantile(luckOfSecond));
    }

    private double quantile(double luck) {
        return student(luck).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
    }

    private TDistribution student(double luck) {
        return new TDistribution(Math.max(1, degreesOfFreedom / (1 + OF_SKEWNESS * luck)));
    }

    /**
     * @param bound a value
     * @return the p-value against: the expectation is at most the bound; 1 where the standard error is unknown
     */
    double probabilityOfAbove(double bound) {
        return probability(mean - bound, luckOfFirst);
    }

    /**
     * @param bound a value
     * @return the p-value against: the expectation is at least the bound; 1 where the standard error is unknown
     */
    double probabilityOfBelow(double bound) {
        return probability(bound - mean, luckOfSecond);
    }

    private double probability(double excess, double luck) {
        if (!Double.isFinite(standardError)) {
            return 1;
        }
        if (standardError == 0) {
            return excess > 0 ? 0 : 1;
        }
        return student(luck).cumulativeProbability(-excess / standardError);
    }
}
