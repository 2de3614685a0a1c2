package org.lodo.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodo.random.RandomStream;

class StagedComparisonTest {

    private static final VerdictRule RULE = new VerdictRule(0.01, List.of(4, 8, 16), List.of());

    @Test
    void stagesDoubleAndEndWhereTheyMust() {
        assertThat(VerdictRule.doubling(4, 32)).containsExactly(4, 8, 16, 32);
        assertThat(VerdictRule.doubling(4, 24)).containsExactly(4, 8, 16, 24);
        assertThat(VerdictRule.doubling(5, 6)).containsExactly(5, 6);
    }

    @Test
    void partsOfTheErrorRateSumUpToOne() {
        for (List<Integer> stages : List.of(List.of(4, 8, 16, 32), List.of(8, 9), List.of(4, 8, 16, 24), List.of(7))) {
            VerdictRule rule = new VerdictRule(0.01, stages, List.of());
            for (boolean isExact : new boolean[] {true, false}) {
                double sum = IntStream.range(0, stages.size())
                        .mapToDouble(stage -> rule.share(stage, 2, isExact))
                        .sum();
                assertThat(sum).as(stages + " " + isExact).isCloseTo(1, within(1e-15));
            }
        }
    }

    /** 2⁻⁴ is more than an eighth of 5 %, and 10 · 2⁻⁸ more than a quarter: their parts go to the next stage. */
    @Test
    void aStageThatCannotDecideLeavesItsPartToTheNext() {
        VerdictRule rule = new VerdictRule(0.01, List.of(4, 8, 16, 32), List.of());

        assertThat(IntStream.range(0, 4).mapToDouble(stage -> rule.share(stage, 1, true)))
                .containsExactly(0.0, 0.25, 0.25, 0.5);
        assertThat(IntStream.range(0, 4).mapToDouble(stage -> rule.share(stage, 10, true)))
                .containsExactly(0.0, 0.0, 0.5, 0.5);
        assertThat(IntStream.range(0, 4).mapToDouble(stage -> rule.share(stage, 10, false)))
                .containsExactly(0.125, 0.125, 0.25, 0.5);
    }

    @Test
    void marginsAreFractions() {
        for (double margin : new double[] {0, -0.01, 1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new VerdictRule(margin, List.of(), List.of()))
                    .withMessage("margin = " + margin + ": must be above 0 and below 1");
        }
    }

    /** Two rivals: one clearly worse from the start, one that is a trifle worse, shown by more seeds only. */
    @Test
    void eachVerdictComesAtItsStage() {
        double[] reference = losses(16, 1, 0.001, 1);
        Map<String, double[][]> rivals = new LinkedHashMap<>();
        rivals.put("far", new double[][] {losses(16, 2, 0.001, 2)});
        rivals.put("near", new double[][] {losses(16, 1.03, 0.04, 3)});

        List<StagedComparison> compared = StagedComparison.compare(new double[][] {reference}, rivals, RULE);

        assertThat(compared).extracting(one -> one.comparison().name()).containsExactly("far", "near");
        assertThat(compared.get(0).comparison().verdict()).isEqualTo(Verdict.WORSE);
        assertThat(compared.get(0).seeds()).isEqualTo(8);
        assertThat(compared.get(1).comparison().verdict()).isEqualTo(Verdict.WORSE);
        assertThat(compared.get(1).seeds()).isEqualTo(16);
        assertThat(compared.get(0).comparison().wins()).isEqualTo(16);
    }

    /** With 8 of 16 seeds half of 5 % is spent: 2 · 2⁻⁸ by a half for the first of two rivals, 2⁻⁸ by a half for the other. */
    @Test
    void probabilitiesAreThoseOfTheStage() {
        double[] reference = losses(8, 1, 0.001, 1);
        Map<String, double[][]> rivals = new LinkedHashMap<>();
        rivals.put("far", new double[][] {losses(8, 2, 0.001, 2)});
        rivals.put("farther", new double[][] {losses(8, 3, 0.001, 3)});

        List<StagedComparison> compared = StagedComparison.compare(new double[][] {reference}, rivals, RULE);

        assertThat(compared)
                .extracting(one -> one.comparison().referenceBetter())
                .containsExactly(4.0 / 256, 4.0 / 256);
        assertThat(compared).extracting(one -> one.comparison().rivalBetter()).containsOnly(1.0);
    }

    @Test
    void oneStageIsTheTestOfAllSeeds() {
        double[] reference = losses(8, 1, 0.05, 1);
        Map<String, double[]> losses = new LinkedHashMap<>();
        Map<String, double[][]> bySearch = new LinkedHashMap<>();
        for (int rival = 2; rival < 6; rival++) {
            double[] own = losses(8, 1 + 0.02 * rival, 0.05, rival);
            losses.put("rival " + rival, own);
            bySearch.put("rival " + rival, new double[][] {own});
        }

        assertThat(VerdictRule.FIXED.compare(new double[][] {reference}, bySearch))
                .isEqualTo(PairedComparison.compare(reference, losses));
    }

    @Test
    void equalLossesAreEquivalentAndFailuresAreWorse() {
        double[] reference = losses(16, 1, 0.1, 1);
        double[] failing = new double[16];
        Arrays.fill(failing, Double.NaN);
        Map<String, double[][]> rivals = new LinkedHashMap<>();
        rivals.put("twin", new double[][] {reference.clone()});
        rivals.put("failing", new double[][] {failing});

        List<StagedComparison> compared = StagedComparison.compare(new double[][] {reference}, rivals, RULE);

        assertThat(compared.get(0).comparison().verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(compared.get(0).seeds()).isEqualTo(8);
        assertThat(compared.get(1).comparison().verdict()).isEqualTo(Verdict.WORSE);
        assertThat(compared.get(1).seeds()).isEqualTo(8);
    }

    @Test
    void searchesEnterWhereThereAreSeveral() {
        double[][] reference = searches(1, 1, 1.01, 1.02, 1.03, 0.99);
        double[][] rival = searches(2, 1.5, 1.4, 1.6, 1.45, 1.52);

        PairedComparison fixed =
                VerdictRule.FIXED.compare(reference, Map.of("rival", rival)).get(0);

        NestedComparison nested = NestedComparison.of(reference, rival, 0.01);
        assertThat(fixed.referenceBetter()).isEqualTo(nested.referenceBetter());
        assertThat(fixed.verdict()).isEqualTo(Verdict.WORSE);
        assertThat(fixed.wins()).isEqualTo(6);
        assertThat(nested.luckOfRival()).isBetween(0.02, 0.1);
        assertThat(nested.luckOfReference()).isBetween(0.005, 0.03);
        assertThat(nested.shareOfLuck()).isBetween(0.8, 1.0);
        assertThat(nested.effect()).isCloseTo(1.48, within(0.02));
    }

    /** Four searches of each all differ, three may by chance: 1 of 70 choices of four ranks, 1 of 20 of three. */
    @Test
    void threeSearchesDecideNothing() {
        double[][] reference = searches(1, 1, 1.01, 1.02, 1.03);
        double[][] rival = searches(2, 3, 3.01, 3.02, 3.03);

        assertThat(NestedComparison.of(reference, rival, 0.01).referenceBetter())
                .isLessThan(1e-4);
        assertThat(NestedComparison.of(Arrays.copyOf(reference, 3), Arrays.copyOf(rival, 3), 0.01)
                        .referenceBetter())
                .isEqualTo(1.0 / 20);
    }

    @Test
    void negativeLossesHaveDifferences() {
        double[][] reference = {{-10, -10.1, -9.9, -10}};
        double[][] rival = {{-8, -8.1, -7.9, -8.05}};

        NestedComparison compared = NestedComparison.of(reference, rival, 0.01);

        assertThat(compared.scale()).isEqualTo(LossScale.LINEAR);
        assertThat(compared.effect()).isCloseTo(1.9875, within(1e-12));
        assertThat(compared.margin()).isNaN();
    }

    /** For each mean the losses of six seeds. */
    private static double[][] searches(long seed, double... means) {
        double[][] losses = new double[means.length][];
        Arrays.setAll(losses, search -> losses(6, means[search], 0.01, 100 * seed + search));
        return losses;
    }

    /** Around a mean, with a relative spread. */
    private static double[] losses(int seeds, double mean, double spread, long seed) {
        double[] losses = new double[seeds];
        new RandomStream(seed).fillGaussian(losses);
        for (int i = 0; i < seeds; i++) {
            losses[i] = mean * StrictMath.exp(spread * losses[i]);
        }
        return losses;
    }
}
