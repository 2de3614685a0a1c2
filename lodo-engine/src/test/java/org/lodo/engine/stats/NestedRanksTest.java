package org.lodo.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.random.RandomStream;

class NestedRanksTest {

    private static final double FAILED = Double.NaN;

    /** Seeds that all agree have 2⁻¹², so that the searches decide. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void overSearchesItIsTheExactRankSumTest(long seed) {
        RandomStream random = new RandomStream(seed);
        double[] first = new double[4];
        double[] second = new double[5];
        random.fillGaussian(first);
        random.fillGaussian(second);

        NestedRanks ranks = NestedRanks.of(constant(first, 12), constant(second, 12));

        double[] chances = byEnumeration(first, second);
        assertThat(ranks.referenceBetter()).isCloseTo(Math.max(chances[0], seeds(first, second)), within(1e-12));
        assertThat(ranks.rivalBetter()).isCloseTo(Math.max(chances[1], seeds(second, first)), within(1e-12));
    }

    /** Twelve equal differences: 2⁻¹² for the side whose mean is lower, 1 for the other. */
    private static double seeds(double[] lower, double[] higher) {
        return Means.of(lower) < Means.of(higher) ? Math.scalb(1.0, -12) : 1;
    }

    /** Of all choices of so many of the values as the second has, the shares with at least, and with at most, as many wins. */
    private static double[] byEnumeration(double[] first, double[] second) {
        double[] all = DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(second))
                .toArray();
        int observed = wins(all, (1 << all.length) - (1 << first.length));
        int choices = 0;
        int atLeast = 0;
        int atMost = 0;
        for (int chosen = 0; chosen < 1 << all.length; chosen++) {
            if (Integer.bitCount(chosen) == second.length) {
                choices++;
                atLeast += wins(all, chosen) >= observed ? 1 : 0;
                atMost += wins(all, chosen) <= observed ? 1 : 0;
            }
        }
        return new double[] {(double) atLeast / choices, (double) atMost / choices};
    }

    /** In how many pairs of one that is chosen and one that is not the former is larger. */
    private static int wins(double[] all, int chosen) {
        int wins = 0;
        for (int i = 0; i < all.length; i++) {
            for (int j = 0; j < all.length; j++) {
                wins += (chosen >> i & 1) == 1 && (chosen >> j & 1) == 0 && all[i] > all[j] ? 1 : 0;
            }
        }
        return wins;
    }

    private static double[][] constant(double[] bySearch, int seeds) {
        double[][] losses = new double[bySearch.length][seeds];
        for (int search = 0; search < bySearch.length; search++) {
            for (int seed = 0; seed < seeds; seed++) {
                losses[search][seed] = bySearch[search];
            }
        }
        return losses;
    }

    @Test
    void aFailedRunIsWorseThanAnyLoss() {
        double[][] failing = {{0, 0, 0, 0, FAILED}};
        double[][] sound = {{9, 9, 9, 9, 9}};

        // One search of each: the signed-rank test over seeds, in which the failure has the highest rank, 5 against 10.
        NestedRanks ranks = NestedRanks.of(failing, sound);
        SignedRanks expected = SignedRanks.of(new double[] {9, 9, 9, 9, Double.NEGATIVE_INFINITY});
        assertThat(ranks.referenceBetter()).isEqualTo(expected.probabilityOfGreater());
        assertThat(ranks.rivalBetter()).isEqualTo(expected.probabilityOfLess());
    }

    /** One search of five diverges on every seed, the others are better than all of the rival's: neither is decided. */
    @Test
    void oneSearchThatFailsDoesNotMakeAnOptimizerWorse() {
        double[][] lucky = constant(new double[] {1, 1.1, 1.2, 1.3, FAILED}, 8);
        double[][] steady = constant(new double[] {5, 5.1, 5.2, 5.3, 5.4}, 8);

        NestedRanks ranks = NestedRanks.of(lucky, steady);

        assertThat(ranks.rivalBetter()).isGreaterThan(0.5);
        // Over seeds the failing search makes it the worse on every seed.
        assertThat(ranks.referenceBetter()).isEqualTo(1);
    }

    /** A point that was not searched for has no luck: the rival's searches are compared with it. */
    @Test
    void oneSideWithoutSearches() {
        double[][] given = constant(new double[] {2}, 6);
        double[][] searched = constant(new double[] {3, 4, 5, 6, FAILED}, 6);

        assertThat(NestedRanks.of(given, searched).referenceBetter()).isEqualTo(1.0 / 32);
        assertThat(NestedRanks.of(searched, given).rivalBetter()).isEqualTo(1.0 / 32);
        assertThat(NestedRanks.of(given, searched).rivalBetter()).isEqualTo(1);
    }
}
