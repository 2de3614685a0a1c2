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
                .containsExactly(Verdict.WORSE, Verdict.BETTER, Verdict.UNDECIDED);
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

    private static double[] shifted(double by) {
        return Arrays.stream(REFERENCE).map(loss -> loss + by).toArray();
    }
}
