package org.lodo.bench.progress;

import org.lodo.engine.run.RunPlan;
import org.lodo.engine.run.RunSpec;

/** A run that has begun: how many of its steps are made, and how long they took. */
final class RunUnderWay {

    /** From this share of its steps on, a run's own pace counts for more than what was expected. */
    private static final double TELLING_SHARE = 0.2;

    private final RunSpec spec;
    private final RunPlan.Group group;
    private final double expectedOfAll;
    private final long begin;
    private final Corrections.Kind kind;
    private final Runnable onEnd;
    private long made;
    private long skipped;
    private long lastAdvance;

    /**
     * @param expectedOfAll the seconds that all its steps were expected to take
     * @param begin when its warm-up ends
     */
    RunUnderWay(
            RunSpec spec,
            RunPlan.Group group,
            double expectedOfAll,
            long begin,
            Corrections.Kind kind,
            Runnable onEnd) {
        this.spec = spec;
        this.group = group;
        this.expectedOfAll = expectedOfAll;
        this.begin = begin;
        this.kind = kind;
        this.onEnd = onEnd;
        lastAdvance = begin;
        kind.begin(this);
    }

    RunSpec spec() {
        return spec;
    }

    double expectedOfAll() {
        return expectedOfAll;
    }

    Corrections.Kind kind() {
        return kind;
    }

    void advance(long steps, long now) {
        if (steps > 0) {
            made += steps;
            lastAdvance = now;
        }
    }

    void skip(long steps) {
        skipped += steps;
    }

    void end(long now) {
        if (made > 0 && made + skipped < spec.steps()) {
            lastAdvance = now;
        }
        kind.end(this);
        onEnd.run();
    }

    private double share(long steps) {
        return Math.min(1, (double) steps / spec.steps());
    }

    /** The seconds that the steps took that were made. */
    double measuredSeconds() {
        return made == 0 ? 0 : Math.max(0, 1e-9 * (lastAdvance - begin));
    }

    /** The seconds that these steps were expected to take. */
    double expectedSeconds() {
        return expectedOfAll * share(made);
    }

    /** The seconds that it still takes, if such runs take that many. */
    double secondsLeft(double secondsOfAll, long now) {
        double elapsed = 1e-9 * (now - begin);
        double share = share(made);
        double rest = 1 - share(made + skipped);
        double warmUp = Math.max(0, -elapsed);
        if (made == 0) {
            // A step that is not over yet takes longer than it has taken.
            return warmUp + Math.max(rest * secondsOfAll - Math.max(0, elapsed), Math.max(0, elapsed) / 2);
        }
        double byPace = measuredSeconds() / share;
        double weight = Math.min(1, share / TELLING_SHARE);
        double total = StrictMath.exp(weight * StrictMath.log(Math.max(byPace, 1e-9))
                + (1 - weight) * StrictMath.log(Math.max(secondsOfAll, 1e-9)));
        double repetitions = Math.max(0, PlannedPhase.atLeast(total, group) - Math.max(total, elapsed));
        return Math.max(0, rest * total - 1e-9 * (now - lastAdvance)) + repetitions;
    }
}
