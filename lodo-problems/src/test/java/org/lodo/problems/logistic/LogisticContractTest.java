package org.lodo.problems.logistic;

import org.junit.jupiter.api.Nested;
import org.lodo.objective.Objective;
import org.lodo.testkit.ObjectiveContract;

class LogisticContractTest {

    @Nested
    class BreastCancerWhole extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return new LogisticRegression(LogisticRegressionConfig.defaults());
        }
    }

    @Nested
    class BreastCancerInBatches extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return new LogisticRegression(LogisticRegressionConfig.defaults().withBatch(7));
        }
    }

    @Nested
    class DigitsInBatches extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return new LogisticRegression(
                    LogisticRegressionConfig.defaults().withData(DataSet.DIGITS).withBatch(3));
        }
    }
}
