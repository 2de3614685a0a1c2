package org.lodo.engine.study;

import java.util.Objects;
import org.lodo.engine.run.Environment;

/**
 * The description of a study in its folder.
 *
 * @param command how to run it again
 * @param environment what ran it
 * @param study what was run
 */
public record StoredStudy(String command, Environment environment, Study study) {

    /** Checks that what was read from a file is complete. */
    public StoredStudy {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(study, "study");
    }
}
