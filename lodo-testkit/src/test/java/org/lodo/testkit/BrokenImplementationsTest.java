package org.lodo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.objective.Objective;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Adam;
import org.lodo.optimizer.AdamConfig;
import org.lodo.optimizer.GradientOptimizer;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.UpdateRule;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;

/** Implementations with one fault each, and the contract tests that must fail for it. */
class BrokenImplementationsTest {

    @Test
    void detectsUncheckedGradients() {
        assertThat(failures(TakesAnything.class))
                .containsExactly("rejectsNonFiniteGradientsBeforeChangingPointOrState");
    }

    @Test
    void detectsChecksAfterStateHasChanged() {
        assertThat(failures(ChecksTooLate.class))
                .containsExactly("rejectsNonFiniteGradientsBeforeChangingPointOrState");
    }

    @Test
    void detectsAnUncheckedSecondGradient() {
        assertThat(failures(LooksTwice.class)).containsExactly("keepsLaterNonFiniteGradientsOutOfPointAndState");
    }

    @Test
    void detectsAscent() {
        assertThat(failures(Climbs.class)).containsExactly("halvesTheLossOfAQuadraticBowl");
    }

    @Test
    void detectsIncompleteState() {
        assertThat(failures(HidesState.class)).containsExactly("resumesBitIdenticallyFromSavedState");
    }

    @Test
    void detectsAWrongGradient() {
        assertThat(failures(WrongGradient.class)).containsExactly("gradientAgreesWithCentralDifferences");
    }

    private static Set<String> failures(Class<?> broken) {
        Set<String> failed = new TreeSet<>();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(broken))
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest() && result.getStatus() == TestExecutionResult.Status.FAILED) {
                    test.getSource()
                            .map(MethodSource.class::cast)
                            .ifPresent(source -> failed.add(source.getMethodName()));
                }
            }
        });
        return failed;
    }

    static class TakesAnything extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            double[] gradient = new double[dimension];
            return descent(0.1, gradient, () -> {});
        }
    }

    static class Climbs extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            double[] gradient = new double[dimension];
            return descent(-0.001, gradient, () -> Require.finite("gradient", gradient));
        }
    }

    private static Optimizer<Sample> descent(double rate, double[] gradient, Runnable check) {
        return (draws, x) -> {
            Require.length("x", x, gradient.length);
            draws.draw().valueAndGradient(x, gradient);
            check.run();
            for (int i = 0; i < x.length; i++) {
                x[i] -= rate * gradient[i];
            }
        };
    }

    /** Its rule counts the step before the gradient is checked. */
    static class ChecksTooLate extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new CountsFirst(dimension);
        }
    }

    private static final class CountsFirst implements Optimizer<Sample>, Stateful {
        private final double[] gradient;
        private final UpdateRule rule;

        CountsFirst(int dimension) {
            gradient = new double[dimension];
            rule = new Adam(AdamConfig.defaults().withLearningRate(0.05), dimension);
        }

        @Override
        public void step(Draws<? extends Sample> draws, double[] x) {
            Require.length("x", x, gradient.length);
            rule.beginStep();
            draws.draw().valueAndGradient(x, gradient);
            Require.finite("gradient", gradient);
            rule.update(0, gradient, x, 0, x.length);
        }

        @Override
        public void visitState(StateVisitor visitor) {
            rule.visitState(visitor);
        }
    }

    /** Averages the gradients before and after a trial step, and checks only the first. */
    static class LooksTwice extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            double[] gradient = new double[dimension];
            double[] second = new double[dimension];
            return (draws, x) -> {
                Require.length("x", x, gradient.length);
                Sample sample = draws.draw();
                sample.valueAndGradient(x, gradient);
                Require.finite("gradient", gradient);
                sample.valueAndGradient(x, second);
                for (int i = 0; i < x.length; i++) {
                    x[i] -= 0.05 * (gradient[i] + second[i]);
                }
            };
        }
    }

    static class HidesState extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new Forgetful(dimension);
        }
    }

    private static final class Forgetful implements Optimizer<Sample>, Stateful {
        private final GradientOptimizer adam;

        Forgetful(int dimension) {
            adam = new GradientOptimizer(
                    dimension, sizes -> new Adam(AdamConfig.defaults().withLearningRate(0.05), sizes));
        }

        @Override
        public void step(Draws<? extends Sample> draws, double[] x) {
            adam.step(draws, x);
        }

        @Override
        public void visitState(StateVisitor visitor) {
            // Omits Adam's moments.
        }
    }

    static class WrongGradient extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            Sample wrong = (x, gradient) -> {
                gradient[0] = x[0];
                return x[0] * x[0];
            };
            return new Objective<Sample>() {
                @Override
                public int dimension() {
                    return 1;
                }

                @Override
                public double[] initialPoint(long seed) {
                    return new double[1];
                }

                @Override
                public Draws<Sample> open(long seed) {
                    return () -> wrong;
                }
            };
        }
    }
}
