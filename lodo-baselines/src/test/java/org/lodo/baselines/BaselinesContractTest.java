package org.lodo.baselines;

import org.junit.jupiter.api.Nested;
import org.lodo.objective.HessianSample;
import org.lodo.objective.LeastSquaresSample;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.UpdateRule;
import org.lodo.testkit.OptimizerContract;
import org.lodo.testkit.UpdateRuleContract;

/** Contract tests of the baselines. */
class BaselinesContractTest {

    @Nested
    class MomentumRule extends UpdateRuleContract {
        @Override
        protected UpdateRule createRule(int... sizes) {
            return new Momentum(MomentumConfig.defaults(), sizes);
        }
    }

    @Nested
    class RmspropRule extends UpdateRuleContract {
        @Override
        protected UpdateRule createRule(int... sizes) {
            return new Rmsprop(new RmspropConfig(0.01, 0.9, 0.5, 1e-7), sizes);
        }
    }

    @Nested
    class YogiRule extends UpdateRuleContract {
        @Override
        protected UpdateRule createRule(int... sizes) {
            return new Yogi(YogiConfig.defaults(), sizes);
        }
    }

    @Nested
    class NewtonMethod extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new Newton(dimension);
        }
    }

    @Nested
    class KalmanMethod extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new KalmanFilter(dimension, new KalmanFilterTest.Variances(0.01, 0.04, 1));
        }
    }

    @Nested
    class LevenbergMarquardtMethod extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new LevenbergMarquardt(dimension, LevenbergMarquardtConfig.defaults());
        }
    }

    @Nested
    class ResidualLevenbergMarquardtMethod extends OptimizerContract {
        @Override
        protected Optimizer<? super LeastSquaresSample> create(int dimension) {
            return new ResidualLevenbergMarquardt(dimension, ResidualLevenbergMarquardtConfig.defaults());
        }

        @Override
        protected int stepsToHalve() {
            return 1;
        }
    }

    @Nested
    class AdaHessianMethod extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new AdaHessian(dimension, AdaHessianConfig.defaults(), 7);
        }
    }

    @Nested
    class LarsMethod extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            int[] layers = dimension < 3 ? new int[] {0} : new int[] {0, 2};
            return new Lars(dimension, LarsConfig.defaults(), layers, 200);
        }
    }

    @Nested
    class BfgsMethod extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new Bfgs(dimension, BfgsConfig.defaults());
        }
    }

    @Nested
    class OnlineLbfgsMethod extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return OnlineLbfgs.averaged(dimension, new OnlineLbfgsConfig(0.3, 100, 0.1, 4));
        }
    }

    @Nested
    class LbfgsWithoutLineSearchMethod extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return OnlineLbfgs.withoutLineSearch(dimension, new OnlineLbfgsConfig(0.3, 100, 0.1, 4));
        }
    }

    @Nested
    class LbfgsMethod extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new Lbfgs(dimension, LbfgsConfig.defaults());
        }

        @Override
        protected int stepsToHalve() {
            return 3;
        }
    }
}
