package org.lodo.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lodo.objective.Sample;

class RosenbrockTest {

    @Test
    void agreesWithItsFormula() {
        Rosenbrock rosenbrock = new Rosenbrock();
        Sample function = rosenbrock.open(1).draw();
        // 0.01 · 1.5² + (2 − 0.25)²
        assertThat(function.value(rosenbrock.initialPoint(1))).isEqualTo(3.085);
        double[] gradient = {1, 1};
        assertThat(function.valueAndGradient(rosenbrock.minimum().orElseThrow(), gradient))
                .isZero();
        assertThat(gradient).containsExactly(new double[] {0, 0}, within(0.0));
    }
}
