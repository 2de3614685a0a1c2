package org.lodo.bench.report;

import java.io.IOException;
import java.util.List;
import org.lodo.bench.document.Block;
import org.lodo.engine.run.CatalogSelection;

/** A section on each problem in the report of a study. */
@FunctionalInterface
interface ProblemSection {

    /**
     * @param context the study and its results
     * @param problem a problem of the study
     * @return the blocks of the section, with its heading; empty if it does not apply to the problem
     * @throws IOException if a figure cannot be drawn
     */
    List<Block> of(StudyContext context, CatalogSelection problem) throws IOException;
}
