package org.lodo.engine.study;

import java.util.List;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.RunResult;

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
     * @return its results, seed by seed
     */
    public List<RunResult> of(Study.Cell cell) {
        return results.stream()
                .filter(result -> result.spec().problem().equals(cell.problem())
                        && result.spec().optimizer().equals(cell.optimizer()))
                .toList();
    }

    /**
     * @param cell a cell of the study
     * @return the final losses of its runs, seed by seed; NaN for runs that failed
     */
    public double[] losses(Study.Cell cell) {
        return of(cell).stream().mapToDouble(RunResult::finalLoss).toArray();
    }

    /**
     * @param cell a cell of the study
     * @return its final losses, for each search those of each seed; NaN for runs that failed
     */
    public double[][] lossesBySearch(Study.Cell cell) {
        return new double[][] {losses(cell)};
    }

    /**
     * @return whether any run that made a step has no learning curve, as in results that were read from a manifest alone
     */
    public boolean lackCurves() {
        return results.stream()
                .anyMatch(run -> run.cost().steps() > 0 && run.log().column("loss").length == 0);
    }
}
