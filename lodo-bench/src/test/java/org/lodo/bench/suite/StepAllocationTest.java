package org.lodo.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.OptimizerEntry;
import org.lodo.engine.catalog.OptimizerRun;
import org.lodo.objective.Draws;
import org.lodo.objective.LeastSquaresSample;
import org.lodo.optimizer.Optimizer;
import org.lodo.parallel.Workers;

/**
 * No step of any optimizer allocates, on a problem that allocates nothing either, except where ojAlgo solves a linear system and
 * in {@link StrictMath#pow}, which builds three arrays of two numbers in Java 17.
 */
class StepAllocationTest {

    private static final Catalog CATALOG = Catalog.load(StepAllocationTest.class.getClassLoader());
    private static final int STEPS = 60;
    private static final int MOST_WINDOWS = 20;

    /** Three arrays of two numbers with their headers. */
    private static final int BYTES_OF_POWER = 96;

    /** How often a step calls {@link StrictMath#pow}: for bias corrections, roots of eigenvalues, or a weight. */
    private static final Map<String, Integer> POWERS = Map.ofEntries(
            Map.entry("lodo", 2),
            Map.entry("lodo-no-momentum", 2),
            Map.entry("lodo-diagonal", 2),
            Map.entry("lodo-global", 2),
            Map.entry("lodo-residuals", 2),
            Map.entry("lodo-same-draw", 2),
            Map.entry("adam", 2),
            Map.entry("adamw", 2),
            Map.entry("adam-hd", 2),
            Map.entry("adahessian", 2),
            Map.entry("adabelief", 3),
            Map.entry("nadam", 3),
            Map.entry("radam", 3),
            Map.entry("prodigy", 2),
            Map.entry("d-adapt-adam", 2),
            Map.entry("mechanic", 2),
            Map.entry("schedule-free-sgd", 2),
            Map.entry("schedule-free-adamw", 3),
            Map.entry("psgd-lra", 1),
            Map.entry("psgd-lra-whitening", 1),
            // Two for each of two tensors; in Shampoo also one for each of the eight directions.
            Map.entry("soap", 4),
            Map.entry("shampoo", 12),
            Map.entry("muon", 2));

    /** Bytes that ojAlgo allocates in a step: buffers for a solution of nine variables, and for a QR decomposition. */
    private static final Map<String, Integer> LIBRARY =
            Map.of("newton", 200, "levenberg-marquardt", 200, "levenberg-marquardt-residuals", 2000);

    /** What is kept here cannot be optimized away. */
    private static final double[][] KEPT = new double[1][];

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        for (OptimizerEntry<?, ?> entry : CATALOG.optimizers().values()) {
            if (entry.name().startsWith("hipparchus-")) {
                // A step of theirs is a whole run of a library.
                continue;
            }
            cases.add(Arguments.of(entry.name(), Map.of()));
            if (entry.takesStepSettings()) {
                cases.add(Arguments.of(entry.name(), Map.of("schedule", "cosine", "warmup", 30, "clipNorm", 0.5)));
                cases.add(Arguments.of(entry.name(), Map.of("schedule", "inverse", "halfTime", 40)));
                if (entry.resolve(Map.of()).containsKey("learningRate")) {
                    cases.add(Arguments.of(entry.name(), Map.of("schedule", "linear", "decoupledDecay", 0.01)));
                }
            }
        }
        otherForms().forEach((name, settings) -> settings.forEach(given -> cases.add(Arguments.of(name, given))));
        return cases.stream();
    }

    /** Settings that take other paths than the defaults. */
    private static Map<String, List<Map<String, Object>>> otherForms() {
        return Map.ofEntries(
                Map.entry("adamw", List.of(Map.of("amsgrad", true))),
                Map.entry("adabelief", List.of(Map.of("rectify", false))),
                Map.entry("sgd-hd", List.of(Map.of("momentum", 0.5, "nesterov", true))),
                Map.entry(
                        "osgm-h", List.of(Map.of("scaling", "matrix", "momentum", true), Map.of("scaling", "scalar"))),
                Map.entry(
                        "hdm",
                        List.of(
                                Map.of("scaling", "matrix", "momentumScaling", "scalar"),
                                Map.of("scaling", "scalar", "convex", false))),
                Map.entry(
                        "psgd-dense",
                        List.of(
                                Map.of("geometry", "eq", "momentum", 0.5),
                                Map.of("geometry", "qeq", "clip", 0.1),
                                Map.of("geometry", "quad"))),
                Map.entry("psgd-lra", List.of(Map.of("rank", 2, "momentum", 0.5, "clip", 0.1))),
                Map.entry("psgd-lra-whitening", List.of(Map.of("rank", 2, "momentum", 0.5, "clipMean", 0.01))),
                Map.entry(
                        "shampoo",
                        List.of(
                                Map.of("beta2", 0.9, "period", 3, "start", 3, "momentum", 0.5),
                                Map.of("start", 0, "grafting", "none"))),
                Map.entry("soap", List.of(Map.of("precondition1d", true, "period", 2), Map.of("maxDimension", 2))),
                Map.entry("sophia-h", List.of(Map.of("period", 1))),
                Map.entry("sqn", List.of(Map.of("period", 2, "history", 3, "damped", true), Map.of("freshDraw", true))),
                Map.entry("prodigy", List.of(Map.of("biasCorrection", true, "weightDecay", 0.1))),
                Map.entry("d-adapt-adam", List.of(Map.of("biasCorrection", true, "weightDecay", 0.1))),
                Map.entry("mechanic", List.of(Map.of("base", "sgd", "storeDelta", true))),
                Map.entry("schedule-free-sgd", List.of(Map.of("warmup", 10, "power", 1.5, "weightPower", 1.5))),
                Map.entry("schedule-free-adamw", List.of(Map.of("warmup", 10, "power", 1.5, "weightPower", 1.5))),
                Map.entry("sps", List.of(Map.of("smoothingSteps", 0, "maxStep", 0.1))),
                Map.entry("lodo-dense", List.of(Map.of("symmetric", true))),
                Map.entry("lodo-probing", List.of(Map.of("symmetric", true, "momentum", 0.5), Map.of("blockSize", 3))),
                Map.entry(
                        "lodo-probing-plain",
                        List.of(Map.of("symmetric", true, "probeLength", 0.1, "probeInterval", 3))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void stepsDoNotAllocate(String name, Map<String, Object> settings) {
        int allowed = BYTES_OF_POWER * POWERS.getOrDefault(name, 0) + LIBRARY.getOrDefault(name, 0);
        for (boolean changesHessian : new boolean[] {false, true}) {
            assertThat(bytesPerStep(name, settings, changesHessian, allowed))
                    .as("bytes per step, Hessian %s", changesHessian ? "changes" : "stays")
                    .isLessThanOrEqualTo(allowed);
        }
    }

    @Test
    void anArrayOfEachStepWouldBeNoticed() {
        Optimizer<LeastSquaresSample> allocating = (draws, x) -> {
            double[] gradient = new double[x.length];
            draws.draw().valueAndGradient(x, gradient);
            System.arraycopy(gradient, 0, x, 0, x.length);
            KEPT[0] = gradient;
        };
        assertThat(bytesPerStep(allocating, new MovingSquares(false), 0)).isGreaterThanOrEqualTo(9 * Double.BYTES);
    }

    private static double bytesPerStep(
            String name, Map<String, Object> settings, boolean changesHessian, double enough) {
        MovingSquares problem = new MovingSquares(changesHessian);
        OptimizerRun run = new OptimizerRun(problem, 3, 4L * STEPS, Workers.serial());
        @SuppressWarnings("unchecked") // the problem offers all there is
        Optimizer<LeastSquaresSample> optimizer =
                (Optimizer<LeastSquaresSample>) CATALOG.optimizer(name).create(settings, run);
        return bytesPerStep(optimizer, problem, enough);
    }

    /** The first windows contain loading and linking of classes, and any may contain what the compiler of the JVM needs. */
    private static double bytesPerStep(Optimizer<LeastSquaresSample> optimizer, MovingSquares problem, double enough) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this JVM counts allocated bytes");
        double[] x = problem.initialPoint(1);
        Draws<LeastSquaresSample> draws = problem.open(1);
        double least = Double.POSITIVE_INFINITY;
        for (int window = 0; window < MOST_WINDOWS && least > enough; window++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int step = 0; step < STEPS; step++) {
                optimizer.step(draws, x);
            }
            least = Math.min(least, (threads.getCurrentThreadAllocatedBytes() - before) / (double) STEPS);
        }
        return least;
    }
}
