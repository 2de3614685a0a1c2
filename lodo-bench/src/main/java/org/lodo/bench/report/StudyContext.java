package org.lodo.bench.report;

import java.nio.file.Path;
import org.lodo.bench.document.Figures;
import org.lodo.engine.study.Study;
import tech.tablesaw.api.Table;

/**
 * What the sections of a study's report are made from.
 *
 * @param results the study and what came out of it
 * @param summary a row for each cell, as in {@code summary.csv}
 * @param objectives the problems
 * @param figures draws
 * @param folder the study's
 */
record StudyContext(StudyResults results, Table summary, Objectives objectives, Figures figures, Path folder) {

    Study study() {
        return results.study();
    }
}
