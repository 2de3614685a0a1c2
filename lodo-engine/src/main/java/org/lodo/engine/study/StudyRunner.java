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
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.remote.RemoteRun;
import org.lodo.engine.remote.RemoteRunner;
import org.lodo.engine.remote.RemoteRuns;
import org.lodo.engine.run.Checkpoint;
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
import org.lodo.engine.run.StopRequest;
import org.lodo.engine.run.StoppedException;
import org.lodo.engine.run.TimeLimit;
import org.lodo.parallel.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the runs of a study that are not stored yet. The first seed of every cell, with the point of its first search, has the
 * machine to itself, after a warm-up that is not timed, and its times are reported; all other runs are made in parallel. A cluster
 * makes all runs in parallel, and clocks none.
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
    private final boolean isClocked;
    private final @Nullable RemoteRunner remote;
    private final ToDoubleFunction<RunSpec> expectedSeconds;
    private final StopRequest stop;

    /**
     * @param runner makes runs
     * @param store where results are stored
     * @param environment what runs them
     * @param threads how many runs are made at once
     */
    public StudyRunner(Runner runner, RunStore store, Environment environment, int threads) {
        this(runner, store, environment, threads, true, null, spec -> Double.NaN, new StopRequest());
    }

    private StudyRunner(
            Runner runner,
            RunStore store,
            Environment environment,
            int threads,
            boolean isClocked,
            @Nullable RemoteRunner remote,
            ToDoubleFunction<RunSpec> expectedSeconds,
            StopRequest stop) {
        this.runner = runner;
        this.store = store;
        this.environment = environment;
        this.threads = threads;
        this.isClocked = isClocked;
        this.remote = remote;
        this.expectedSeconds = expectedSeconds;
        this.stop = stop;
    }

    /**
     * @return makes the same runs, of which none has the machine to itself; stored results need not have had it either
     */
    public StudyRunner unclocked() {
        return new StudyRunner(runner, store, environment, threads, false, remote, expectedSeconds, stop);
    }

    /**
     * @param request once it is made, runs under way are saved and none begins
     * @return makes the same runs, as far as that
     */
    public StudyRunner stoppingAt(StopRequest request) {
        return new StudyRunner(runner, store, environment, threads, isClocked, remote, expectedSeconds, request);
    }

    /**
     * @param cluster makes the runs, none of which is clocked
     * @param seconds how long a run is expected to take on one thread; NaN if nothing is known
     * @return has the same runs made there, and stores what comes back as if it had made them itself
     */
    public StudyRunner on(RemoteRunner cluster, ToDoubleFunction<RunSpec> seconds) {
        return new StudyRunner(runner, store, environment, threads, false, cluster, seconds, stop);
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
        make(study, missing, progress);
        List<RunResult> results = new ArrayList<>();
        for (RunSpec spec : study.runs().toList()) {
            results.add(store.load(spec)
                    .orElseThrow(() -> new IOException("the result of " + spec.describe() + " cannot be read back")));
        }
        return results;
    }

    /**
     * Makes some runs of a study and stores them.
     *
     * @param study the study
     * @param missing some of its runs that are not stored yet
     * @param progress told of the runs
     * @throws StoppedException if it was asked to stop before all were made; those that were made are stored
     * @throws IOException if a result cannot be stored
     */
    public void make(Study study, List<RunSpec> missing, Progress progress) throws IOException {
        if (remote == null) {
            runHere(study, missing, progress);
        } else {
            new RemoteRuns(remote, environment.codeDigest(), progress)
                    .run(
                            missing.stream()
                                    .map(spec -> new RemoteRun(
                                            spec, study.timeout(spec), expectedSeconds.applyAsDouble(spec)))
                                    .toList(),
                            (result, files) -> store.save(result.spec(), files));
        }
    }

    private void runHere(Study study, List<RunSpec> missing, Progress progress) throws IOException {
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
        if (stop.isMade()) {
            throw new StoppedException();
        }
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
        int atOnce = remote == null ? threads : remote.atOnce();
        return new RunPlan(List.of(new RunPlan.Phase(1, true, timed), new RunPlan.Phase(atOnce, false, others)));
    }

    private List<RunSpec> alone(Study study, List<RunSpec> missing) {
        return missing.stream().filter(spec -> isExclusive(spec, study)).toList();
    }

    private List<RunSpec> together(Study study, List<RunSpec> missing) {
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
        return missing(study, study.runs().toList());
    }

    /**
     * Those of some runs that are not stored yet, made by the same code.
     *
     * @param study a study
     * @param runs some of its runs; no others are looked at
     * @return these runs without those that have a stored result
     */
    public List<RunSpec> missing(Study study, List<RunSpec> runs) {
        Map<String, Integer> outdated = new TreeMap<>();
        int unsealed = 0;
        List<RunSpec> missing = new ArrayList<>();
        for (RunSpec spec : runs) {
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
        outdated.forEach((changes, count) ->
                LOG.warn("{}: {} stored runs are by other code and are repeated: {}", study.name(), count, changes));
        return missing;
    }

    /**
     * Whether a run is timed, unless times are not wanted.
     *
     * @param spec a run of a study
     * @param study the study
     * @return whether it is of the first seed and, where several searches have found settings, of the first of them
     */
    public static boolean isTimed(RunSpec spec, Study study) {
        return spec.seed() == study.seeds().get(0) && (spec.search() == null || spec.search() == 1);
    }

    private boolean isExclusive(RunSpec spec, Study study) {
        return isClocked && isTimed(spec, study);
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
        Workers workers = Workers.of(threads);
        long end = System.nanoTime() + WARM_UP_NANOS;
        do {
            limited.run(spec, workers, true, steps -> System.nanoTime() < end && !stop.isMade());
        } while (System.nanoTime() < end && !stop.isMade());
    }

    private void runAndStore(
            RunSpec spec,
            @Nullable TimeLimit limit,
            boolean exclusive,
            boolean isCold,
            Progress progress,
            BooleanSupplier cancelled)
            throws IOException {
        if (cancelled.getAsBoolean() || stop.isMade()) {
            return;
        }
        try (Progress.Run told = progress.begin(spec, exclusive)) {
            if (isCold) {
                warmUp(spec, limit);
            }
            Instant started = Instant.now();
            RunResult result = run(spec, limit, exclusive, told, cancelled);
            if (result.reachedItsEnd() && !cancelled.getAsBoolean()) {
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
                return !cancelled.getAsBoolean() && !stop.isMade();
            }

            @Override
            public void restored(long steps) {
                made.addAndGet(steps);
                told.skip(steps);
            }
        };
        Checkpoint checkpoint = store.checkpoint(spec, environment, exclusive).stoppingAt(stop);
        RunResult result = limited.run(spec, workers, exclusive, listener, checkpoint);
        // A run that failed early, or has spent its evaluations, has no more steps to wait for.
        told.skip(spec.steps() - made.get());
        if (stop.isMade()) {
            return result;
        }
        return result.exclusive() && !result.failed() ? withMedianTime(result, limited, workers) : result;
    }

    private RunResult withMedianTime(RunResult first, Runner limited, Workers workers) {
        List<RunResult> repeated = new ArrayList<>(List.of(first));
        double timed = first.cost().seconds();
        while (timed < MIN_TIMED_SECONDS && repeated.size() < MAX_REPETITIONS) {
            RunResult again = limited.run(first.spec(), workers, true, steps -> !stop.isMade());
            if (again.failed() || !again.exclusive() || stop.isMade()) {
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
