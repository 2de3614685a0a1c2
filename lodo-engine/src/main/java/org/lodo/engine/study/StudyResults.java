package org.lodo.engine.study;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.Means;

/**
 * A study with the results of its runs.
 *
 * @param study what was run
 * @param command how to run it again
 * @param environment code and machine that ran it
 * @param results the results of its runs, cell by cell and seed by seed
 * @param untimed why no times are reported, in a sentence; null if they are
 */
public record StudyResults(
        Study study,
        String command,
        Environment environment,
        List<RunResult> results,
        @Nullable String untimed) {

    /** Why results of shards have no times. */
    public static final String NO_TIMES = "No run had its machine to itself, so no times are reported; `run STUDY"
            + " --only-timing` with the folder of this study measures them.";

    /** Copies the list. */
    public StudyResults {
        results = List.copyOf(results);
    }

    /**
     * Results whose times, if there are any, are of one machine.
     *
     * @param study what was run
     * @param command how to run it again
     * @param environment code and machine that ran it
     * @param results the results of its runs, cell by cell and seed by seed
     */
    public StudyResults(Study study, String command, Environment environment, List<RunResult> results) {
        this(study, command, environment, results, results.stream().anyMatch(RunResult::exclusive) ? null : NO_TIMES);
    }

    /**
     * @param cell a cell of the study
     * @return its results, search by search where several have found settings, and seed by seed
     */
    public List<RunResult> of(Study.Cell cell) {
        return results.stream()
                .filter(result -> result.spec().problem().equals(cell.problem())
                        && result.spec()
                                .optimizer()
                                .label()
                                .equals(cell.optimizer().label()))
                .toList();
    }

    /**
     * @param cell a cell of the study
     * @return the final losses of its runs, seed by seed; NaN for runs that failed. With several searches, the mean over their
     *     points for each seed; NaN if a run with any of them failed
     */
    public double[] losses(Study.Cell cell) {
        double[][] all = lossesBySearch(cell);
        if (all.length == 1) {
            return all[0];
        }
        int seeds = Arrays.stream(all).mapToInt(own -> own.length).min().orElse(0);
        return IntStream.range(0, seeds)
                .mapToDouble(seed -> Means.of(
                        Arrays.stream(all).mapToDouble(own -> own[seed]).toArray()))
                .toArray();
    }

    /**
     * @param cell a cell of the study
     * @return the final losses of its runs: a row for the point of each search, with a loss for each seed; NaN for runs that
     *     failed. One row if there was one search or none
     */
    public double[][] lossesBySearch(Study.Cell cell) {
        return bySearch(cell, RunResult::finalLoss);
    }

    /**
     * @param cell a cell of the study
     * @param value what to take of a run
     * @return the values of its runs, in rows as those of {@link #lossesBySearch}
     */
    public double[][] bySearch(Study.Cell cell, ToDoubleFunction<RunResult> value) {
        return runsBySearch(cell).stream()
                .map(runs -> runs.stream().mapToDouble(value).toArray())
                .toArray(double[][]::new);
    }

    /**
     * @param cell a cell of the study
     * @return its runs, in rows as the losses of {@link #lossesBySearch}
     */
    public List<List<RunResult>> runsBySearch(Study.Cell cell) {
        List<RunResult> runs = of(cell);
        return cell.searches().isEmpty()
                ? List.of(runs)
                : IntStream.rangeClosed(1, cell.searches().size())
                        .mapToObj(search -> runs.stream()
                                .filter(run -> Integer.valueOf(search)
                                        .equals(run.spec().search()))
                                .toList())
                        .toList();
    }

    /**
     * @return whether any run that made a step and did not fail has no learning curve, as in results that were read from a manifest alone
     */
    public boolean lackCurves() {
        return results.stream()
                // What a run has measured that ended without an answer, as without memory, is lost with it.
                .anyMatch(run ->
                        !run.failed() && run.cost().steps() > 0 && run.log().column("loss").length == 0);
    }
}
