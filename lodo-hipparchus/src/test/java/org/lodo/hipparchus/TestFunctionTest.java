package org.lodo.hipparchus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestFunctionTest {

    @ParameterizedTest
    @EnumSource
    void gradientAgreesWithCentralDifferences(TestFunction function) {
        double[] x = function.start();
        for (int i = 0; i < x.length; i++) {
            x[i] += 0.01 * i;
        }
        double[] gradient = function.gradient(x);
        for (int i = 0; i < x.length; i++) {
            double step = 1e-5 * Math.max(1, Math.abs(x[i]));
            double[] ahead = x.clone();
            double[] behind = x.clone();
            ahead[i] += step;
            behind[i] -= step;
            double measured = (function.value(ahead) - function.value(behind)) / (ahead[i] - behind[i]);
            assertThat(measured).isCloseTo(gradient[i], within(1e-7 * (1 + function.value(x) + Math.abs(gradient[i]))));
        }
    }
}
