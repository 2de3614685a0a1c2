package org.lodo.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {

    private static final double[] REFERENCE = {10, 11, 12, 13, 14, 15, 16, 17};

    @Test
    void holmCorrectionAgreesWithItsDefinition() {
        // In ascending order 0.01, 0.02, 0.03, 0.04 times 4, 3, 2, 1, made monotone.
        assertThat(Holm.adjusted(new double[] {0.03, 0.01, 0.04, 0.02})).containsExactly(0.06, 0.04, 0.06, 0.06);
        assertThat(Holm.adjusted(new double[] {0.9, 0.6})).containsExactly(1, 1);
        assertThat(Holm.adjusted(new double[0])).isEmpty();
    }

    @Test
    void verdictsHaveTheSignOfTheDifferences() {
        Map<String, double[]> rivals = new LinkedHashMap<>();
        rivals.put("worse", shifted(2));
        rivals.put("better", shifted(-2));
        rivals.put("same", REFERENCE.clone());

        List<PairedComparison> compared = PairedComparison.compare(REFERENCE, rivals);

        assertThat(compared).extracting(PairedComparison::name).containsExactly("worse", "better", "same");
        assertThat(compared)
                .extracting(PairedComparison::verdict)
                .containsExactly(Verdict.WORSE, Verdict.BETTER, Verdict.EQUIVALENT);
        assertThat(compared.get(0).difference()).isEqualTo(2);
        assertThat(compared.get(0).wins()).isEqualTo(8);
        assertThat(compared.get(0).effect()).isEqualTo(1);
        assertThat(compared.get(0).referenceBetter()).isCloseTo(3.0 / 256, within(1e-15));
        assertThat(compared.get(1).losses()).isEqualTo(8);
        assertThat(compared.get(1).effect()).isEqualTo(-1);
        assertThat(compared.get(2).wins() + compared.get(2).losses()).isZero();
    }

    @Test
    void failedRunsAreWorseThanOthers() {
        double[] failing = shifted(-100);
        failing[3] = Double.NaN;

        PairedComparison rival =
                PairedComparison.compare(REFERENCE, Map.of("failing", failing)).get(0);

        assertThat(rival.wins()).isEqualTo(1);
        assertThat(rival.losses()).isEqualTo(7);
        assertThat(rival.difference()).isEqualTo(-100);
        // The failure has the highest rank: 8 against 28.
        assertThat(rival.effect()).isCloseTo((8.0 - 28) / 36, within(1e-15));
    }

    @Test
    void failedRunsAreEqual() {
        double[] failed = new double[8];
        Arrays.fill(failed, Double.NaN);

        PairedComparison rival =
                PairedComparison.compare(failed, Map.of("too", failed.clone())).get(0);

        assertThat(rival.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(rival.difference()).isNaN();
    }

    @Test
    void detectsTooFewSeeds() {
        assertThat(PairedComparison.canDecide(8, 12)).isTrue();
        assertThat(PairedComparison.canDecide(8, 13)).isFalse();
        assertThat(PairedComparison.canDecide(2, 1)).isFalse();
    }

    /** Of n seeds the smallest p-value is 2⁻ⁿ, which Holm multiplies by the number of rivals. */
    @Test
    void seedsToDecideAreTheFewestThatCan() {
        assertThat(PairedComparison.seedsToDecide(1)).isEqualTo(5);
        assertThat(PairedComparison.seedsToDecide(9)).isEqualTo(8);
        assertThat(PairedComparison.seedsToDecide(12)).isEqualTo(8);
        assertThat(PairedComparison.seedsToDecide(13)).isEqualTo(9);
        for (int rivals = 1; rivals < 40; rivals++) {
            int seeds = PairedComparison.seedsToDecide(rivals);
            assertThat(decides(seeds, rivals)).as("%d rivals", rivals).isTrue();
            assertThat(decides(seeds - 1, rivals)).as("%d rivals", rivals).isFalse();
        }
    }

    /** Whether so many seeds decide where all rivals are worse on every one of them. */
    private static boolean decides(int seeds, int rivals) {
        Map<String, double[]> losses = new LinkedHashMap<>();
        for (int rival = 0; rival < rivals; rival++) {
            double[] worse = new double[seeds];
            Arrays.setAll(worse, seed -> 2 + seed);
            losses.put("rival " + rival, worse);
        }
        double[] reference = new double[seeds];
        Arrays.fill(reference, 1);
        return PairedComparison.compare(reference, losses).get(0).verdict() == Verdict.WORSE;
    }

    /** Half a percent to and fro is no difference; three percent to and fro may be one. */
    @Test
    void differencesBelowTheMarginAreEquivalent() {
        Map<String, double[]> rivals = new LinkedHashMap<>();
        rivals.put("near", toAndFro(0.005));
        rivals.put("far", toAndFro(0.03));

        List<PairedComparison> compared = PairedComparison.compare(REFERENCE, rivals);

        assertThat(compared)
                .extracting(PairedComparison::verdict)
                .containsExactly(Verdict.EQUIVALENT, Verdict.UNDECIDED);
        // On each of the eight seeds within the margin, for two rivals.
        assertThat(compared.get(0).equivalent()).isCloseTo(2.0 / 256, within(1e-15));
    }

    /** By a share of the mean, 13.5, up and down in turn. */
    private static double[] toAndFro(double share) {
        double[] losses = REFERENCE.clone();
        for (int i = 0; i < losses.length; i++) {
            losses[i] += (i % 2 == 0 ? share : -share) * 13.5;
        }
        return losses;
    }

    private static double[] shifted(double by) {
        return Arrays.stream(REFERENCE).map(loss -> loss + by).toArray();
    }
}
