package org.lodo.preconditioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lodo.optimizer.Sgd;
import org.lodo.random.RandomStream;
import org.ojalgo.matrix.store.R064Store;

class FrozenLossTest {

    /** Scalar modes: b ← (1 − g λ) b − s has variance σ² / (1 − (1 − g λ)²). */
    @Test
    void isTheSumOverModesOfADiagonalProblem() {
        double[] curvatures = {2, 1, 0.1};
        R064Store hessian = diagonal(curvatures);
        double expected = 0;
        for (double curvature : curvatures) {
            double a = 1 - 0.7 * curvature;
            expected += 0.5 * curvature * 0.09 / (1 - a * a);
        }
        assertThat(FrozenLoss.of(new DensePreconditioner(3, 0.7, true), hessian, 0.09))
                .isCloseTo(expected, within(1e-12));
    }

    @Test
    void isTheBestPossibleLossForTheInverse() {
        R064Store hessian = diagonal(4);
        assertThat(FrozenLoss.of(new DensePreconditioner(1, 0.25, true), hessian, 9))
                .isCloseTo(0.5 * 4 * 9, within(1e-12));
    }

    @Test
    void isInfiniteWhereTheIterationDiverges() {
        assertThat(FrozenLoss.of(new DensePreconditioner(2, 1, true), diagonal(0.5, 2.1), 1))
                .isInfinite();
        assertThat(FrozenLoss.of(new DensePreconditioner(2, 1, true), diagonal(0, 1), 1))
                .as("a flat direction")
                .isInfinite();
    }

    /** Monte Carlo, with a G that is not symmetric and does not commute with H. */
    @Test
    void agreesWithSimulation() {
        R064Store hessian = diagonal(1, 0.5);
        DensePreconditioner g = new DensePreconditioner(2, 0.8, false);
        g.learn(new double[] {0.3, -0.4}, new double[] {0.5, 0.6}, -1, new Sgd(1));
        double expected = FrozenLoss.of(g, hessian, 0.25);
        RandomStream random = new RandomStream(1);
        double[] b = new double[2];
        double[] gradient = new double[2];
        double[] step = new double[2];
        double sum = 0;
        int draws = 1_000_000;
        for (int draw = 0; draw < draws; draw++) {
            gradient[0] = b[0];
            gradient[1] = 0.5 * b[1];
            g.apply(gradient, step);
            for (int i = 0; i < 2; i++) {
                b[i] += -step[i] - 0.5 * random.nextGaussian();
            }
            sum += 0.5 * (b[0] * b[0] + 0.5 * b[1] * b[1]);
        }
        assertThat(sum / draws).isCloseTo(expected, within(0.01 * expected));
    }

    private static R064Store diagonal(double... entries) {
        R064Store matrix = R064Store.FACTORY.make(entries.length, entries.length);
        for (int i = 0; i < entries.length; i++) {
            matrix.set(i, i, entries[i]);
        }
        return matrix;
    }
}
