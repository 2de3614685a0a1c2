package org.lodo.engine.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.run.RunLog;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.Runner;
import org.lodo.engine.run.TimeLimit;
import org.lodo.parallel.Workers;

/**
 * Estimates before a study begins how long it will take, from a few steps of each optimizer on each problem. Steps shorter than
 * a millisecond are not counted: a study of those ends soon, and its progress shows the time left.
 */
final class TimeEstimate {

    private static final double CHEAP_SECONDS = 1e-3;
    private static final double MAX_TRIAL_SECONDS = 3;
    /** Before, code may still be interpreted, so that a cheap step seems costly. */
    private static final double MIN_TRIAL_SECONDS = 0.5;

    private static final int MIN_STEPS = 3;
    private static final int ENOUGH_STEPS = 12;

    private final Runner runner;
    private final int threads;

    TimeEstimate(Runner runner, int threads) {
        this.runner = runner;
        this.threads = threads;
    }

    /** The seconds that a step takes, and a measurement of a metric. */
    private record Cost(double step, double measurement) {}

    /** How many seconds runs will take, one after the other, each on all threads. */
    double seconds(Study study, List<RunSpec> specs) {
        Map<List<Object>, Cost> costs = new HashMap<>();
        double total = 0;
        for (RunSpec spec : specs) {
            // The points of a grid mostly cost the same.
            List<Object> pair = List.of(spec.problem(), spec.optimizer().name());
            Cost cost = costs.computeIfAbsent(pair, missing -> tried(spec, study.timeout(spec)));
            if (cost.step() >= CHEAP_SECONDS) {
                total += cost.step() * spec.steps() + cost.measurement() * timesDue(spec, RunLog.rows(spec.steps()));
            }
        }
        return total;
    }

    private Cost tried(RunSpec spec, @Nullable TimeLimit limit) {
        List<Double> ofSteps = new ArrayList<>();
        long begin = System.nanoTime();
        long[] last = {begin};
        RunResult trial = runner.within(limit).run(spec, Workers.of(threads), true, steps -> {
            long now = System.nanoTime();
            ofSteps.add(1e-9 * (now - last[0]) / steps);
            last[0] = now;
            boolean isCheap = ofSteps.size() > 1 && ofSteps.get(ofSteps.size() - 1) < CHEAP_SECONDS;
            double elapsed = 1e-9 * (now - begin);
            boolean isEnough = elapsed >= (ofSteps.size() >= ENOUGH_STEPS ? MIN_TRIAL_SECONDS : MAX_TRIAL_SECONDS);
            return !isCheap && (ofSteps.size() < MIN_STEPS || !isEnough);
        });
        // The first steps wait for the compiler, and the first row has metrics that most others lack.
        double step = ofSteps.stream().skip(1).min(Double::compare).orElse(0.0);
        long measured = timesDue(spec, trial.log().size());
        return new Cost(step, measured == 0 ? 0 : trial.cost().evaluationSeconds() / measured);
    }

    private long timesDue(RunSpec spec, int rows) {
        try {
            return spec.metrics().stream()
                    .mapToLong(metric -> runner.catalog().metric(metric).timesDue(rows))
                    .sum();
        } catch (Throwable e) {
            // A faulty metric fails its runs, each with this cause.
            return 0;
        }
    }
}
