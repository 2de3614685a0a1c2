package org.lodo.engine.study;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.run.CodeIdentity;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.Manifest;
import org.lodo.engine.run.ParallelJobs;
import org.lodo.engine.run.Progress;
import org.lodo.engine.run.RunPlan;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.RunStore;
import org.lodo.engine.run.Runner;
import org.lodo.engine.run.TimeLimit;
import org.lodo.parallel.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the runs of a study that are not stored yet. The first seed of every cell, with the point of its first search, has the machine to
 * itself, after a warm-up that is not timed, and its times are reported; all other runs are made in parallel.
 */
public final class StudyRunner {

    /** Long enough for the just-in-time compiler, short compared with the run itself. */
    private static final long WARM_UP_NANOS = 1_000_000L * Long.getLong("lodo.warmUpMillis", 700);

    /** A shorter run is repeated until this time is filled, and the median of its times is reported. */
    private static final double MIN_TIMED_SECONDS = 1e-9 * WARM_UP_NANOS / 3;

    private static final int MAX_REPETITIONS = 101;

    private static final Logger LOG = LoggerFactory.getLogger(StudyRunner.class);

    private final Runner runner;
    private final RunStore store;
    private final Environment environment;
    private final int threads;

    /**
     * @param runner makes runs
     * @param store where results are stored
     * @param environment what runs them
     * @param threads how many runs are made at once
     */
    public StudyRunner(Runner runner, RunStore store, Environment environment, int threads) {
        this.runner = runner;
        this.store = store;
        this.environment = environment;
        this.threads = threads;
    }

    /**
     * Makes all runs of a study. Stored results of the same code are reused, so that the same command continues where an
     * earlier one was stopped.
     *
     * @param study what to run
     * @param progress told of the runs
     * @return all results, cell by cell
     * @throws IOException if a result cannot be stored
     */
    public List<RunResult> run(Study study, Progress progress) throws IOException {
        return run(study, missing(study), progress);
    }

    /**
     * Makes the runs of a study that are known to be missing.
     *
     * @param study what to run
     * @param missing those of its runs that are not stored yet
     * @param progress told of the runs
     * @return all results, cell by cell
     * @throws IOException if a result cannot be stored
     */
    public List<RunResult> run(Study study, List<RunSpec> missing, Progress progress) throws IOException {
        Set<List<String>> warm = new HashSet<>();
        for (RunSpec spec : alone(study, missing)) {
            runAndStore(spec, study.timeout(spec), true, warm.add(code(spec)), progress, () -> false);
        }
        ParallelJobs.run(
                threads,
                together(study, missing).stream()
                        .map(spec -> (ParallelJobs.Job)
                                cancelled -> runAndStore(spec, study.timeout(spec), false, false, progress, cancelled))
                        .toList());
        List<RunResult> results = new ArrayList<>();
        for (RunSpec spec : study.runs().toList()) {
            results.add(store.load(spec)
                    .orElseThrow(() -> new IOException("the result of " + spec.describe() + " cannot be read back")));
        }
        return results;
    }

    /**
     * What {@link #run(Study, List, Progress)} does, and in which order.
     *
     * @param study what to run
     * @param missing those of its runs that are not stored yet
     * @return these runs: first those that have the machine to themselves, then the others
     */
    public RunPlan plan(Study study, List<RunSpec> missing) {
        Set<List<String>> warm = new HashSet<>();
        List<RunPlan.Group> timed = alone(study, missing).stream()
                .map(spec ->
                        new RunPlan.Group(spec, 1, warm.add(code(spec)) ? 1e-9 * WARM_UP_NANOS : 0, MIN_TIMED_SECONDS))
                .toList();
        List<RunPlan.Group> others = together(study, missing).stream()
                .map(spec -> new RunPlan.Group(spec, 1))
                .toList();
        return new RunPlan(List.of(new RunPlan.Phase(1, true, timed), new RunPlan.Phase(threads, false, others)));
    }

    private static List<RunSpec> alone(Study study, List<RunSpec> missing) {
        return missing.stream().filter(spec -> isExclusive(spec, study)).toList();
    }

    private static List<RunSpec> together(Study study, List<RunSpec> missing) {
        return missing.stream().filter(spec -> !isExclusive(spec, study)).toList();
    }

    /** What is warmed up together: the points of a grid run the same code. */
    private static List<String> code(RunSpec spec) {
        return List.of(spec.problem().name(), spec.optimizer().name());
    }

    /**
     * The runs of a study that are not stored yet, made by the same code.
     *
     * @param study a study
     * @return its runs without those that have a stored result
     */
    public List<RunSpec> missing(Study study) {
        Map<String, Integer> outdated = new TreeMap<>();
        int unsealed = 0;
        List<RunSpec> missing = new ArrayList<>();
        for (RunSpec spec : study.runs().toList()) {
            Optional<Manifest> stored = store.manifest(spec);
            stored.filter(found -> !isOfThisCode(found))
                    .ifPresent(found -> outdated.merge(changes(found), 1, Integer::sum));
            TimeLimit limit = study.timeout(spec);
            unsealed += stored.filter(found -> isOfThisCode(found) && found.seal() == null)
                            .isPresent()
                    ? 1
                    : 0;
            if (stored.filter(found -> isUsable(found, isExclusive(spec, study)))
                    .filter(found ->
                            found.exceeded() == null || !found.exceeded().isRaised(limit))
                    .flatMap(found -> store.load(spec))
                    .isEmpty()) {
                missing.add(spec);
            }
        }
        if (unsealed > 0) {
            LOG.warn("{}: {} of the stored runs have lost their seal and are repeated", study.name(), unsealed);
        }
        outdated.forEach((changes, runs) ->
                LOG.warn("{}: {} stored runs are by other code and are repeated: {}", study.name(), runs, changes));
        return missing;
    }

    private static boolean isExclusive(RunSpec spec, Study study) {
        return spec.seed() == study.seeds().get(0) && (spec.search() == null || spec.search() == 1);
    }

    private boolean isOfThisCode(Manifest stored) {
        return stored.environment().codeDigest().equals(environment.codeDigest());
    }

    private String changes(Manifest stored) {
        return String.join(
                ", ",
                new CodeIdentity(environment.code())
                        .changesSince(stored.environment().code()));
    }

    /** A result made by the same code, sealed, and with the machine to itself if that is wanted. */
    private boolean isUsable(Manifest stored, boolean exclusive) {
        return isOfThisCode(stored)
                && stored.seal() != null
                && (!exclusive || (stored.exclusive() && stored.environment().clocksLike(environment)));
    }

    private void warmUp(RunSpec spec, @Nullable TimeLimit limit) {
        Runner limited = runner.within(limit);
        long end = System.nanoTime() + WARM_UP_NANOS;
        do {
            limited.run(spec, Workers.of(threads), true, steps -> System.nanoTime() < end);
        } while (System.nanoTime() < end);
    }

    private void runAndStore(
            RunSpec spec,
            @Nullable TimeLimit limit,
            boolean exclusive,
            boolean isCold,
            Progress progress,
            BooleanSupplier cancelled)
            throws IOException {
        if (cancelled.getAsBoolean()) {
            return;
        }
        try (Progress.Run told = progress.begin(spec, exclusive)) {
            if (isCold) {
                warmUp(spec, limit);
            }
            Instant started = Instant.now();
            RunResult result = run(spec, limit, exclusive, told, cancelled);
            if (!cancelled.getAsBoolean()) {
                store.save(result, environment, started);
                told.stored();
            }
        }
    }

    private RunResult run(
            RunSpec spec, @Nullable TimeLimit limit, boolean exclusive, Progress.Run told, BooleanSupplier cancelled) {
        Runner limited = runner.within(limit);
        Workers workers = exclusive ? Workers.of(threads) : Workers.serial();
        AtomicLong made = new AtomicLong();
        Runner.Listener listener = new Runner.Listener() {
            @Override
            public boolean advanced(long steps) {
                made.addAndGet(steps);
                told.advance(steps);
                return !cancelled.getAsBoolean();
            }

            @Override
            public void restored(long steps) {
                made.addAndGet(steps);
                told.skip(steps);
            }
        };
        RunResult result =
                limited.run(spec, workers, exclusive, listener, store.checkpoint(spec, environment, exclusive));
        // A run that failed early has no more steps to wait for.
        told.skip(spec.steps() - made.get());
        return result.exclusive() && !result.failed() ? withMedianTime(result, limited, workers) : result;
    }

    private RunResult withMedianTime(RunResult first, Runner limited, Workers workers) {
        List<RunResult> repeated = new ArrayList<>(List.of(first));
        double timed = first.cost().seconds();
        while (timed < MIN_TIMED_SECONDS && repeated.size() < MAX_REPETITIONS) {
            RunResult again = limited.run(first.spec(), workers, true, steps -> true);
            if (again.failed() || !again.exclusive()) {
                // What succeeded once is not undone by its repetition.
                break;
            }
            timed += again.cost().seconds();
            repeated.add(again);
        }
        repeated.sort(Comparator.comparingDouble(result -> result.cost().seconds()));
        return repeated.get(repeated.size() / 2);
    }
}
