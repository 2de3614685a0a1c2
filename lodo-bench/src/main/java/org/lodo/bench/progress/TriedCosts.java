package org.lodo.bench.progress;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.run.RunLog;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.Runner;
import org.lodo.engine.run.TimeLimit;
import org.lodo.parallel.Workers;

/**
 * Costs as a few steps of each optimizer on each problem show them. Cheap steps are tried for a moment only, before the compiler
 * is done with them: how they compare with each other is then known better than what they cost.
 */
public final class TriedCosts implements ExpectedCosts {

    /** Steps from here on are worth a longer trial, and may share their work among threads. */
    private static final double COSTLY_SECONDS = 1e-3;

    private static final double MAX_TRIAL_SECONDS = 3;
    private static final double COSTLY_TRIAL_SECONDS = 0.5;
    private static final int MIN_STEPS = 3;
    private static final int ENOUGH_STEPS = 12;

    private final Runner runner;
    private final int threads;
    private final double cheapTrialSeconds;
    private final Function<RunSpec, @Nullable TimeLimit> limits;
    private final Map<List<Object>, Cost> costs = new HashMap<>();

    /**
     * @param runner makes runs
     * @param threads how many threads a run has that has the machine to itself
     * @param cheapTrialSeconds how long steps are tried that take less than a millisecond
     * @param limits how long a run may take; null for as long as it takes
     */
    public TriedCosts(
            Runner runner, int threads, double cheapTrialSeconds, Function<RunSpec, @Nullable TimeLimit> limits) {
        this.runner = runner;
        this.threads = threads;
        this.cheapTrialSeconds = cheapTrialSeconds;
        this.limits = limits;
    }

    /** The seconds that a step takes, and a measurement of a metric. */
    private record Cost(double step, double measurement) {
        double of(RunSpec run, long measurements) {
            return step * run.steps() + (measurements == 0 ? 0 : measurement * measurements);
        }
    }

    @Override
    public double seconds(RunSpec run, boolean exclusive) {
        Cost cost = cost(run, exclusive);
        if (!exclusive && cost.step() < COSTLY_SECONDS) {
            // Steps so short have nothing to share.
            cost = cost(run, true);
        }
        return cost.of(run, timesDue(run, RunLog.rows(run.steps())));
    }

    private Cost cost(RunSpec run, boolean exclusive) {
        List<Object> key = List.of(run.problem(), run.optimizer(), exclusive);
        Cost known = costs.get(key);
        if (known == null) {
            known = tried(run, exclusive ? threads : 1);
            costs.put(key, known);
            if (known.step() < COSTLY_SECONDS) {
                costs.put(List.of(run.problem(), run.optimizer(), !exclusive), known);
            }
        }
        return known;
    }

    private Cost tried(RunSpec run, int threads) {
        long[] begin = {0};
        long[] made = {-1};
        RunResult trial = runner.within(limits.apply(run)).run(run, Workers.of(threads), true, steps -> {
            if (made[0] < 0) {
                // What comes before the end of the first step is mostly the loading of classes and data.
                begin[0] = System.nanoTime();
                made[0] = 0;
                return true;
            }
            made[0] += steps;
            return !isEnough(made[0], 1e-9 * (System.nanoTime() - begin[0]));
        });
        long measured = timesDue(run, trial.log().size());
        return new Cost(step(trial), measured == 0 ? 0 : trial.cost().evaluationSeconds() / measured);
    }

    private boolean isEnough(long steps, double seconds) {
        if (steps < MIN_STEPS) {
            return false;
        }
        if (seconds < COSTLY_SECONDS * steps) {
            return seconds >= cheapTrialSeconds;
        }
        return seconds >= (steps < ENOUGH_STEPS ? MAX_TRIAL_SECONDS : COSTLY_TRIAL_SECONDS);
    }

    /** The seconds of a step in the second half of the trial: the first steps wait for the compiler. */
    private static double step(RunResult trial) {
        double[] seconds = trial.log().column("seconds");
        double[] steps = trial.log().column("step");
        int last = seconds.length - 1;
        if (last < 0) {
            return Double.NaN;
        }
        int middle = last / 2;
        return last == middle
                ? seconds[last] / Math.max(1, steps[last])
                : (seconds[last] - seconds[middle]) / (steps[last] - steps[middle]);
    }

    private long timesDue(RunSpec run, int rows) {
        try {
            return run.metrics().stream()
                    .mapToLong(metric -> runner.catalog().metric(metric).timesDue(rows))
                    .sum();
        } catch (Throwable e) {
            // A faulty metric fails its runs, each with this cause.
            return 0;
        }
    }
}
