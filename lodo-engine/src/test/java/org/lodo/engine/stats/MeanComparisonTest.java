package org.lodo.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeanComparisonTest {

    private static final double[][] REFERENCE = {{10, 20, 30}};

    /** Differences 1, 2 and 3: t is 2√3 with two degrees of freedom, where Student's distribution has a closed form. */
    @Test
    void pValuesAndIntervalAreStudents() {
        MeanComparison rival =
                compare(Map.of("rival", new double[][] {{11, 22, 33}})).get(0);

        double t = 2 * Math.sqrt(3);
        double p = 0.5 - t / (2 * Math.sqrt(2 + t * t));
        assertThat(rival.difference()).isEqualTo(2);
        assertThat(rival.referenceBetter()).isCloseTo(p, within(1e-12));
        assertThat(rival.rivalBetter()).isCloseTo(1 - p, within(1e-12));
        // The 97.5 % quantile of Student's distribution with two degrees of freedom, a / √(2 b (1 − b)) for b = 0.025.
        double quantile = (1 - 2 * 0.025) / Math.sqrt(2 * 0.025 * (1 - 0.025));
        assertThat(rival.low()).isCloseTo(2 - quantile / Math.sqrt(3), within(1e-9));
        assertThat(rival.high()).isCloseTo(2 + quantile / Math.sqrt(3), within(1e-9));
        assertThat(rival.verdict()).isEqualTo(Verdict.WORSE);
    }

    @Test
    void verdictsAreThoseOnTheRival() {
        Map<String, double[][]> rivals = new LinkedHashMap<>();
        rivals.put("worse", new double[][] {{12, 22.1, 32.2}});
        rivals.put("better", new double[][] {{8, 18.1, 28.2}});
        rivals.put("alike", new double[][] {{10.001, 20, 29.999}});
        rivals.put("scattered", new double[][] {{5, 25, 30}});

        assertThat(compare(rivals))
                .extracting(MeanComparison::verdict)
                .containsExactly(Verdict.WORSE, Verdict.BETTER, Verdict.EQUIVALENT, Verdict.UNDECIDED);
        assertThat(compare(rivals)).extracting(MeanComparison::name).containsExactlyElementsOf(rivals.keySet());
    }

    @Test
    void pValuesAreCorrectedOverAllRivals() {
        double[][] rival = {{11, 22, 33}};
        Map<String, double[][]> three = new LinkedHashMap<>();
        List.of("a", "b", "c").forEach(name -> three.put(name, rival));

        double alone = compare(Map.of("a", rival)).get(0).referenceBetter();

        assertThat(compare(three)).extracting(MeanComparison::referenceBetter).containsOnly(3 * alone);
        assertThat(compare(three)).extracting(MeanComparison::verdict).containsOnly(Verdict.UNDECIDED);
    }

    @Test
    void aFailedRunLeavesNothingToDecide() {
        MeanComparison rival =
                compare(Map.of("rival", new double[][] {{11, Double.NaN, 33}})).get(0);

        assertThat(rival.difference()).isNaN();
        assertThat(rival.verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void severalSearchesCountWithTheirSpread() {
        double[][] twoSearches = {{11, 22, 33}, {11, 22, 33}};
        double[][] farApart = {{1, 12, 23}, {21, 32, 43}};

        assertThat(compare(Map.of("rival", twoSearches)).get(0).difference()).isEqualTo(2);
        assertThat(compare(Map.of("rival", farApart)).get(0).difference()).isEqualTo(2);
        assertThat(compare(Map.of("rival", farApart)).get(0).verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    private static List<MeanComparison> compare(Map<String, double[][]> rivals) {
        return MeanComparison.compare(REFERENCE, rivals, 0.01);
    }
}
