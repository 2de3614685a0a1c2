package org.lodo.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lodo.random.RandomStream;

class VarianceComponentsTest {

    /**
     * The yields of penicillin of five blends by four treatments, and their analysis of variance: Box, Hunter and Hunter,
     * Statistics for Experimenters, 1978, tables 7.1 and 7.3. Between blends 264 with 4 degrees of freedom, between treatments
     * 70 with 3, residual 226 with 12.
     */
    @Test
    void agreesWithAPublishedAnalysis() {
        VarianceComponents blends = VarianceComponents.of(new double[][] {
            {89, 88, 97, 94},
            {84, 77, 92, 79},
            {81, 87, 87, 85},
            {87, 92, 89, 84},
            {79, 81, 80, 88}
        });

        assertThat(blends.mean()).isEqualTo(86);
        assertThat(blends.meanSquareOfSearches()).isCloseTo(264.0 / 4, within(1e-12));
        assertThat(blends.meanSquareOfSeeds()).isCloseTo(70.0 / 3, within(1e-12));
        assertThat(blends.meanSquareOfRest()).isCloseTo(226.0 / 12, within(1e-12));
        assertThat(blends.betweenSearches()).isCloseTo((66 - 226.0 / 12) / 4, within(1e-12));
        assertThat(blends.betweenSeeds()).isCloseTo((70.0 / 3 - 226.0 / 12) / 5, within(1e-12));
        assertThat(blends.rest()).isCloseTo(226.0 / 12, within(1e-12));
    }

    /** Rows 1 5 and 3 3 have the means 3 and 3, columns 2 and 4; what is left is ∓1, so that MS_e = 4 > MS_a = 0. */
    @Test
    void aNegativeEstimateIsNone() {
        VarianceComponents components = VarianceComponents.of(new double[][] {{1, 5}, {3, 3}});

        assertThat(components.meanSquareOfSearches()).isZero();
        assertThat(components.meanSquareOfSeeds()).isEqualTo(4);
        assertThat(components.meanSquareOfRest()).isEqualTo(4);
        assertThat(components.betweenSearches()).isZero();
        assertThat(components.betweenSeeds()).isZero();
    }

    @Test
    void oneSearchOrOneSeedShowsOneSpread() {
        VarianceComponents oneSearch = VarianceComponents.of(new double[][] {{1, 2, 6}});
        assertThat(oneSearch.betweenSearches()).isZero();
        assertThat(oneSearch.betweenSeeds()).isEqualTo(7);
        assertThat(oneSearch.rest()).isZero();

        VarianceComponents oneSeed = VarianceComponents.of(new double[][] {{1}, {2}, {6}});
        assertThat(oneSeed.betweenSearches()).isEqualTo(7);
        assertThat(oneSeed.betweenSeeds()).isZero();

        VarianceComponents oneRun = VarianceComponents.of(new double[][] {{5}});
        assertThat(oneRun.betweenSearches() + oneRun.betweenSeeds() + oneRun.rest())
                .isZero();
    }

    /** The mean over many layouts of each estimate of a component that is not cut off at zero is the component. */
    @Test
    void estimatesAreUnbiased() {
        RandomStream random = new RandomStream(7);
        double[] sums = new double[3];
        int layouts = 2000;
        for (int layout = 0; layout < layouts; layout++) {
            VarianceComponents components = VarianceComponents.of(gaussian(random, 5, 8, 3, 2, 0.5));
            sums[0] += components.betweenSearches();
            sums[1] += components.betweenSeeds();
            sums[2] += components.rest();
        }
        // Standard errors: 9 √(2/4)/√2000, 4 √(2/7)/√2000, 0.25 √(2/28)/√2000.
        assertThat(sums[0] / layouts).isCloseTo(9, within(0.6));
        assertThat(sums[1] / layouts).isCloseTo(4, within(0.2));
        assertThat(sums[2] / layouts).isCloseTo(0.25, within(0.006));
    }

    private static double[][] gaussian(
            RandomStream random, int searches, int seeds, double search, double seed, double rest) {
        double[] common = new double[seeds];
        random.fillGaussian(common);
        double[][] values = new double[searches][seeds];
        for (double[] ofSearch : values) {
            double luck = search * random.nextGaussian();
            for (int j = 0; j < seeds; j++) {
                ofSearch[j] = luck + seed * common[j] + rest * random.nextGaussian();
            }
        }
        return values;
    }

    @Test
    void searchesMustHaveTheSameSeeds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VarianceComponents.of(new double[][] {{1, 2}, {3}}))
                .withMessage("losses of search 1 = 1 seeds: must be as many as those of search 0, 2");
        assertThatIllegalArgumentException().isThrownBy(() -> VarianceComponents.of(new double[0][]));
    }
}
