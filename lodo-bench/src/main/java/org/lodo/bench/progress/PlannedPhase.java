package org.lodo.bench.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.run.RunPlan;
import org.lodo.engine.run.RunSpec;

/** The runs of a phase: those to come, and those under way. */
final class PlannedPhase {

    /** A shorter run is repeated at most so often. */
    private static final int MAX_REPETITIONS = 101;

    /** Of more runs it does not matter which of them is the last. */
    private static final long FEW_RUNS = 2_000;

    private static final double CHEAP_STEP_SECONDS = 1e-5;

    private final RunPlan.Phase phase;
    private final Corrections corrections;
    private final List<ToCome> toCome = new ArrayList<>();
    private final List<RunUnderWay> underWay = new ArrayList<>();

    PlannedPhase(RunPlan.Phase phase, ExpectedCosts costs, Corrections corrections) {
        this.phase = phase;
        this.corrections = corrections;
        double[] expected = phase.groups().stream()
                .mapToDouble(group -> costs.seconds(group.example(), phase.exclusive()))
                .toArray();
        double perStep = perStep(phase.groups(), expected);
        for (int index = 0; index < expected.length; index++) {
            RunPlan.Group group = phase.groups().get(index);
            double seconds = isKnown(expected[index])
                    ? expected[index]
                    : perStep * group.example().steps();
            toCome.add(new ToCome(group, seconds, corrections.kind(group.example(), phase.exclusive(), seconds)));
        }
    }

    private static boolean isKnown(double seconds) {
        return Double.isFinite(seconds) && seconds > 0;
    }

    /** Where nothing is known of a run, its steps are expected to cost what others cost on average. */
    private static double perStep(List<RunPlan.Group> groups, double[] expected) {
        return IntStream.range(0, expected.length)
                .filter(index -> isKnown(expected[index]))
                .mapToDouble(
                        index -> expected[index] / groups.get(index).example().steps())
                .average()
                .orElse(CHEAP_STEP_SECONDS);
    }

    /** Runs of a group that have not begun. */
    private static final class ToCome {
        private final RunPlan.Group group;
        private final Corrections.Kind kind;
        private final double expectedSeconds;
        private long count;

        ToCome(RunPlan.Group group, double expectedSeconds, Corrections.Kind kind) {
            this.group = group;
            this.expectedSeconds = expectedSeconds;
            this.kind = kind;
            count = group.count();
        }

        boolean has(RunSpec run) {
            RunSpec example = group.example();
            return count > 0
                    && example.steps() == run.steps()
                    && example.problem().label().equals(run.problem().label())
                    && example.optimizer().label().equals(run.optimizer().label());
        }
    }

    static double atLeast(double seconds, RunPlan.Group group) {
        return Math.max(seconds, Math.min(group.leastSeconds(), MAX_REPETITIONS * seconds));
    }

    /** The run as under way; null if it is not one of this phase that has not begun yet. */
    @Nullable
    RunUnderWay begin(RunSpec run, boolean exclusive, long now) {
        if (exclusive != phase.exclusive()) {
            return null;
        }
        for (ToCome runs : toCome) {
            if (runs.has(run)) {
                runs.count--;
                RunUnderWay[] begun = new RunUnderWay[1];
                long begin = now + (long) (1e9 * runs.group.warmUpSeconds());
                begun[0] = new RunUnderWay(
                        run, runs.group, runs.expectedSeconds, begin, runs.kind, () -> underWay.remove(begun[0]));
                underWay.add(begun[0]);
                return begun[0];
            }
        }
        return null;
    }

    List<RunUnderWay> underWay() {
        return List.copyOf(underWay);
    }

    boolean isDone() {
        return underWay.isEmpty() && toCome.stream().allMatch(runs -> runs.count == 0);
    }

    /** One of the runs that begin next; null if all have begun. */
    @Nullable
    RunSpec next() {
        return toCome.stream()
                .filter(runs -> runs.count > 0)
                .map(runs -> runs.group.example())
                .findFirst()
                .orElse(null);
    }

    /** The seconds until the last of the runs ends, each begun by whoever is free first. */
    double secondsLeft(long now) {
        PriorityQueue<Double> ends = new PriorityQueue<>();
        Corrections.Factors factors = corrections.now();
        for (RunUnderWay run : underWay) {
            ends.add(run.secondsLeft(run.expectedOfAll() * factors.of(run.kind()), now));
        }
        long runs = toCome.stream().mapToLong(some -> some.count).sum();
        while (ends.size() < Math.min(phase.atOnce(), underWay.size() + runs)) {
            ends.add(0.0);
        }
        double sum = 0;
        for (ToCome some : toCome) {
            double seconds = atLeast(some.expectedSeconds * factors.of(some.kind), some.group);
            if (runs > FEW_RUNS) {
                sum += seconds * some.count;
            } else {
                for (long i = 0; i < some.count; i++) {
                    ends.add(ends.remove() + seconds);
                }
            }
            sum += some.count > 0 ? some.group.warmUpSeconds() : 0;
        }
        return ends.stream().mapToDouble(Double::doubleValue).max().orElse(0) + sum / phase.atOnce();
    }
}
