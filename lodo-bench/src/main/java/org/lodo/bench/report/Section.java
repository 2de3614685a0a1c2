package org.lodo.bench.report;

import java.io.IOException;
import java.util.List;
import org.lodo.bench.document.Block;

/** A section of the report of a study. */
@FunctionalInterface
interface Section {

    /**
     * @param context the study and its results
     * @return the blocks of the section, with its heading; empty if it does not apply to the study
     * @throws IOException if a figure cannot be drawn
     */
    List<Block> of(StudyContext context) throws IOException;
}
