package org.lodo.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lodo.DenseConfig;
import org.lodo.Lodo;
import org.lodo.LodoRecipes;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.problems.NoisyQuadratic;
import org.lodo.problems.NoisyQuadraticConfig;

/**
 * The edge of stability of a dense G on the paper's bowl, from second moments (docs/research/theory.md): what least mean squares
 * with inputs of given variances can bear, and what is left when the variances follow from the matrix that is learned.
 */
class EdgeOfStabilityTest {

    private static final int N = 100;
    private static final double SCALE = 0.5;
    private static final double DIVERGED = 1e8;
    private static final double[] CURVATURES = curvatures();

    @Test
    void inputsOfGivenVarianceAllowTheTextbookRate() {
        assertThat(textbook(0.107)).isLessThan(1);
        assertThat(textbook(0.109)).isGreaterThan(1);
        assertThat(divergesBy(0.11, 10_000, false)).isFalse();
        assertThat(divergesBy(0.115, 10_000, false)).isTrue();
    }

    @Test
    void variancesThatFollowTheLearnedMatrixAllowTwoThirdsOfIt() {
        assertThat(divergesBy(0.074, 3000, true)).isFalse();
        assertThat(divergesBy(0.076, 3000, true)).isTrue();
    }

    @Test
    void theOptimizerIsStableWellBelowAndDivergesAbove() {
        assertThat(lossOfRun(0.04, 300)).isLessThan(1000);
        assertThat(lossOfRun(0.08, 300)).isGreaterThan(DIVERGED);
    }

    /** Σ_j α λ_i φ_j / (2 (1 − α λ_i φ_j)) of the stiffest row; stable below 1. */
    private static double textbook(double rate) {
        double sum = 0;
        for (double curvature : CURVATURES) {
            double input = rate * curvature * curvature * startVariance(curvature);
            sum += input / (2 * (1 - input));
        }
        return sum;
    }

    /** E b² along an eigenvector while G = α₀ I. */
    private static double startVariance(double curvature) {
        return 1 / (SCALE * curvature * (2 - SCALE * curvature));
    }

    /** The recursion of q_ij = E A_ij² and v_i = E b_i² for inputs b that are Gaussian and independent of A. */
    private static boolean divergesBy(double rate, int steps, boolean isFedBack) {
        double[][] squares = new double[N][N];
        double[] variances = new double[N];
        for (int i = 0; i < N; i++) {
            squares[i][i] = (1 - SCALE * CURVATURES[i]) * (1 - SCALE * CURVATURES[i]);
            variances[i] = isFedBack ? 0 : startVariance(CURVATURES[i]);
        }
        double[] errors = new double[N];
        for (int step = 0; step < steps; step++) {
            double loss = 0;
            for (int i = 0; i < N; i++) {
                errors[i] = 1;
                for (int j = 0; j < N; j++) {
                    errors[i] += squares[i][j] * variances[j];
                }
                loss += CURVATURES[i] * errors[i];
            }
            for (int i = 0; i < N; i++) {
                for (int j = 0; j < N; j++) {
                    double length = rate * CURVATURES[i] * CURVATURES[j] * CURVATURES[j];
                    double mean = length * variances[j];
                    squares[i][j] = squares[i][j] * (1 - 2 * mean + 2 * mean * mean)
                            + length * length * variances[j] * errors[i];
                }
            }
            if (isFedBack) {
                System.arraycopy(errors, 0, variances, 0, N);
            }
            if (!(loss < DIVERGED)) {
                return true;
            }
        }
        return false;
    }

    /** The largest loss of a run of lodo-dense. */
    private static double lossOfRun(double rate, int steps) {
        NoisyQuadratic bowl = new NoisyQuadratic(NoisyQuadraticConfig.defaults());
        Draws<HessianSample> draws = bowl.open(1);
        Lodo lodo = LodoRecipes.lodoDense(N, new DenseConfig(SCALE, rate, 0, false));
        double[] x = bowl.initialPoint(1);
        double[] largest = {0};
        Draws<HessianSample> watched = () -> {
            HessianSample sample = draws.draw();
            largest[0] = Math.max(largest[0], sample.value(x));
            return sample;
        };
        for (int step = 0; step < steps && largest[0] < DIVERGED * DIVERGED; step++) {
            lodo.step(watched, x);
        }
        return largest[0];
    }

    private static double[] curvatures() {
        double[] curvatures = new double[N];
        for (int i = 0; i < N; i++) {
            curvatures[i] = StrictMath.exp(StrictMath.log(1e-3) * (1 - i / (N - 1.0)));
        }
        return curvatures;
    }
}
