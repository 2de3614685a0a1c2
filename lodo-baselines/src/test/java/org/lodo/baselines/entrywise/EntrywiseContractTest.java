package org.lodo.baselines.entrywise;

import org.junit.jupiter.api.Nested;
import org.lodo.optimizer.UpdateRule;
import org.lodo.testkit.UpdateRuleContract;

/** Contract tests of the entrywise rules. */
class EntrywiseContractTest {

    @Nested
    class AdamwRule extends UpdateRuleContract {
        @Override
        protected UpdateRule createRule(int... sizes) {
            return new Adamw(new AdamwConfig(0.05, 0.9, 0.99, 1e-8, 0.01, false), sizes);
        }
    }

    @Nested
    class AmsgradRule extends UpdateRuleContract {
        @Override
        protected UpdateRule createRule(int... sizes) {
            return new Adamw(new AdamwConfig(0.05, 0.9, 0.99, 1e-8, 0, true), sizes);
        }
    }

    @Nested
    class AdagradRule extends UpdateRuleContract {
        @Override
        protected UpdateRule createRule(int... sizes) {
            return new Adagrad(new AdagradConfig(0.3, 1e-3, 0.1, 0), sizes);
        }
    }

    @Nested
    class AdabeliefRule extends UpdateRuleContract {
        @Override
        protected UpdateRule createRule(int... sizes) {
            return new Adabelief(new AdabeliefConfig(0.05, 0.9, 0.99, 1e-12, 0.01, false), sizes);
        }
    }

    @Nested
    class RectifiedAdabeliefRule extends UpdateRuleContract {
        @Override
        protected UpdateRule createRule(int... sizes) {
            return new Adabelief(new AdabeliefConfig(0.05, 0.9, 0.99, 1e-12, 0, true), sizes);
        }
    }

    @Nested
    class LionRule extends UpdateRuleContract {
        @Override
        protected UpdateRule createRule(int... sizes) {
            return new Lion(new LionConfig(0.02, 0.9, 0.99, 0.01), sizes);
        }
    }

    @Nested
    class NadamRule extends UpdateRuleContract {
        @Override
        protected UpdateRule createRule(int... sizes) {
            return new Nadam(new NadamConfig(0.05, 0.9, 0.99, 1e-8, 0.004), sizes);
        }
    }

    @Nested
    class RadamRule extends UpdateRuleContract {
        @Override
        protected UpdateRule createRule(int... sizes) {
            return new Radam(new RadamConfig(0.05, 0.9, 0.99, 1e-8), sizes);
        }
    }

    @Nested
    class CocobRule extends UpdateRuleContract {
        @Override
        protected UpdateRule createRule(int... sizes) {
            return new Cocob(new CocobConfig(10, 1e-8), sizes);
        }
    }
}
