package org.lodo.baselines.psgd;

import org.junit.jupiter.api.Nested;
import org.lodo.objective.HessianSample;
import org.lodo.optimizer.Optimizer;
import org.lodo.random.RandomStream;
import org.lodo.testkit.OptimizerContract;

/** Contract tests of preconditioned stochastic gradient descent. */
class PsgdContractTest {

    private static Optimizer<? super HessianSample> dense(int dimension, PsgdDenseConfig.Geometry geometry) {
        return new PsgdDense(
                dimension, new PsgdDenseConfig(0.1, 0.3, 0.9, 1e-9, 0.5, 0, 10, geometry), new RandomStream(3));
    }

    @Nested
    class RotatedDense extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return dense(dimension, PsgdDenseConfig.Geometry.Q05EQ15);
        }
    }

    @Nested
    class TriangularDense extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return dense(dimension, PsgdDenseConfig.Geometry.EQ);
        }
    }

    @Nested
    class RightDense extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return dense(dimension, PsgdDenseConfig.Geometry.QEQ);
        }
    }

    @Nested
    class SymmetricDense extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return dense(dimension, PsgdDenseConfig.Geometry.QUAD);
        }
    }

    @Nested
    class LowRank extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new PsgdLowRank(
                    dimension,
                    new PsgdLowRankConfig(0.1, 0.3, 0.9, 1e-9, 0.5, 0, Double.POSITIVE_INFINITY, 3),
                    new RandomStream(3));
        }
    }

    @Nested
    class Whitening extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new PsgdLowRankWhitening(
                    dimension, new PsgdWhiteningConfig(0.05, 0.1, 0.9, 1e-9, 0.5, 0.5, 2, 10, 3), new RandomStream(3));
        }
    }
}
