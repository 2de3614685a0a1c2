package org.lodo.engine.study;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
 */
public record StudyResults(Study study, String command, Environment environment, List<RunResult> results) {

    /** Copies the list. */
    public StudyResults {
        results = List.copyOf(results);
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
        List<RunResult> runs = of(cell);
        if (cell.searches().isEmpty()) {
            return new double[][] {
                runs.stream().mapToDouble(RunResult::finalLoss).toArray()
            };
        }
        return IntStream.rangeClosed(1, cell.searches().size())
                .mapToObj(search -> runs.stream()
                        .filter(run -> Integer.valueOf(search).equals(run.spec().search()))
                        .mapToDouble(RunResult::finalLoss)
                        .toArray())
                .toArray(double[][]::new);
    }

    /**
     * @return whether any run that made a step has no learning curve, as in results that were read from a manifest alone
     */
    public boolean lackCurves() {
        return results.stream()
                .anyMatch(run -> run.cost().steps() > 0 && run.log().column("loss").length == 0);
    }
}
