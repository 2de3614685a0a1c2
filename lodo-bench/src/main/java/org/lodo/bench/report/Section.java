package org.lodo.bench.report;

import java.io.IOException;
import java.util.List;
import org.lodo.bench.document.Block;

/** A part of the report of a study. */
@FunctionalInterface
interface Section {

    /**
     * @param context the study and what came out of it
     * @return the part, with its heading; empty if the study has nothing of it
     * @throws IOException if a figure cannot be drawn
     */
    List<Block> of(StudyContext context) throws IOException;
}
