package org.lodo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.objective.Draws;
import org.lodo.objective.Objective;
import org.lodo.objective.Sample;
import org.lodo.parallel.Workers;
import org.lodo.random.RandomStream;
import org.ojalgo.matrix.store.R064Store;

class LodoTest {

    private static final LodoConfig SMALL =
            LodoConfig.defaults().withInitialLearningRate(0.1).withLayers(3);

    @Test
    void frozenPreconditionerIsTheTrainedOne() {
        int n = 5;
        FrozenConfig config = new FrozenConfig(0.1, 0.01, 0.5, 3, 4, 200);
        Lodo frozen = LodoRecipes.lodoFrozen(new Valley(n), config, 1, Workers.serial());
        R064Store before = frozen.preconditioner().toMatrix();
        double[] x = new double[n];
        for (int step = 0; step < 100; step++) {
            frozen.step(new Valley(n).open(step), x);
        }

        Lodo learner = LodoRecipes.lodo(n, config.toLodo(), 1, Workers.serial());
        Draws<Sample> draws = new Valley(n).open(RandomStream.derive(1, "training"));
        double[] trained = new double[n];
        for (int step = 0; step < 200; step++) {
            learner.step(draws, trained);
        }
        assertThat(frozen.preconditioner().toMatrix().data)
                .containsExactly(before.data)
                .containsExactly(learner.preconditioner().toMatrix().data);
        assertThat(frozen.metaGradients()).isZero();
    }

    /** A bowl with a moving center, whose curvature grows with the index of the coordinate. */
    private record Valley(int dimension) implements Objective<Sample> {
        @Override
        public double[] initialPoint(long seed) {
            return new double[dimension];
        }

        @Override
        public Draws<Sample> open(long seed) {
            RandomStream noise = new RandomStream(seed);
            double[] center = new double[dimension];
            Sample sample = (x, gradient) -> {
                double loss = 0;
                for (int i = 0; i < dimension; i++) {
                    gradient[i] = (i + 1) * (x[i] - center[i]);
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

    @Test
    void firstStepIsAlongTheGradient() {
        double[] x = {1, 2, 3};
        LodoRecipes.lodo(3, LodoConfig.defaults().withInitialLearningRate(0.5), 7)
                .step(() -> slope(4, -2, 8), x);
        // x − α₀ (1 − β) g, since G = α₀ I: with m = 0 the meta-gradient is zero.
        assertThat(x[0]).isCloseTo(1 - 0.5 * 0.1 * 4, within(1e-14));
        assertThat(x[1]).isCloseTo(2 + 0.5 * 0.1 * 2, within(1e-14));
        assertThat(x[2]).isCloseTo(3 - 0.5 * 0.1 * 8, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void trajectoryDoesNotDependOnThreads(int threads) {
        int n = 9000;
        assertThat(trajectory(n, LodoRecipes.lodo(n, SMALL, 1, Workers.of(threads))))
                .containsExactly(trajectory(n, LodoRecipes.lodo(n, SMALL, 1, Workers.serial())));
        ResidualConfig residual = new ResidualConfig(0.05, 0.001, 0.9, 3);
        assertThat(trajectory(n, LodoRecipes.lodoResiduals(n, residual, 1, Workers.of(threads))))
                .containsExactly(trajectory(n, LodoRecipes.lodoResiduals(n, residual, 1, Workers.serial())));
    }

    private static double[] trajectory(int n, Lodo lodo) {
        RandomStream noise = new RandomStream(5);
        double[] center = new double[n];
        Sample bowl = (x, gradient) -> {
            for (int i = 0; i < n; i++) {
                gradient[i] = x[i] - center[i];
            }
            return 0;
        };
        double[] x = new double[n];
        for (int step = 0; step < 6; step++) {
            noise.fillGaussian(center);
            lodo.step(() -> bowl, x);
        }
        return x;
    }

    @Test
    void rejectsHyperParametersOutOfRange() {
        LodoConfig defaults = LodoConfig.defaults();
        assertThatThrownBy(() -> defaults.withInitialLearningRate(-1))
                .hasMessage("initialLearningRate = -1.0: must be positive and finite");
        assertThatThrownBy(() -> defaults.withMetaLearningRate(Double.NaN))
                .hasMessage("metaLearningRate = NaN: must be positive and finite");
        assertThatThrownBy(() -> defaults.withMomentum(1)).hasMessage("momentum = 1.0: must be at least 0 and below 1");
        assertThatThrownBy(() -> defaults.withLayers(-1)).hasMessage("layers = -1: must be at least 0");
        assertThatThrownBy(() -> defaults.withBlockSize(0)).hasMessage("blockSize = 0: must be at least 1");
    }

    private static Sample slope(double... constantGradient) {
        return (x, gradient) -> {
            System.arraycopy(constantGradient, 0, gradient, 0, gradient.length);
            return 0;
        };
    }
}
