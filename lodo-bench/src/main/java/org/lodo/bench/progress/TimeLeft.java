package org.lodo.bench.progress;

import java.util.List;
import java.util.function.LongSupplier;
import org.lodo.engine.run.Progress;
import org.lodo.engine.run.RunPlan;
import org.lodo.engine.run.RunSpec;

/**
 * Expects how long the runs of a plan still take, in seconds rather than steps, as a step of one optimizer may cost a thousand
 * times that of another. What runs are expected to cost before they are made is corrected by what they cost: each kind of run
 * by its own runs, or else by those on the same problem, or else by all.
 */
public final class TimeLeft implements Progress {

    private final LongSupplier clock;
    private final long begin;
    private final Corrections corrections = new Corrections();
    private final List<PlannedPhase> phases;
    private final String last;
    private final double lastSeconds;
    private long lastBegin;

    /**
     * @param plan the runs that are to be made
     * @param costs what they are expected to cost
     * @param last what follows the runs, in words
     * @param lastSeconds how long that is expected to take
     * @param clock the time in nanoseconds
     */
    public TimeLeft(RunPlan plan, ExpectedCosts costs, String last, double lastSeconds, LongSupplier clock) {
        phases = plan.phases().stream()
                .map(phase -> new PlannedPhase(phase, costs, corrections))
                .toList();
        this.last = last;
        this.lastSeconds = lastSeconds;
        this.clock = clock;
        begin = clock.getAsLong();
    }

    @Override
    public synchronized Progress.Run begin(RunSpec run, boolean exclusive) {
        RunUnderWay begun = phases.stream()
                .map(phase -> phase.begin(run, exclusive, clock.getAsLong()))
                .filter(found -> found != null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(run.describe() + ": must be in the plan"));
        return new Told(begun);
    }

    /**
     * @return how far it has come
     */
    public synchronized Outlook now() {
        long now = clock.getAsLong();
        double left =
                phases.stream().mapToDouble(phase -> phase.secondsLeft(now)).sum();
        List<RunUnderWay> underWay =
                phases.stream().flatMap(phase -> phase.underWay().stream()).toList();
        boolean isLast = phases.stream().allMatch(PlannedPhase::isDone);
        lastBegin = isLast && lastBegin == 0 ? now : lastBegin;
        double inLast = isLast ? 1e-9 * (now - lastBegin) : 0;
        left += Math.max(lastSeconds - inLast, inLast / 2);
        return new Outlook(1e-9 * (now - begin), left, isLast ? last : describe(underWay), isLast ? "" : next());
    }

    private static String describe(List<RunUnderWay> underWay) {
        if (underWay.isEmpty()) {
            return "";
        }
        String first = underWay.get(0).spec().describe();
        return underWay.size() == 1 ? first : first + " (and " + (underWay.size() - 1) + " more)";
    }

    private String next() {
        return phases.stream()
                .map(PlannedPhase::next)
                .filter(found -> found != null)
                .findFirst()
                .map(RunSpec::describe)
                .orElse(last);
    }

    private final class Told implements Progress.Run {
        private final RunUnderWay run;

        Told(RunUnderWay run) {
            this.run = run;
        }

        @Override
        public void advance(long steps) {
            synchronized (TimeLeft.this) {
                run.advance(steps, clock.getAsLong());
            }
        }

        @Override
        public void skip(long steps) {
            synchronized (TimeLeft.this) {
                run.skip(steps);
            }
        }

        @Override
        public void stored() {
            // The run ends when it is closed.
        }

        @Override
        public void close() {
            synchronized (TimeLeft.this) {
                run.end(clock.getAsLong());
            }
        }
    }
}
