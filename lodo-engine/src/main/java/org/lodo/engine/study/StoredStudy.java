package org.lodo.engine.study;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.run.Environment;

/**
 * The description of a study in its folder.
 *
 * @param command how to run it again
 * @param environment what ran it
 * @param study what was run
 * @param origin where it was read from, see {@link StudyReader#origin}; null in a file of an earlier version
 */
public record StoredStudy(
        String command,
        Environment environment,
        Study study,
        @Nullable String origin) {

    /** Checks that what was read from a file is complete. */
    public StoredStudy {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(study, "study");
    }

    /**
     * @param stage of the study
     * @return the description of the stage
     */
    public StoredStudy of(Study stage) {
        return new StoredStudy(command, environment, stage, origin);
    }
}
