package org.lodo.engine.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.lodo.random.RandomStream;

/** Fictitious runs and results. */
public final class MadeUp {

    private MadeUp() {}

    /** An environment. */
    public static Environment environment(String codeDigest) {
        return new Environment(
                "1.2.3",
                "0123abc",
                true,
                codeDigest,
                code(codeDigest).parts(),
                "17 (Maker)",
                "OS 1 x64",
                "Fast One",
                2,
                2);
    }

    /** Code that differs only in the engine. */
    public static CodeIdentity code(String engine) {
        return new CodeIdentity(new TreeMap<>(Map.of("lodo-engine", engine, "ojAlgo", "57.1.0")));
    }

    /** The specification of a run; optimizer and problem need not exist. */
    public static RunSpec spec(String problem, String optimizer, long seed, long steps) {
        return new RunSpec(
                new CatalogSelection(problem, problem, Map.of("dimension", 2)),
                new CatalogSelection(optimizer, optimizer, Map.of("learningRate", 0.1)),
                seed,
                steps,
                List.of("hessian_error"));
    }

    /** A run that did not fail, with half a second in the optimizer and half a second in the problem. */
    public static RunResult result(RunSpec spec, double loss, double hessianError, boolean exclusive) {
        return result(spec, spec.steps(), loss, hessianError, null, exclusive);
    }

    /** A run that failed at a step. */
    public static RunResult failure(RunSpec spec, long steps, String failure) {
        return result(spec, steps, Double.NaN, Double.NaN, failure, false);
    }

    /** A run with a log of realistic length, with losses that scatter around a level. */
    public static RunResult noisy(RunSpec spec, double level) {
        RandomStream random = new RandomStream(spec.seed());
        RunLog log = new RunLog(List.of("step", "draws", "gradients", "seconds", "loss", "hessian_error"));
        for (long step = 0; step < spec.steps(); ) {
            step = RunLog.windowEnd(step, spec.steps());
            double s = (double) step;
            log.add(s, s, s, 1e-4 * s, level * (1 + 0.1 * random.nextDouble()), random.nextDouble());
        }
        RunCost cost = new RunCost(spec.steps(), spec.steps(), 0, spec.steps(), 0, 0, 160L, 5, 5, 1);
        return new RunResult(spec, cost, level, "digest", null, spec.seed() == 1, log, null, new double[] {1, 2});
    }

    /** A run with two gradients a step, with one loss up to step 3 and another afterwards. */
    public static RunResult withTwoGradients(RunSpec spec, double early, double late) {
        RunLog log = new RunLog(List.of("step", "draws", "gradients", "seconds", "loss", "hessian_error"));
        for (long step = 1; step <= spec.steps(); step++) {
            double s = (double) step;
            log.add(s, s, 2 * s, s, step <= 3 ? early : late, 0.5);
        }
        RunCost cost = new RunCost(spec.steps(), spec.steps(), 0, 2 * spec.steps(), 0, 0, 160L, 0.5, 0.5, 0.25);
        return new RunResult(spec, cost, late, "digest", null, false, log, null, new double[] {1, 2});
    }

    private static RunResult result(
            RunSpec spec, long steps, double loss, double hessianError, String failure, boolean exclusive) {
        RunLog log = new RunLog(List.of("step", "draws", "gradients", "seconds", "loss", "hessian_error"));
        for (long step = 1; step <= steps; step++) {
            double s = (double) step;
            log.add(s, s, s, s / steps, loss, hessianError);
        }
        RunCost cost = new RunCost(steps, steps, 0, steps, 0, 0, 160L, 0.5, 0.5, 0.25);
        return new RunResult(
                spec,
                cost,
                loss,
                "digest-" + spec.seed(),
                failure,
                exclusive,
                log,
                null,
                failure == null ? new double[] {1, 2} : null);
    }

    /** Shows nothing, and adds up the steps that are made. */
    public static Progress counting(AtomicLong made) {
        return (run, exclusive) -> new Progress.Run() {
            @Override
            public void advance(long steps) {
                made.addAndGet(steps);
            }

            @Override
            public void skip(long steps) {
                // Not counted.
            }

            @Override
            public void stored() {
                // Not counted.
            }

            @Override
            public void close() {
                // Nothing to release.
            }
        };
    }
}
