package org.lodo.bench.report;

import java.util.List;
import org.lodo.bench.table.StudyTables;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.study.Study;

/**
 * A study with everything that came out of it.
 *
 * @param study what was run
 * @param command how to run it again
 * @param environment what ran it
 * @param results all of its results, cell by cell
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
    List<RunResult> of(Study.Cell cell) {
        return StudyTables.ofCell(cell, results);
    }

    /**
     * @param cell a cell of the study
     * @return the losses of its runs, seed by seed; NaN where one failed
     */
    double[] losses(Study.Cell cell) {
        return of(cell).stream().mapToDouble(RunResult::finalLoss).toArray();
    }

    /** The label of the optimizer that others are compared with. */
    String reference() {
        return study.reference();
    }
}
