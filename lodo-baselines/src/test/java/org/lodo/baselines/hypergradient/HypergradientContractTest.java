package org.lodo.baselines.hypergradient;

import org.junit.jupiter.api.Nested;
import org.lodo.objective.HessianSample;
import org.lodo.optimizer.Optimizer;
import org.lodo.testkit.OptimizerContract;

/** Contract tests of the hypergradient methods. */
class HypergradientContractTest {

    @Nested
    class SgdHd extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return LearnedRate.sgd(dimension, new SgdHdConfig(0.05, 0.5, true, 1e-4));
        }
    }

    @Nested
    class AdamHd extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return LearnedRate.adam(dimension, new AdamHdConfig(0.05, 0.9, 0.99, 1e-8, 1e-6));
        }
    }

    @Nested
    class OsgmDiagonal extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new Osgm(dimension, new OsgmConfig(0.3, Scaling.DIAGONAL, true));
        }
    }

    @Nested
    class OsgmMatrix extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new Osgm(dimension, new OsgmConfig(0.3, Scaling.MATRIX, false));
        }
    }

    @Nested
    class HdmDiagonal extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new Hdm(dimension, HdmConfig.defaults(), 200);
        }
    }

    @Nested
    class HdmScalar extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new Hdm(dimension, new HdmConfig(0.1, 1, Scaling.SCALAR, Scaling.SCALAR, false), 60);
        }
    }

    @Nested
    class HdmMatrix extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new Hdm(dimension, new HdmConfig(0.1, 1, Scaling.MATRIX, Scaling.DIAGONAL, false), 200);
        }
    }
}
