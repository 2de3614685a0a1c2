package org.lodo.bench.cli;

import java.util.Objects;
import org.lodo.engine.run.Environment;
import org.lodo.engine.study.Study;

/** What {@code study.json} holds: what was asked. */
record StoredStudy(String command, Environment environment, Study study) {

    /** Checks that what was read from a file is whole. */
    StoredStudy {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(study, "study");
    }
}
