package org.lodo.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.kernel.Vectors;
import org.lodo.objective.Sample;
import org.lodo.random.RandomStream;

class LbfgsTest {

    @Test
    void minimizesRosenbrockToRounding() {
        Sample valley = (x, gradient) -> {
            double rise = x[1] - x[0] * x[0];
            gradient[0] = -0.02 * (1 - x[0]) - 4 * x[0] * rise;
            gradient[1] = 2 * rise;
            return 0.01 * (1 - x[0]) * (1 - x[0]) + rise * rise;
        };
        Lbfgs optimizer = new Lbfgs(2, LbfgsConfig.defaults());
        double[] x = {-0.5, 2};
        for (int step = 0; step < 60; step++) {
            optimizer.step(() -> valley, x);
        }
        assertThat(valley.value(x)).isLessThan(1e-20);

        double[] settled = x.clone();
        optimizer.step(() -> valley, x);
        optimizer.step(() -> valley, x);
        assertThat(x[0]).isCloseTo(settled[0], within(1e-8));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9})
    void stepsSatisfyTheStrongWolfeConditions(double curvature) {
        Sample waves = waves(5);
        Lbfgs optimizer = new Lbfgs(5, new LbfgsConfig(4, 1e-4, curvature, 40));
        double[] x = {2, -1, 3, 0.5, -2};
        List<double[]> points = new ArrayList<>(List.of(x.clone()));
        for (int step = 0; step < 9; step++) {
            optimizer.step(() -> waves, x);
            points.add(x.clone());
        }
        for (int i = 1; i < points.size(); i++) {
            double[] step = points.get(i).clone();
            Vectors.addScaled(-1, points.get(i - 1), step);
            double[] before = new double[5];
            double[] after = new double[5];
            double fall =
                    waves.valueAndGradient(points.get(i), after) - waves.valueAndGradient(points.get(i - 1), before);
            double slope = Vectors.dot(before, step);
            assertThat(slope).as("slope of step " + i).isNegative();
            assertThat(fall).as("fall of step " + i).isLessThanOrEqualTo(1e-4 * slope + 1e-15);
            assertThat(Math.abs(Vectors.dot(after, step)))
                    .as("slope at the end of step " + i)
                    .isLessThanOrEqualTo(-curvature * slope * (1 + 1e-9) + 1e-15);
        }
    }

    @Test
    void backsOffFromNonFiniteLosses() {
        Sample logarithm = (x, gradient) -> {
            gradient[0] = 1 - 1 / x[0];
            return x[0] > 0 ? x[0] - StrictMath.log(x[0]) : Double.NaN;
        };
        Lbfgs optimizer = new Lbfgs(1, LbfgsConfig.defaults());
        double[] x = {30};
        for (int step = 0; step < 30; step++) {
            optimizer.step(() -> logarithm, x);
        }
        assertThat(x[0]).isCloseTo(1, within(1e-7));
    }

    @Test
    void staysAtZeroGradientsAndWithoutDescent() {
        Lbfgs optimizer = new Lbfgs(1, LbfgsConfig.defaults());
        double[] x = {3};
        optimizer.step(
                () -> (at, gradient) -> {
                    gradient[0] = 0;
                    return 5;
                },
                x);
        assertThat(x).containsExactly(3);

        optimizer.step(
                () -> (at, gradient) -> {
                    gradient[0] = 1;
                    return 5;
                },
                x);
        assertThat(x).containsExactly(3);
    }

    @Test
    void rejectsHyperParametersOutOfRange() {
        assertThatThrownBy(() -> new LbfgsConfig(10, 0.5, 0.5, 20))
                .hasMessage("curvature = 0.5: must be above sufficientDecrease, 0.5");
        assertThatThrownBy(() -> new LbfgsConfig(0, 0.1, 0.5, 20)).hasMessage("history = 0: must be from 1 to 1000000");
    }

    /** A bowl with ripples, so that the search has to bracket. */
    private static Sample waves(int dimension) {
        double[] phases = new double[dimension];
        new RandomStream(8).fillGaussian(phases);
        return (x, gradient) -> {
            double value = 0;
            for (int i = 0; i < dimension; i++) {
                double angle = 3 * x[i] + phases[i];
                value += x[i] * x[i] * (1 + i) + StrictMath.sin(angle);
                gradient[i] = 2 * x[i] * (1 + i) + 3 * StrictMath.cos(angle);
            }
            return value;
        };
    }
}
