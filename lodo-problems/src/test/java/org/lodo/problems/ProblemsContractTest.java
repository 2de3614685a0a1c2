package org.lodo.problems;

import org.junit.jupiter.api.Nested;
import org.lodo.objective.Objective;
import org.lodo.parallel.Workers;
import org.lodo.problems.mnist.MnistAutoregression;
import org.lodo.problems.mnist.MnistConfig;
import org.lodo.problems.mnist.Precision;
import org.lodo.testkit.ObjectiveContract;

/** Contract tests of the suite's problems. */
class ProblemsContractTest {

    @Nested
    class Bowl100 extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return new NoisyQuadratic(NoisyQuadraticConfig.defaults());
        }
    }

    @Nested
    class BowlOfOneVariable extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return new NoisyQuadratic(NoisyQuadraticConfig.defaults().withDimension(1));
        }
    }

    @Nested
    class BowlOfSevenVariables extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return new NoisyQuadratic(new NoisyQuadraticConfig(7, 0.5, 20, 0.3, 4));
        }
    }

    @Nested
    class TrackingBowl extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return new TrackingQuadratic(new TrackingQuadraticConfig(5, 0.1, 2, 0.3, 0.2, 1, 0));
        }
    }

    @Nested
    class BananaValley extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return new Rosenbrock();
        }
    }

    @Nested
    class Mnist extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return new MnistAutoregression(new MnistConfig(2, "", "", 1, 20, Precision.FLOAT64), Workers.serial());
        }

        /** Entries from N(0, 1) would saturate every arctangent. */
        @Override
        protected double[] point(Objective<?> objective, long seed) {
            double[] x = objective.initialPoint(seed);
            for (int i = 0; i < x.length; i++) {
                x[i] *= 0.3;
            }
            return x;
        }
    }
}
