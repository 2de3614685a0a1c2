package org.lodo.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lodo.Lodo;
import org.lodo.LodoConfig;
import org.lodo.LodoRecipes;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.optimizer.GradientOptimizer;
import org.lodo.parallel.Workers;
import org.lodo.random.RandomStream;

/** LODO without layers, where A is the identity and nothing is learned, is gradient descent with momentum. */
class DepthZeroTest {

    private static final int N = 7;
    private static final int STEPS = 300;

    /** With α₀ a power of two, so that multiplication by it is exact. */
    @Test
    void lodoWithoutLayersHasTheBitsOfMomentum() {
        assertThat(lodo(0.25, 0.9)).containsExactly(momentum(0.25, 0.9));
        assertThat(lodo(0.5, 0.5)).containsExactly(momentum(0.5, 0.5));
        assertThat(lodo(0.25, 0)).containsExactly(momentum(0.25, 0));
    }

    @Test
    void agreesUpToRoundingForOtherRates() {
        assertThat(lodo(0.117, 0.9)).containsExactly(momentum(0.117, 0.9), within(1e-12));
    }

    private static double[] lodo(double rate, double momentum) {
        Lodo lodo = LodoRecipes.lodo(N, new LodoConfig(rate, 0.01, momentum, 0, 4), 1, Workers.serial());
        double[] x = new double[N];
        Draws<Sample> draws = movingBowl();
        for (int step = 0; step < STEPS; step++) {
            lodo.step(draws, x);
        }
        return x;
    }

    private static double[] momentum(double rate, double momentum) {
        MomentumConfig config = new MomentumConfig(rate * (1 - momentum), momentum);
        GradientOptimizer descent = new GradientOptimizer(N, sizes -> new Momentum(config, sizes));
        double[] x = new double[N];
        Draws<Sample> draws = movingBowl();
        for (int step = 0; step < STEPS; step++) {
            descent.step(draws, x);
        }
        return x;
    }

    /** A bowl whose curvature grows from 1/7 in the first coordinate to 1 in the last. */
    private static Draws<Sample> movingBowl() {
        RandomStream noise = new RandomStream(3);
        double[] center = new double[N];
        Sample sample = (x, gradient) -> {
            double loss = 0;
            for (int i = 0; i < N; i++) {
                gradient[i] = (i + 1.0) / N * (x[i] - center[i]);
                loss += 0.5 * gradient[i] * (x[i] - center[i]);
            }
            return loss;
        };
        return () -> {
            noise.fillGaussian(center);
            return sample;
        };
    }
}
