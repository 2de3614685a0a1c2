package org.lodo.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodo.engine.stats.SyntheticTuning.Luck;
import org.lodo.random.RandomStream;

/**
 * That nested intervals cover what they should, where it is known: five searches, eight seeds, 200 repetitions. Of intervals
 * that just keep the stated rate, fewer would cover it with a chance of 0.1 %. ADR 30 has rates over more repetitions, and
 * where they are not kept: for the expected loss where all spread is luck with a skewness of 2.5.
 */
class NestedCoverageTest {

    private static final int REPETITIONS = 200;

    private static final int SEARCHES = 5;

    private static final int SEEDS = 8;

    private static final double SPREAD = 0.1;

    @ParameterizedTest
    @CsvSource({
        "GAUSSIAN, 0",
        "GAUSSIAN, 0.5",
        "GAUSSIAN, 0.95",
        "SEVERAL_PARAMETERS, 0.5",
        "SEVERAL_PARAMETERS, 0.95",
        "EXPONENTIAL, 0.5",
        "EXPONENTIAL, 0.95",
        "BEST_OF_FOUR, 0.5"
    })
    void intervalsCoverTheExpectedLoss(Luck luck, double share) {
        SyntheticTuning tuning = new SyntheticTuning(luck, SPREAD, share, new RandomStream(11));
        double expected = tuning.expected(7.4);
        int covered = 0;
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            double[][] losses = tuning.losses(7.4, SEARCHES, tuning.common(SEEDS));
            NestedEstimate estimate = NestedEstimate.of(losses, LossScale.LOGARITHMIC);
            covered += new Interval(estimate.low(), estimate.high()).contains(expected) ? 1 : 0;
        }
        assertThat(covered).isGreaterThanOrEqualTo(fewest());
    }

    @ParameterizedTest
    @CsvSource({
        "GAUSSIAN, 0",
        "GAUSSIAN, 0.5",
        "GAUSSIAN, 0.95",
        "SEVERAL_PARAMETERS, 0.95",
        "EXPONENTIAL, 0.95",
        "BEST_OF_FOUR, 0.95"
    })
    void intervalsCoverTheRatioOfTwoOptimizers(Luck luck, double share) {
        SyntheticTuning tuning = new SyntheticTuning(luck, SPREAD, share, new RandomStream(12));
        int covered = 0;
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            double[] common = tuning.common(SEEDS);
            double[][] reference = tuning.losses(2, SEARCHES, common);
            double[][] rival = tuning.losses(3, SEARCHES, common);
            NestedComparison compared = NestedComparison.of(reference, rival, 0.01);
            covered += new Interval(compared.low(), compared.high()).contains(1.5) ? 1 : 0;
        }
        assertThat(covered).isGreaterThanOrEqualTo(fewest());
    }

    private static int fewest() {
        return new BinomialDistribution(REPETITIONS, 0.95).inverseCumulativeProbability(0.001);
    }
}
