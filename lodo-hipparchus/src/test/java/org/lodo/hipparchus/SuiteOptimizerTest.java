package org.lodo.hipparchus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.ConvergenceChecker;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.MaxIter;
import org.hipparchus.optim.OptimizationData;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lodo.Lodo;
import org.lodo.LodoConfig;
import org.lodo.LodoRecipes;
import org.lodo.baselines.Lbfgs;
import org.lodo.baselines.LbfgsConfig;
import org.lodo.parallel.Workers;

class SuiteOptimizerTest {

    private static final SimpleValueChecker EXACT = new SimpleValueChecker(1e-15, 1e-25);

    @ParameterizedTest
    @EnumSource
    void limitedMemoryBfgsSolvesTheTestFunctions(TestFunction function) {
        PointValuePair found = new SuiteOptimizer(SuiteOptimizerTest::lbfgs, EXACT).optimize(problem(function));
        if (function == TestFunction.CIRCLE) {
            // The center that Hipparchus's own tests expect.
            assertThat(found.getPoint()[0]).isCloseTo(96.075902096, within(1e-6));
            assertThat(found.getPoint()[1]).isCloseTo(48.135167894, within(1e-6));
        } else {
            assertThat(found.getValue()).isLessThan(1e-10);
        }
        assertThat(found.getValue()).isEqualTo(function.value(found.getPoint()));
    }

    @Test
    void iterationsAreTheStepsOfTheOptimizer() {
        double[] expected = TestFunction.ELLIPSOID.start();
        Lodo lodo = lodo(expected.length);
        for (int step = 0; step < 50; step++) {
            lodo.step(() -> TestFunction.ELLIPSOID, expected);
        }
        SuiteOptimizer optimizer = new SuiteOptimizer(SuiteOptimizerTest::lodo, after(50));

        PointValuePair found = optimizer.optimize(problem(TestFunction.ELLIPSOID));

        assertThat(found.getPoint()).containsExactly(expected);
        assertThat(optimizer.getIterations()).isEqualTo(50);
        // The start, and the end of each step, where the next begins.
        assertThat(optimizer.getEvaluations()).isEqualTo(51);
        assertThat(optimizer.optimize(problem(TestFunction.ELLIPSOID)).getPoint())
                .as("again")
                .containsExactly(expected);
    }

    @Test
    void maximizesTheNegativeFunctionByTheSameSteps() {
        PointValuePair lowest =
                new SuiteOptimizer(SuiteOptimizerTest::lbfgs, after(20)).optimize(problem(TestFunction.ROSENBROCK));
        PointValuePair highest = new SuiteOptimizer(SuiteOptimizerTest::lbfgs, after(20))
                .optimize(
                        GoalType.MAXIMIZE,
                        new InitialGuess(TestFunction.ROSENBROCK.start()),
                        MaxEval.unlimited(),
                        new ObjectiveFunction(x -> -TestFunction.ROSENBROCK.value(x)),
                        new ObjectiveFunctionGradient(x -> Arrays.stream(TestFunction.ROSENBROCK.gradient(x))
                                .map(entry -> -entry)
                                .toArray()));
        assertThat(highest.getPoint()).containsExactly(lowest.getPoint());
        assertThat(highest.getValue()).isEqualTo(-lowest.getValue());
    }

    @Test
    void evaluatesNoPointTwice() {
        Set<String> values = new HashSet<>();
        Set<String> gradients = new HashSet<>();
        int[] calls = new int[2];
        SuiteOptimizer optimizer = new SuiteOptimizer(SuiteOptimizerTest::lbfgs, EXACT);
        optimizer.optimize(
                GoalType.MINIMIZE,
                new InitialGuess(TestFunction.ROSENBROCK.start()),
                MaxEval.unlimited(),
                new ObjectiveFunction(x -> {
                    calls[0]++;
                    values.add(Arrays.toString(x));
                    return TestFunction.ROSENBROCK.value(x);
                }),
                new ObjectiveFunctionGradient(x -> {
                    calls[1]++;
                    gradients.add(Arrays.toString(x));
                    return TestFunction.ROSENBROCK.gradient(x);
                }));
        assertThat(calls).containsExactly(values.size(), gradients.size());
        assertThat(optimizer.getEvaluations()).isEqualTo(calls[0]);
    }

    @Test
    void endsAtTheLimitsOfEvaluationsAndIterations() {
        OptimizationData[] problem = problem(TestFunction.ROSENBROCK);
        SuiteOptimizer optimizer = new SuiteOptimizer(SuiteOptimizerTest::lbfgs, EXACT);
        assertThatThrownBy(() -> optimizer.optimize(with(problem, new MaxEval(10))))
                .isInstanceOf(MathIllegalStateException.class)
                .hasMessageContaining("10");
        assertThatThrownBy(() -> optimizer.optimize(with(problem, new MaxIter(5))))
                .isInstanceOf(MathIllegalStateException.class)
                .hasMessageContaining("5");
    }

    @Test
    void rejectsBounds() {
        OptimizationData[] bounded = with(problem(TestFunction.CIRCLE), SimpleBounds.unbounded(2));
        assertThatThrownBy(() -> new SuiteOptimizer(SuiteOptimizerTest::lbfgs, EXACT).optimize(bounded))
                .isInstanceOf(MathRuntimeException.class)
                .hasMessageContaining("constraint");
    }

    @Test
    void needsAChecker() {
        assertThatThrownBy(() -> new SuiteOptimizer(SuiteOptimizerTest::lbfgs, null))
                .isInstanceOf(NullPointerException.class);
    }

    private static Lbfgs lbfgs(int dimension) {
        return new Lbfgs(dimension, LbfgsConfig.defaults());
    }

    private static Lodo lodo(int dimension) {
        return LodoRecipes.lodo(dimension, LodoConfig.defaults().withInitialLearningRate(1e-6), 1, Workers.serial());
    }

    private static ConvergenceChecker<PointValuePair> after(int iterations) {
        return (iteration, previous, current) -> iteration == iterations;
    }

    private static OptimizationData[] problem(TestFunction function) {
        return new OptimizationData[] {
            GoalType.MINIMIZE,
            new InitialGuess(function.start()),
            new MaxEval(10_000),
            new ObjectiveFunction(function::value),
            new ObjectiveFunctionGradient(function::gradient)
        };
    }

    private static OptimizationData[] with(OptimizationData[] data, OptimizationData added) {
        OptimizationData[] all = Arrays.copyOf(data, data.length + 1);
        all[data.length] = added;
        return all;
    }
}
