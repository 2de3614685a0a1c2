package org.lodo.engine.stats;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.stat.ranking.NaNStrategy;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/**
 * Wilcoxon's signed-rank test of paired differences (1945), one-sided, exact also with tied absolute differences:
 * the null distribution is that of the given ranks with all signs equally likely. Zero differences are dropped; infinite ones
 * have the highest ranks.
 *
 * @param count how many differences are not zero
 * @param positive the sum of the ranks of positive differences
 * @param negative the sum of the ranks of negative differences
 * @param probabilityOfGreater the probability, if all signs are equally likely, of a positive sum at least as large
 * @param probabilityOfLess the probability, if all signs are equally likely, of a positive sum at most as large
 */
public record SignedRanks(
        int count, double positive, double negative, double probabilityOfGreater, double probabilityOfLess) {

    /** Above, the normal approximation is accurate enough, and faster. */
    private static final int MAX_EXACT = 200;

    /**
     * @param differences none of them NaN
     * @return the test; for more than 200 differences with the normal distribution of the same mean and variance
     */
    public static SignedRanks of(double[] differences) {
        double[] nonZero =
                Arrays.stream(differences).filter(difference -> difference != 0).toArray();
        if (nonZero.length == 0) {
            return new SignedRanks(0, 0, 0, 1, 1);
        }
        double[] ranks = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE)
                .rank(Arrays.stream(nonZero).map(Math::abs).toArray());
        // Doubled, the mean ranks of ties are integers.
        int[] doubled = Arrays.stream(ranks)
                .mapToInt(rank -> (int) Math.round(2 * rank))
                .toArray();
        int positive = 0;
        for (int i = 0; i < nonZero.length; i++) {
            positive += nonZero[i] > 0 ? doubled[i] : 0;
        }
        if (nonZero.length > MAX_EXACT) {
            return approximate(doubled, positive);
        }
        double[] distribution = distribution(doubled);
        double greater = 0;
        double less = 0;
        for (int sum = 0; sum < distribution.length; sum++) {
            greater += sum >= positive ? distribution[sum] : 0;
            less += sum <= positive ? distribution[sum] : 0;
        }
        double total = (distribution.length - 1) / 2.0;
        return new SignedRanks(nonZero.length, positive / 2.0, total - positive / 2.0, greater, less);
    }

    private static SignedRanks approximate(int[] ranks, int positive) {
        double total = 0;
        double squares = 0;
        for (int rank : ranks) {
            total += rank;
            squares += (double) rank * rank;
        }
        NormalDistribution normal = new NormalDistribution(total / 2, Math.sqrt(squares) / 2);
        // Continuity correction: both tails include the sum itself; doubled, neighbouring sums are usually two apart.
        double greater = normal.probability(positive - 1.0, Double.POSITIVE_INFINITY);
        double less = normal.cumulativeProbability(positive + 1.0);
        return new SignedRanks(ranks.length, positive / 2.0, (total - positive) / 2, greater, less);
    }

    /** The probability of each sum of the ranks whose sign is positive. */
    private static double[] distribution(int[] ranks) {
        double[] probabilities = new double[Arrays.stream(ranks).sum() + 1];
        probabilities[0] = 1;
        for (int rank : ranks) {
            for (int sum = probabilities.length - 1; sum >= 0; sum--) {
                double with = sum >= rank ? probabilities[sum - rank] : 0;
                probabilities[sum] = (probabilities[sum] + with) / 2;
            }
        }
        return probabilities;
    }

    /**
     * The effect size: the matched-pairs rank-biserial correlation (Kerby, 2014).
     *
     * @return (positive − negative) / (positive + negative), from −1 to 1; 0 if all differences are zero
     */
    public double rankBiserial() {
        return count == 0 ? 0 : (positive - negative) / (positive + negative);
    }
}
