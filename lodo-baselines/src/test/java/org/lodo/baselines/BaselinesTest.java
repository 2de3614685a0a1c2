package org.lodo.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.lodo.contract.OptimizerContract;
import org.lodo.contract.UpdateRuleContract;
import org.lodo.objective.HessianSample;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.UpdateRule;
import org.ojalgo.matrix.store.R064Store;

class BaselinesTest {

    @Nested
    class MomentumRule extends UpdateRuleContract {
        @Override
        protected UpdateRule createRule(int... sizes) {
            return new Momentum(MomentumConfig.defaults(), sizes);
        }
    }

    @Nested
    class RmspropRule extends UpdateRuleContract {
        @Override
        protected UpdateRule createRule(int... sizes) {
            return new Rmsprop(new RmspropConfig(0.01, 0.9, 0.5, 1e-7), sizes);
        }
    }

    @Nested
    class YogiRule extends UpdateRuleContract {
        @Override
        protected UpdateRule createRule(int... sizes) {
            return new Yogi(YogiConfig.defaults(), sizes);
        }
    }

    @Nested
    class NewtonMethod extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new Newton(dimension);
        }
    }

    @Test
    void newtonSolvesAQuadraticInOneStepAndFollowsAHessianThatChanges() {
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
    void hyperParametersOutOfRangeAreNamed() {
        assertThatThrownBy(() -> new MomentumConfig(0, 0.9))
                .hasMessage("learningRate = 0.0: must be positive and finite");
        assertThatThrownBy(() -> new MomentumConfig(1, 1)).hasMessage("momentum = 1.0: must be at least 0 and below 1");
        assertThatThrownBy(() -> new RmspropConfig(1, -0.1, 0, 0))
                .hasMessage("rho = -0.1: must be at least 0 and below 1");
        assertThatThrownBy(() -> new YogiConfig(1, 0.9, 0.9, Double.POSITIVE_INFINITY))
                .hasMessage("epsilon = Infinity: must be non-negative and finite");
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
