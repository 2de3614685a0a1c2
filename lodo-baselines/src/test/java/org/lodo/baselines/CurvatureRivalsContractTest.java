package org.lodo.baselines;

import org.junit.jupiter.api.Nested;
import org.lodo.objective.HessianSample;
import org.lodo.optimizer.Optimizer;
import org.lodo.random.RandomStream;
import org.lodo.testkit.OptimizerContract;

/** Contract tests of Sophia and SQN. */
class CurvatureRivalsContractTest {

    @Nested
    class SophiaMethod extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new Sophia(dimension, new SophiaConfig(0.1, 0.9, 0.9, 1, 1e-12, 3), new RandomStream(4));
        }
    }

    @Nested
    class SqnMethod extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new Sqn(dimension, new SqnConfig(0.1, 3, 4, false, true));
        }
    }

    @Nested
    class DampedSqnMethod extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new Sqn(dimension, new SqnConfig(0.1, 1, 4, true, false));
        }
    }
}
