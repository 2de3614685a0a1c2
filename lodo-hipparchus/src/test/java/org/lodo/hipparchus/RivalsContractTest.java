package org.lodo.hipparchus;

import org.junit.jupiter.api.Nested;
import org.lodo.objective.LeastSquaresSample;
import org.lodo.optimizer.Optimizer;
import org.lodo.random.RandomStream;
import org.lodo.testkit.OptimizerContract;

class RivalsContractTest {

    @Nested
    class ConjugateGradients extends OptimizerContract {
        @Override
        protected Optimizer<? super LeastSquaresSample> create(int dimension) {
            return new HipparchusConjugateGradients(dimension, HipparchusConjugateGradients.Config.defaults());
        }
    }

    @Nested
    class FletcherReeves extends OptimizerContract {
        @Override
        protected Optimizer<? super LeastSquaresSample> create(int dimension) {
            return new HipparchusConjugateGradients(
                    dimension,
                    new HipparchusConjugateGradients.Config(
                            HipparchusConjugateGradients.Formula.FLETCHER_REEVES, 1, 10, 1e-6));
        }
    }

    @Nested
    class LevenbergMarquardt extends OptimizerContract {
        @Override
        protected Optimizer<? super LeastSquaresSample> create(int dimension) {
            return new HipparchusLevenbergMarquardt(dimension, HipparchusLevenbergMarquardt.Config.defaults());
        }
    }

    @Nested
    class CmaEs extends OptimizerContract {
        @Override
        protected Optimizer<? super LeastSquaresSample> create(int dimension) {
            return new HipparchusCmaEs(dimension, new HipparchusCmaEs.Config(0.3, 0, 100), new RandomStream(1));
        }
    }

    @Nested
    class CmaEsOfALargePopulation extends OptimizerContract {
        @Override
        protected Optimizer<? super LeastSquaresSample> create(int dimension) {
            return new HipparchusCmaEs(dimension, new HipparchusCmaEs.Config(0.1, 20, 50), new RandomStream(1));
        }
    }
}
