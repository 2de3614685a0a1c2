package org.lodo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Step;
import org.lodo.probing.ProbingLodo;

/** The example of README.md, line by line. */
class ReadmeExampleTest {

    @Test
    void minimizesAUserDefinedFunction() {
        Sample valley = (x, gradient) -> {
            double a = 1 - x[0];
            double b = x[1] - x[0] * x[0];
            gradient[0] = -0.02 * a - 4 * x[0] * b;
            gradient[1] = 2 * b;
            return 0.01 * a * a + b * b;
        };
        Lodo lodo = LodoRecipes.lodo(2, LodoConfig.defaults().withInitialLearningRate(0.2), 42);
        double[] x = {-0.5, 2};
        for (int step = 0; step < 2000; step++) {
            lodo.step(() -> valley, x);
        }

        assertThat(valley.value(x)).isLessThan(1e-4);
    }

    @Test
    void takesGradientsOfTheProgram() {
        Lodo lodo = LodoRecipes.lodo(2, LodoConfig.defaults().withInitialLearningRate(0.2), 42);
        double[] x = {-0.5, 2};
        double[] gradient = new double[2];
        for (int step = 0; step < 2000; step++) {
            double above = x[1] - x[0] * x[0];
            gradient[0] = -0.02 * (1 - x[0]) - 4 * x[0] * above;
            gradient[1] = 2 * above;
            lodo.step(gradient, x);
        }

        assertThat(x[0]).isBetween(0.9, 1.1);
    }

    @Test
    void optimizersThatEvaluateADrawTwiceAreNoSteps() {
        assertThat(Lodo.class).isAssignableTo(Step.class);
        assertThat(Step.class.isAssignableFrom(ProbingLodo.class)).isFalse();
        assertThat(Step.class.isAssignableFrom(SameDrawLodo.class)).isFalse();
        assertThat(Step.class.isAssignableFrom(NearInverseLodo.class)).isFalse();
    }
}
