package org.lodo.bench.report;

import java.io.IOException;
import java.util.List;
import org.lodo.bench.document.Block;
import org.lodo.engine.run.CatalogSelection;

/** A part of what the report of a study says of each problem. */
@FunctionalInterface
interface ProblemSection {

    /**
     * @param context the study and what came out of it
     * @param problem one of the study's
     * @return the part, with its heading; empty if the problem has nothing of it
     * @throws IOException if a figure cannot be drawn
     */
    List<Block> of(StudyContext context, CatalogSelection problem) throws IOException;
}
