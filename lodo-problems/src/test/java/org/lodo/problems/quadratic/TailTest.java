package org.lodo.problems.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lodo.random.RandomStream;

/** Quantiles of one coordinate against those of published tables. */
class TailTest {

    @Test
    void studentsTHasTheQuantilesOfTwoAndAHalfDegrees() {
        // 0.75 and 0.95 quantiles of t with 2.5 degrees of freedom, from its distribution function.
        double[] sorted = sorted(Tail.STUDENT_T);
        assertThat(quantile(sorted, 0.75)).isCloseTo(0.7850, within(0.01));
        assertThat(quantile(sorted, 0.95)).isCloseTo(2.5582, within(0.04));
        assertThat(Tail.STUDENT_T.variance()).isEqualTo(5);
    }

    @Test
    void cauchyHasItsQuantiles() {
        double[] sorted = sorted(Tail.CAUCHY);
        assertThat(quantile(sorted, 0.75)).isCloseTo(1, within(0.015));
        assertThat(quantile(sorted, 0.95)).isCloseTo(6.3138, within(0.15));
    }

    /** For one variable the ratio is the square of a Cauchy variable. */
    @Test
    void mediansOfRatiosAreThoseInClosedForm() {
        assertThat(GaussianForms.medianOfRatio(new double[] {3})).isCloseTo(3, within(1e-12));
        // |z|² of two variables is exponential of mean 2: P(q > m z₀²) = E exp(−m z₀² / 2) = (1 + m)^−½, which is ½ at
        // m = 3.
        assertThat(GaussianForms.medianOfRatio(new double[] {2, 2})).isCloseTo(6, within(1e-11));
        assertThat(GaussianForms.medianOfRatio(new double[] {1, 0})).isCloseTo(1, within(1e-12));
    }

    private static double[] sorted(Tail tail) {
        RandomStream random = new RandomStream(9);
        double[] draws = new double[200_000];
        Arrays.setAll(draws, i -> random.nextGaussian() * tail.factor(random));
        Arrays.sort(draws);
        return draws;
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) (share * sorted.length)];
    }
}
