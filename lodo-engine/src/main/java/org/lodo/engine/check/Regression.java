package org.lodo.engine.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.run.ParallelJobs;
import org.lodo.engine.run.Progress;
import org.lodo.engine.run.RunPlan;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.Runner;
import org.lodo.engine.study.Study;
import org.lodo.parallel.Workers;

/**
 * The runs of a regression study by the current code. They are held in memory: a check never reads stored results.
 */
public final class Regression {

    private final Study study;
    private final Map<RunSpec, BaselineRun> runs = new ConcurrentHashMap<>();
    private final Map<Study.Cell, double[]> curves = new ConcurrentHashMap<>();
    /** What runs lacked that did not have enough time or memory. */
    private final Map<String, String> starved = new ConcurrentSkipListMap<>();

    private Regression(Study study) {
        this.study = study;
    }

    /**
     * Makes all runs.
     *
     * @param study what to run
     * @param runner makes runs
     * @param threads how many runs are made at once
     * @param progress told of the runs
     * @return the outcome
     * @throws UsageException if a run is so long that its losses are not kept
     * @throws IOException if the runs are interrupted
     */
    public static Regression run(Study study, Runner runner, int threads, Progress progress) throws IOException {
        Regression regression = new Regression(study.withoutTimeouts());
        study.cells().forEach(Regression::requireShort);
        List<ParallelJobs.Job> jobs = new ArrayList<>();
        // Seed by seed, which spreads costly cells evenly, so that the remaining time can be estimated.
        for (long seed : study.seeds()) {
            for (Study.Cell cell : regression.study.cells()) {
                RunSpec spec = study.run(cell, seed);
                jobs.add(cancelled ->
                        regression.keep(cell, run(spec, runner.within(study.timeout(spec)), progress, cancelled)));
            }
        }
        ParallelJobs.run(threads, jobs);
        return regression;
    }

    /**
     * What {@link #run} does, and in which order.
     *
     * @param study what to run
     * @param threads how many runs are made at once
     * @return its runs
     */
    public static RunPlan plan(Study study, int threads) {
        List<RunPlan.Group> runs = study.seeds().stream()
                .flatMap(seed -> study.cells().stream().map(cell -> new RunPlan.Group(study.run(cell, seed), 1)))
                .toList();
        return new RunPlan(List.of(new RunPlan.Phase(threads, false, runs)));
    }

    private static RunResult run(RunSpec spec, Runner runner, Progress progress, BooleanSupplier cancelled) {
        try (Progress.Run told = progress.begin(spec, false)) {
            RunResult result = runner.run(spec, Workers.serial(), false, made -> {
                told.advance(made);
                return !cancelled.getAsBoolean();
            });
            told.skip(spec.steps() - result.cost().steps());
            return result;
        }
    }

    /** The losses of longer runs are not kept, so what changed of them could not be told. */
    private static void requireShort(Study.Cell cell) {
        if (cell.steps() > RunResult.MAX_LOSSES) {
            throw new UsageException(cell.problem().label() + ": steps = " + cell.steps() + ": must be at most "
                    + RunResult.MAX_LOSSES + " in a check");
        }
    }

    private void keep(Study.Cell cell, RunResult result) throws IOException {
        runs.put(result.spec(), BaselineRun.of(result));
        if (result.exceeded() != null) {
            starved.put(result.spec().describe(), String.valueOf(result.failure()));
        }
        if (result.spec().seed() == study.seeds().get(0)) {
            if (result.losses() == null) {
                throw new IOException(result.spec().describe() + ": must have at most " + RunResult.MAX_LOSSES
                        + " fresh evaluations in a check");
            }
            curves.put(cell, result.losses());
        }
    }

    /**
     * @return what was run
     */
    public Study study() {
        return study;
    }

    /** Checks that the results are functions of the study alone, so that they can be a baseline. */
    void requireEnough() {
        starved.forEach((run, failure) -> {
            throw new UsageException(run + ": " + failure + ": a run of a baseline must have enough time and memory");
        });
    }

    /** The outcome of a run; empty if the study does not have it. */
    Optional<BaselineRun> run(Study.Cell cell, long seed) {
        return Optional.ofNullable(runs.get(study.run(cell, seed)));
    }

    /** All runs, cell by cell. */
    List<BaselineRun> runs() {
        return study.runs().map(runs::get).toList();
    }

    /** The losses of all fresh evaluations of a cell's run with the first seed. */
    double[] curve(Study.Cell cell) {
        return Objects.requireNonNull(curves.get(cell), "every cell has a run with the first seed");
    }
}
