package org.lodo.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class UpdateRulesTest {

    @Test
    void firstAdamStepHasTheMagnitudeOfTheLearningRate() {
        double[] x = {1, 1};
        Adam adam = new Adam(new AdamConfig(0.25, 0.9, 0.999, Double.MIN_NORMAL), 2);
        adam.beginStep();
        adam.update(0, new double[] {1e-3, -50}, x, 0, 2);
        assertThat(x[0]).isCloseTo(0.75, within(1e-14));
        assertThat(x[1]).isCloseTo(1.25, within(1e-14));
    }
}
