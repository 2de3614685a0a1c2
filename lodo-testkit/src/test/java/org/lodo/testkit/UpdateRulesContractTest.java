package org.lodo.testkit;

import org.junit.jupiter.api.Nested;
import org.lodo.optimizer.Adam;
import org.lodo.optimizer.AdamConfig;
import org.lodo.optimizer.Sgd;
import org.lodo.optimizer.UpdateRule;

/** Contract tests of the update rules of lodo-core. */
class UpdateRulesContractTest {

    @Nested
    class SgdRule extends UpdateRuleContract {
        @Override
        protected UpdateRule createRule(int... sizes) {
            return new Sgd(0.1);
        }
    }

    @Nested
    class AdamRule extends UpdateRuleContract {
        @Override
        protected UpdateRule createRule(int... sizes) {
            return new Adam(AdamConfig.defaults().withLearningRate(0.05), sizes);
        }
    }
}
