package org.lodo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Optional;
import java.util.OptionalDouble;
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
import org.lodo.objective.Certification;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.objective.JudgedSample;
import org.lodo.objective.Objective;
import org.lodo.objective.ResidualSample;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Adam;
import org.lodo.optimizer.AdamConfig;
import org.lodo.optimizer.GradientOptimizer;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.Step;
import org.lodo.optimizer.UpdateRule;
import org.lodo.parallel.Workers;
import org.lodo.random.RandomStream;
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

    @Test
    void detectsAFalseOptimum() {
        assertThat(failures(FalseOptimum.class)).containsExactly("minimumHasTheBestPossibleLoss");
    }

    @Test
    void detectsAnOptimumThatIsNotCertified() {
        assertThat(failures(UncertifiedOptimum.class)).containsExactly("bestPossibleLossIsCertified");
    }

    @Test
    void detectsBitsThatDependOnThreads() {
        assertThat(failures(DependsOnThreads.class)).containsExactly("bitsDoNotDependOnThreads");
    }

    @Test
    void detectsAJudgedLossOfAnotherMean() {
        assertThat(failures(JudgedTooMildly.class)).containsExactly("judgedLossIsTheMeanOfObservedLosses");
    }

    @Test
    void detectsAWrongJacobian() {
        assertThat(failures(WrongTranspose.class))
                .containsExactlyInAnyOrder(
                        "jacobianAndItsTransposeAreAdjoint",
                        "valueIsHalfTheSumOfSquaresAndTheGradientThatOfTheResiduals");
        assertThat(failures(LostFactor.class))
                .containsExactlyInAnyOrder(
                        "jacobianAndItsTransposeAreAdjoint", "jacobianVectorAgreesWithCentralDifferences");
    }

    @Test
    void detectsAStepThatDiffersFromThatOnDraws() {
        assertThat(failures(SkipsAverages.class))
                .containsExactlyInAnyOrder("stepsOnGivenGradientsHaveTheBitsOfThoseOnDraws", "bothFormsShareOneState");
    }

    @Test
    void detectsAStepThatWritesIntoItsGradient() {
        assertThat(failures(ScalesInPlace.class))
                .containsExactlyInAnyOrder(
                        "stepsOnGivenGradientsHaveTheBitsOfThoseOnDraws",
                        "bothFormsShareOneState",
                        "stepsRejectWhatIsNoGradientBeforeTheyChangePointOrState");
    }

    @Test
    void detectsAStepThatChecksTooLate() {
        assertThat(failures(StepChecksTooLate.class))
                .containsExactly("stepsRejectWhatIsNoGradientBeforeTheyChangePointOrState");
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

    /** Given a gradient, it makes a step without momentum. */
    static class SkipsAverages extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new HeavyBall(dimension) {
                @Override
                public void step(double[] gradient, double[] x) {
                    Require.gradientAt(gradient, x, dimension);
                    move(gradient, new double[dimension], x);
                }
            };
        }
    }

    /** Multiplies the gradient by the learning rate where it is. */
    static class ScalesInPlace extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new HeavyBall(dimension) {
                @Override
                public void step(double[] gradient, double[] x) {
                    super.step(gradient, x);
                    gradient[0] *= 0.05;
                }
            };
        }
    }

    /** Its average has the gradient before it is checked. */
    static class StepChecksTooLate extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new HeavyBall(dimension) {
                @Override
                public void step(double[] gradient, double[] x) {
                    Require.length("x", x, dimension);
                    Require.length("gradient", gradient, dimension);
                    Require.notTheSame(gradient, x);
                    average[0] += 0 * gradient[0];
                    average[3 % dimension] += 0 * gradient[3 % dimension];
                    super.step(gradient, x);
                }
            };
        }
    }

    private static class HeavyBall implements Optimizer<Sample>, Step {
        final double[] average;
        private final double[] drawn;

        HeavyBall(int dimension) {
            average = new double[dimension];
            drawn = new double[dimension];
        }

        @Override
        public void step(Draws<? extends Sample> draws, double[] x) {
            Require.length("x", x, drawn.length);
            draws.draw().valueAndGradient(x, drawn);
            Require.finite("gradient", drawn);
            move(drawn, average, x);
        }

        @Override
        public void step(double[] gradient, double[] x) {
            Require.gradientAt(gradient, x, drawn.length);
            move(gradient, average, x);
        }

        static void move(double[] gradient, double[] average, double[] x) {
            for (int i = 0; i < x.length; i++) {
                average[i] = 0.5 * average[i] + gradient[i];
                x[i] -= 0.05 * average[i];
            }
        }

        @Override
        public void visitState(StateVisitor visitor) {
            visitor.array(average);
        }
    }

    static class WrongGradient extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return new Parabola(1, 0, Certification.NONE);
        }
    }

    static class FalseOptimum extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return new Parabola(2, -1e-8, Certification.CLOSED_FORM);
        }
    }

    static class UncertifiedOptimum extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return new Parabola(2, 0, Certification.NONE);
        }
    }

    /** The slope differs in its last bit when the problem is built for the second number of threads. */
    static class DependsOnThreads extends ObjectiveContract {
        private int built;

        @Override
        protected Objective<?> objective() {
            return new Parabola(2, 0, Certification.CLOSED_FORM);
        }

        @Override
        protected Objective<?> objective(Workers workers) {
            built++;
            return new Parabola(built == 2 ? Math.nextUp(2) : 2, 0, Certification.CLOSED_FORM);
        }
    }

    static class JudgedTooMildly extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return new Judged();
        }
    }

    /** x², with a gradient that is right if the slope is 2, and a best possible loss unless it is 1. */
    private record Parabola(double slope, double best, Certification certification) implements Objective<Sample> {
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
            Sample sample = (x, gradient) -> {
                gradient[0] = slope * x[0];
                return x[0] * x[0];
            };
            return () -> sample;
        }

        @Override
        public OptionalDouble bestPossibleLoss() {
            return slope == 1 ? OptionalDouble.empty() : OptionalDouble.of(best);
        }

        @Override
        public Optional<double[]> minimum() {
            return Optional.of(new double[1]);
        }
    }

    /** x² + ε, judged by x² − 1. */
    private static final class Judged implements Objective<Sample> {
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
            RandomStream noise = new RandomStream(seed);
            return () -> new JudgedParabola(noise.nextGaussian());
        }
    }

    private record JudgedParabola(double noise) implements Sample, JudgedSample {
        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            gradient[0] = 2 * x[0];
            return x[0] * x[0] + noise;
        }

        @Override
        public double judgedLoss(double[] x) {
            return x[0] * x[0] - 1;
        }
    }

    static class WrongTranspose extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return new Line(1, 2);
        }
    }

    static class LostFactor extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return new Line(2, 1);
        }
    }

    /** r = x, with a Jacobian that is 1 only if its factors are. */
    private record Line(double forward, double backward) implements Objective<Sample>, ResidualSample {
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
            return () -> this;
        }

        @Override
        public int residualCount() {
            return 1;
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            gradient[0] = x[0];
            return x[0] * x[0] / 2;
        }

        @Override
        public void residuals(double[] x, double[] residuals) {
            residuals[0] = x[0];
        }

        @Override
        public void jacobianVector(double[] x, double[] v, double[] out) {
            out[0] = forward * v[0];
        }

        @Override
        public void transposedJacobianVector(double[] x, double[] u, double[] out) {
            out[0] = backward * u[0];
        }
    }
}
