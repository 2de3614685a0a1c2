package org.lodo.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hipparchus.stat.inference.WilcoxonSignedRankTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.random.RandomStream;

class SignedRanksTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void agreesWithTheExactTestOfHipparchusWithoutTies(long seed) {
        double[] x = new double[8];
        double[] y = new double[8];
        RandomStream random = new RandomStream(seed);
        random.fillGaussian(x);
        random.fillGaussian(y);
        double[] differences = new double[8];
        for (int i = 0; i < 8; i++) {
            differences[i] = y[i] - x[i];
        }

        SignedRanks test = SignedRanks.of(differences);

        double expected = new WilcoxonSignedRankTest().wilcoxonSignedRankTest(x, y, true);
        assertThat(Math.min(1, 2 * Math.min(test.probabilityOfGreater(), test.probabilityOfLess())))
                .isCloseTo(expected, within(1e-12));
    }

    @Test
    void tiedRanksAreAveragedAndAllSignsEquallyLikely() {
        // Ranks 1.5, 1.5, 3; the sum of positive ones is 4.5 of 6. Of the eight signs three reach 4.5: ++ +, +-+, -++.
        SignedRanks test = SignedRanks.of(new double[] {1, -1, 2});

        assertThat(test.positive()).isEqualTo(4.5);
        assertThat(test.negative()).isEqualTo(1.5);
        assertThat(test.probabilityOfGreater()).isEqualTo(3.0 / 8);
        assertThat(test.probabilityOfLess()).isEqualTo(7.0 / 8);
        assertThat(test.rankBiserial()).isEqualTo(0.5);
    }

    @Test
    void dropsZerosAndRanksInfinitiesHighest() {
        SignedRanks test = SignedRanks.of(new double[] {0, -3, 5, Double.POSITIVE_INFINITY, 0});

        assertThat(test.count()).isEqualTo(3);
        assertThat(test.positive()).isEqualTo(5);
        assertThat(test.negative()).isEqualTo(1);
    }

    @Test
    void eightOfEightAreOneIn256() {
        SignedRanks test = SignedRanks.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8});

        assertThat(test.probabilityOfGreater()).isEqualTo(1.0 / 256);
        assertThat(test.probabilityOfLess()).isEqualTo(1);
        assertThat(test.rankBiserial()).isEqualTo(1);
    }

    @Test
    void onlyZerosAreInconclusive() {
        assertThat(SignedRanks.of(new double[5])).isEqualTo(new SignedRanks(0, 0, 0, 1, 1));
    }

    @Test
    void normalApproximationAgreesAtTheSwitch() {
        double[] differences = new double[201];
        new RandomStream(5).fillGaussian(differences);
        for (int i = 0; i < differences.length; i++) {
            differences[i] += 0.1;
        }
        SignedRanks approximate = SignedRanks.of(differences);
        SignedRanks exact = SignedRanks.of(Arrays.copyOf(differences, 200));

        assertThat(approximate.probabilityOfGreater()).isCloseTo(exact.probabilityOfGreater(), within(0.01));
        assertThat(approximate.probabilityOfGreater() + approximate.probabilityOfLess())
                .isCloseTo(1, within(0.001));
    }
}
