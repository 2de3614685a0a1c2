package org.lodo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lodo.objective.HessianSample;
import org.lodo.optimizer.GradientOptimizer;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.UpdateRule;
import org.lodo.random.RandomStream;

/**
 * The contract of every {@link UpdateRule}: that of an optimizer when applied to the point itself, and bits that do not depend
 * on how parameters are split into groups and ranges.
 */
public abstract class UpdateRuleContract extends OptimizerContract {

    /**
     * Builds the rule under test.
     *
     * @param sizes the length of each group
     * @return a new rule, the same at every call; as an optimizer it should make progress on a well-conditioned quadratic
     */
    protected abstract UpdateRule createRule(int... sizes);

    @Override
    protected final Optimizer<? super HessianSample> create(int dimension) {
        return new GradientOptimizer(dimension, this::createRule);
    }

    @Test
    void bitsDoNotDependOnRangesOrGroups() {
        UpdateRule whole = createRule(37);
        UpdateRule parts = createRule(20, 17);
        double[] together = new double[37];
        double[] first = new double[20];
        double[] second = new double[17];
        RandomStream random = new RandomStream(6);
        double[] gradient = new double[37];
        for (int step = 0; step < 10; step++) {
            random.fillGaussian(gradient);
            whole.beginStep();
            whole.update(0, gradient, together, 0, 37);
            parts.beginStep();
            parts.update(1, Arrays.copyOfRange(gradient, 20, 37), second, 0, 17);
            parts.update(0, gradient, first, 9, 20);
            parts.update(0, gradient, first, 0, 9);
        }
        for (int i = 0; i < 37; i++) {
            assertThat(i < 20 ? first[i] : second[i - 20]).isEqualTo(together[i]);
        }
    }
}
