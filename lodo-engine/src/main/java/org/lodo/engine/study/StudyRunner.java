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
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.run.CodeIdentity;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.Manifest;
import org.lodo.engine.run.ParallelJobs;
import org.lodo.engine.run.Progress;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.RunStore;
import org.lodo.engine.run.Runner;
import org.lodo.engine.run.StepCount;
import org.lodo.engine.run.TimeLimit;
import org.lodo.parallel.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the runs of a study that are not stored yet. The first seed of every cell has the machine to itself, after a warm-up
 * that is not timed, and its times are reported; all other runs are made in parallel.
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
     * @param progressOf given the number of steps still to make, begins to show progress
     * @return all results, cell by cell
     * @throws IOException if a result cannot be stored
     */
    public List<RunResult> run(Study study, LongFunction<Progress> progressOf) throws IOException {
        return run(study, missing(study), progressOf);
    }

    /**
     * Makes the runs of a study that are known to be missing.
     *
     * @param study what to run
     * @param missing those of its runs that are not stored yet
     * @param progressOf given the number of steps still to make, begins to show progress
     * @return all results, cell by cell
     * @throws IOException if a result cannot be stored
     */
    public List<RunResult> run(Study study, List<RunSpec> missing, LongFunction<Progress> progressOf)
            throws IOException {
        List<RunSpec> alone = new ArrayList<>();
        List<RunSpec> together = new ArrayList<>();
        for (RunSpec spec : missing) {
            (isExclusive(spec, study) ? alone : together).add(spec);
        }
        long steps = StepCount.sum(missing.stream().mapToLong(RunSpec::steps));
        try (Progress progress = progressOf.apply(steps)) {
            Set<List<String>> warm = new HashSet<>();
            for (RunSpec spec : alone) {
                // The points of a grid run the same code.
                if (warm.add(List.of(spec.problem().name(), spec.optimizer().name()))) {
                    warmUp(spec, study.timeout(spec));
                }
                runAndStore(spec, study.timeout(spec), true, progress, () -> false);
            }
            ParallelJobs.run(
                    threads,
                    together.stream()
                            .map(spec -> (ParallelJobs.Job)
                                    cancelled -> runAndStore(spec, study.timeout(spec), false, progress, cancelled))
                            .toList());
        }
        List<RunResult> results = new ArrayList<>();
        for (RunSpec spec : study.runs().toList()) {
            results.add(store.load(spec)
                    .orElseThrow(() -> new IOException("the result of " + spec.describe() + " cannot be read back")));
        }
        return results;
    }

    /**
     * How long runs will take.
     *
     * @param study what is run
     * @param missing those of its runs that are still to make
     * @return seconds, as estimated from a few costly steps; 0 if no step takes as much as a millisecond
     */
    public double estimateSeconds(Study study, List<RunSpec> missing) {
        return new TimeEstimate(runner, threads).seconds(study, missing);
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
        return spec.seed() == study.seeds().get(0);
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
            RunSpec spec, @Nullable TimeLimit limit, boolean exclusive, Progress progress, BooleanSupplier cancelled)
            throws IOException {
        if (cancelled.getAsBoolean()) {
            return;
        }
        Instant started = Instant.now();
        Runner limited = runner.within(limit);
        Workers workers = exclusive ? Workers.of(threads) : Workers.serial();
        AtomicLong made = new AtomicLong();
        Runner.Listener listener = new Runner.Listener() {
            @Override
            public boolean advanced(long steps) {
                made.addAndGet(steps);
                progress.advance(steps);
                return !cancelled.getAsBoolean();
            }

            @Override
            public void restored(long steps) {
                made.addAndGet(steps);
                progress.skip(steps);
            }
        };
        RunResult result =
                limited.run(spec, workers, exclusive, listener, store.checkpoint(spec, environment, exclusive));
        if (result.exclusive() && !result.failed()) {
            result = withMedianTime(result, limited, workers);
        }
        // A run that failed early has no more steps to wait for.
        progress.skip(spec.steps() - made.get());
        if (!cancelled.getAsBoolean()) {
            store.save(result, environment, started);
            progress.stored();
        }
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
