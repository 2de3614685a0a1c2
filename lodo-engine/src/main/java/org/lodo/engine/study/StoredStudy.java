package org.lodo.engine.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
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
 * @param sharding how shards make its runs; null, and then left out, if no shard does
 */
public record StoredStudy(
        String command,
        Environment environment,
        Study study,
        @Nullable String origin,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Sharding sharding) {

    /**
     * How shards make the runs of a study.
     *
     * @param shards how many there are
     * @param arguments of the command that each of them is given, without its number and its folder
     */
    public record Sharding(int shards, List<String> arguments) {

        /** Copies the list. */
        public Sharding {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A study that no shards make.
     *
     * @param command how to run it again
     * @param environment what ran it
     * @param study what was run
     * @param origin where it was read from, see {@link StudyReader#origin}
     */
    public StoredStudy(String command, Environment environment, Study study, @Nullable String origin) {
        this(command, environment, study, origin, null);
    }

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
