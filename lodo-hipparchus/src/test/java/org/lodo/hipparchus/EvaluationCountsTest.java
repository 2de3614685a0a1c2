package org.lodo.hipparchus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.ConvergenceChecker;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.GradientMultivariateOptimizer;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer.Formula;
import org.junit.jupiter.api.Test;
import org.lodo.LodoRecipes;
import org.lodo.baselines.Lbfgs;
import org.lodo.baselines.LbfgsConfig;
import org.lodo.parallel.Workers;
import org.lodo.preconditioner.BlockPermutation;
import org.lodo.preconditioner.NormalizedPreconditioner;
import org.lodo.preconditioner.Preconditioner;
import org.lodo.probing.ProbingConfig;
import org.lodo.probing.ProbingLodo;
import org.lodo.random.RandomStream;

/**
 * The table of evaluations in docs/hipparchus.md. With -Dlodo.seal=true it is written anew, otherwise compared.
 */
class EvaluationCountsTest {

    private static final Path DOCUMENT = Path.of(System.getProperty("lodo.root"), "docs/hipparchus.md");
    private static final String BEGIN = "<!-- evaluations -->\n";
    private static final String END = "<!-- end of evaluations -->";
    private static final int LIMIT = 20_000;

    /** The center that Hipparchus's own tests expect is exact enough, as the value changes with the square of its error. */
    private static double best(TestFunction function) {
        return function == TestFunction.CIRCLE ? function.value(new double[] {96.075902096, 48.135167894}) : 0;
    }

    /** Creates an optimizer for a function that ends when the checker says so. */
    private interface Method {
        GradientMultivariateOptimizer create(TestFunction function, ConvergenceChecker<PointValuePair> checker);
    }

    /** By the title of their column, in order. */
    private static final Map<String, Method> METHODS = new LinkedHashMap<>();

    static {
        METHODS.put("conjugate gradients", (f, checker) -> conjugateGradients(1e-8, (x, r) -> r.clone(), checker));
        METHODS.put("first bracket 1", (f, checker) -> conjugateGradients(1, (x, r) -> r.clone(), checker));
        METHODS.put(
                "learning G",
                (f, checker) -> conjugateGradients(1, LearnedPreconditioner.learning(chain(f), 0.1), checker));
        METHODS.put(
                "frozen G", (f, checker) -> conjugateGradients(1, LearnedPreconditioner.frozen(trained(f)), checker));
        METHODS.put("lbfgs", (f, checker) -> new SuiteOptimizer(n -> new Lbfgs(n, LbfgsConfig.defaults()), checker));
        METHODS.put("lodo-probing", (f, checker) -> new SuiteOptimizer(EvaluationCountsTest::probing, checker));
    }

    private static NormalizedPreconditioner chain(TestFunction function) {
        return BlockPermutation.random(function.start().length, 1, 16, 4, new RandomStream(1), Workers.serial());
    }

    private static ProbingLodo probing(int dimension) {
        return LodoRecipes.lodoProbing(dimension, ProbingConfig.defaults(), 1, Workers.serial());
    }

    private static Preconditioner trained(TestFunction function) {
        double[] x = function.start();
        ProbingLodo lodo = probing(x.length);
        for (int step = 0; step < 1000; step++) {
            lodo.step(() -> function, x);
        }
        return lodo.preconditioner();
    }

    @Test
    void theTableIsThatOfTheCode() throws IOException {
        String text = Files.readString(DOCUMENT);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        assertThat(begin).as("place of the table").isBetween(BEGIN.length(), end);
        String table = table();
        if (Boolean.getBoolean("lodo.seal")) {
            Files.writeString(DOCUMENT, text.substring(0, begin) + table + text.substring(end));
        } else {
            assertThat(text.substring(begin, end)).isEqualTo(table);
        }
    }

    private static String table() {
        List<String> header = new ArrayList<>(List.of("function", "n"));
        header.addAll(METHODS.keySet());
        StringBuilder table = new StringBuilder("\n");
        row(table, header);
        table.append("| --- | ---: |").append(" ---: |".repeat(METHODS.size())).append("\n");
        for (TestFunction function : TestFunction.values()) {
            List<String> cells = new ArrayList<>(List.of(function.title(), String.valueOf(function.start().length)));
            METHODS.values().forEach(method -> cells.add(counts(function, method)));
            row(table, cells);
        }
        return table.append("\n").toString();
    }

    private static void row(StringBuilder table, List<String> cells) {
        table.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String counts(TestFunction function, Method method) {
        double best = best(function);
        double target = best + 1e-10 * (function.value(function.start()) - best);
        int[] counts = new int[2];
        GradientMultivariateOptimizer optimizer =
                method.create(function, (iteration, previous, current) -> current.getValue() <= target);
        try {
            optimizer.optimize(
                    GoalType.MINIMIZE,
                    new InitialGuess(function.start()),
                    new MaxEval(LIMIT),
                    new ObjectiveFunction(x -> {
                        counts[0]++;
                        return function.value(x);
                    }),
                    new ObjectiveFunctionGradient(x -> {
                        counts[1]++;
                        return function.gradient(x);
                    }));
            return counts[0] + " + " + counts[1];
        } catch (MathIllegalStateException e) {
            return "—";
        }
    }

    private static GradientMultivariateOptimizer conjugateGradients(
            double bracket,
            org.hipparchus.optim.nonlinear.scalar.gradient.Preconditioner preconditioner,
            ConvergenceChecker<PointValuePair> checker) {
        return new NonLinearConjugateGradientOptimizer(
                Formula.POLAK_RIBIERE, checker, 1e-8, 1e-8, bracket, preconditioner);
    }
}
