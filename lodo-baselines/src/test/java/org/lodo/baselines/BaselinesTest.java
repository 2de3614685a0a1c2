package org.lodo.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lodo.objective.HessianSample;
import org.lodo.objective.Sample;
import org.lodo.validation.NonFiniteException;
import org.ojalgo.matrix.store.R064Store;

class BaselinesTest {

    @Test
    void newtonSolvesAQuadraticInOneStepAlsoAfterTheHessianChanges() {
        Newton newton = new Newton(2);
        double[] x = {5, -3};
        newton.step(() -> quadratic(2, 1, 3), x);
        assertThat(x[0]).isCloseTo(0, within(1e-14));
        assertThat(x[1]).isCloseTo(0, within(1e-14));
        x[0] = 7;
        newton.step(() -> quadratic(4, -1, 1), x);
        assertThat(x[0]).isCloseTo(0, within(1e-14));
        assertThat(x[1]).isCloseTo(0, within(1e-14));
    }

    @Test
    void levenbergMarquardtWithoutDampingIsNewtonsMethod() {
        LevenbergMarquardt undamped = new LevenbergMarquardt(2, new LevenbergMarquardtConfig(0));
        double[] x = {5, -3};
        undamped.step(() -> quadratic(2, 1, 3), x);
        assertThat(x[0]).isCloseTo(0, within(1e-13));
        assertThat(x[1]).isCloseTo(0, within(1e-13));
    }

    @Test
    void levenbergMarquardtDampsTheDiagonalOfTheSquaredHessian() {
        LevenbergMarquardt damped = new LevenbergMarquardt(2, new LevenbergMarquardtConfig(3));
        double[] x = {5, -3};
        damped.step(() -> quadratic(2, 0, 3), x);
        // H diagonal: a step multiplies x by 1 - 1 / (1 + lambda).
        assertThat(x[0]).isCloseTo(5 * 0.75, within(1e-13));
        assertThat(x[1]).isCloseTo(-3 * 0.75, within(1e-13));
    }

    /** As in a batch that leaves a factor's row untouched. */
    @Test
    void aVariableThatTheDrawDoesNotDependOnStaysOrIsAnError() {
        LevenbergMarquardt damped = new LevenbergMarquardt(2, new LevenbergMarquardtConfig(3));
        double[] x = {5, -3};
        damped.step(() -> quadratic(2, 0, 0), x);
        assertThat(x[0]).isCloseTo(5 * 0.75, within(1e-13));
        assertThat(x[1]).isEqualTo(-3);

        double[] y = {5, -3};
        Newton newton = new Newton(2);
        assertThatThrownBy(() -> newton.step(() -> quadratic(2, 0, 0), y))
                .isInstanceOf(NonFiniteException.class)
                .hasMessageContaining("step[");
        assertThat(y).containsExactly(5, -3);
    }

    @Test
    void adaHessianWithADiagonalHessianIsAdamWithItsDiagonal() {
        double eta = 0.2;
        AdaHessian optimizer = new AdaHessian(2, new AdaHessianConfig(eta, 0.8, 0.6), 1);
        double[] x = {5, -3};
        double[] expected = x.clone();
        double[] curvature = {2, 3};
        double[] m = new double[2];
        double[] v = new double[2];
        for (int t = 1; t <= 10; t++) {
            optimizer.step(() -> quadratic(2, 0, 3), x);
            for (int i = 0; i < 2; i++) {
                m[i] = 0.8 * m[i] + 0.2 * curvature[i] * expected[i];
                v[i] = 0.6 * v[i] + 0.4 * curvature[i] * curvature[i];
                double corrected = m[i] / (1 - Math.pow(0.8, t));
                expected[i] -= eta * corrected / Math.sqrt(v[i] / (1 - Math.pow(0.6, t)));
                assertThat(x[i]).isCloseTo(expected[i], within(1e-12));
            }
        }
    }

    @Test
    void adaHessianSkipsVariablesWithoutCurvature() {
        AdaHessian optimizer = new AdaHessian(2, AdaHessianConfig.defaults(), 1);
        double[] x = {5, -3};
        optimizer.step(() -> quadratic(2, 0, 0), x);
        assertThat(x[0]).isLessThan(5);
        assertThat(x[1]).isEqualTo(-3);
    }

    @Test
    void larsScalesLayersSeparatelyAndStopsAtItsHorizon() {
        Lars optimizer = new Lars(3, new LarsConfig(0.1, 0, 0), new int[] {0, 2}, 2);
        double[] x = {3, 4, 0};
        Sample slope = (at, gradient) -> {
            gradient[0] = 2;
            gradient[1] = 0;
            gradient[2] = 1;
            return 2 * at[0] + at[2];
        };
        optimizer.step(() -> slope, x);
        // Norm 5 over norm 2, a quarter of the rate: (1 - 1/2)².
        assertThat(x[0]).isCloseTo(3 - 0.1 * 0.25 * 2.5 * 2, within(1e-15));
        assertThat(x[1]).isEqualTo(4);
        assertThat(x[2]).as("a layer that starts at zero").isEqualTo(0);

        double[] before = x.clone();
        optimizer.step(() -> slope, x);
        optimizer.step(() -> slope, x);
        assertThat(x).as("after the horizon").containsExactly(before);
    }

    @Test
    void onlineLbfgsTakesTwoGradientsPerDrawAndSolvesAQuadratic() {
        int[] draws = new int[1];
        int[] evaluations = new int[1];
        // With constant unit steps, pairs that span the space and exact scaling, H is the inverse Hessian.
        OnlineLbfgs optimizer = OnlineLbfgs.averaged(2, new OnlineLbfgsConfig(1, 1e12, 0.1, 3));
        double[] x = {5, -3};
        for (int step = 0; step < 25; step++) {
            optimizer.step(
                    () -> {
                        draws[0]++;
                        return (at, gradient) -> {
                            evaluations[0]++;
                            return quadratic(2, 1, 3).valueAndGradient(at, gradient);
                        };
                    },
                    x);
        }
        assertThat(draws[0]).isEqualTo(25);
        assertThat(evaluations[0]).isEqualTo(50);
        assertThat(Math.hypot(x[0], x[1])).isLessThan(1e-6);
    }

    @Test
    void onlineLbfgsStaysAtTheMinimum() {
        OnlineLbfgs optimizer = OnlineLbfgs.withoutLineSearch(2, OnlineLbfgsConfig.defaults());
        double[] x = {0, 0};
        for (int step = 0; step < 3; step++) {
            optimizer.step(() -> quadratic(2, 1, 3), x);
        }
        assertThat(x).containsExactly(0, 0);
    }

    @Test
    void rejectsHyperParametersOutOfRange() {
        assertThatThrownBy(() -> new MomentumConfig(0, 0.9))
                .hasMessage("learningRate = 0.0: must be positive and finite");
        assertThatThrownBy(() -> new MomentumConfig(1, 1)).hasMessage("momentum = 1.0: must be at least 0 and below 1");
        assertThatThrownBy(() -> new RmspropConfig(1, -0.1, 0, 0))
                .hasMessage("rho = -0.1: must be at least 0 and below 1");
        assertThatThrownBy(() -> new LevenbergMarquardtConfig(-1))
                .hasMessage("damping = -1.0: must be non-negative and finite");
        assertThatThrownBy(() -> new OnlineLbfgsConfig(1, 0, 1, 1))
                .hasMessage("decayTime = 0.0: must be positive and finite");
        assertThatThrownBy(() -> new Lars(2, LarsConfig.defaults(), new int[] {0, 2}, 5))
                .hasMessage("layerStarts: must begin with 0 and ascend below the dimension");
        assertThatThrownBy(() -> new Lars(2, LarsConfig.defaults(), new int[] {0}, 0))
                .hasMessage("horizon = 0: must be at least 1");
        assertThatThrownBy(() -> new Bfgs(94_696, BfgsConfig.defaults()))
                .hasMessage("dimension = 94696: must be from 1 to 10000");
        assertThatThrownBy(() -> new YogiConfig(1, 0.9, 0.9, Double.POSITIVE_INFINITY))
                .hasMessage("epsilon = Infinity: must be positive and finite");
    }

    /** ½ (a x² + 2 b x y + c y²). */
    private static HessianSample quadratic(double a, double b, double c) {
        return new HessianSample() {
            @Override
            public double valueAndGradient(double[] x, double[] gradient) {
                hessianVector(x, x, gradient);
                return 0.5 * (x[0] * gradient[0] + x[1] * gradient[1]);
            }

            @Override
            public void hessianVector(double[] x, double[] v, double[] out) {
                double first = v[0];
                double second = v[1];
                out[0] = a * first + b * second;
                out[1] = b * first + c * second;
            }

            @Override
            public void hessian(double[] x, R064Store hessian) {
                hessian.set(0, 0, a);
                hessian.set(0, 1, b);
                hessian.set(1, 0, b);
                hessian.set(1, 1, c);
            }
        };
    }
}
