package org.lodo.testkit;

import org.junit.jupiter.api.Nested;
import org.lodo.DenseConfig;
import org.lodo.FrozenConfig;
import org.lodo.GainConfig;
import org.lodo.LodoConfig;
import org.lodo.LodoRecipes;
import org.lodo.NoMomentumConfig;
import org.lodo.ResidualConfig;
import org.lodo.objective.HessianSample;
import org.lodo.optimizer.Optimizer;
import org.lodo.parallel.Workers;
import org.lodo.probing.ProbingConfig;

/** Contract tests of LODO and its variants. */
class LodoContractTest {

    private static final LodoConfig SMALL =
            LodoConfig.defaults().withInitialLearningRate(0.1).withLayers(3);

    @Nested
    class Full extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return LodoRecipes.lodo(dimension, SMALL, 1, Workers.serial());
        }
    }

    @Nested
    class WithSgd extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return LodoRecipes.lodoSgd(dimension, SMALL, 1, Workers.serial());
        }
    }

    @Nested
    class NoMomentum extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return LodoRecipes.lodoNoMomentum(dimension, new NoMomentumConfig(0.1, 0.001, 3, 4), 1, Workers.serial());
        }
    }

    @Nested
    class Diagonal extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return LodoRecipes.lodoDiagonal(dimension, new GainConfig(0.1, 0.001, 0.9));
        }
    }

    @Nested
    class Global extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return LodoRecipes.lodoGlobal(dimension, new GainConfig(0.1, 0.001, 0.9));
        }
    }

    @Nested
    class Residuals extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return LodoRecipes.lodoResiduals(dimension, new ResidualConfig(0.05, 0.001, 0.9, 4), 1, Workers.serial());
        }
    }

    @Nested
    class Frozen extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return LodoRecipes.lodoFrozen(
                    new BowlProblem(dimension), new FrozenConfig(0.1, 0.001, 0.9, 3, 4, 50), 1, Workers.serial());
        }
    }

    @Nested
    class SameDraw extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return LodoRecipes.lodoSameDraw(dimension, SMALL, 1, Workers.serial());
        }
    }

    @Nested
    class Dense extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return LodoRecipes.lodoDense(dimension, new DenseConfig(0.1, 1e-4, 0, false));
        }
    }

    @Nested
    class Probing extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return LodoRecipes.lodoProbing(dimension, ProbingConfig.defaults(), 1, Workers.serial());
        }
    }

    @Nested
    class ProbingPlain extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return LodoRecipes.lodoProbing(dimension, ProbingConfig.plain(), 1, Workers.serial());
        }
    }

    @Nested
    class ProbingSymmetricWithMomentum extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            ProbingConfig config = ProbingConfig.defaults()
                    .withSymmetric(true)
                    .withLearningStep(1)
                    .withMomentum(0.5)
                    .withProbeLength(0.1);
            return LodoRecipes.lodoProbing(dimension, config, 1, Workers.serial());
        }
    }
}
