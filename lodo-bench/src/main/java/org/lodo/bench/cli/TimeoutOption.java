package org.lodo.bench.cli;

import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.run.TimeLimit;
import picocli.CommandLine.Option;

/** The option for the time that a run may take, shared by all verbs that make runs. */
final class TimeoutOption {

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long a run may take before it counts as failed, such as 30s, 10m or 2h. Default: as the"
                    + " file says, or as long as it takes.")
    private @Nullable String timeout;

    /** Null if it was not given. */
    @Nullable
    TimeLimit checked() {
        if (timeout == null) {
            return null;
        }
        try {
            return TimeLimit.parse(timeout);
        } catch (UsageException e) {
            throw new UsageException("--timeout = " + timeout + ": " + TimeLimit.RULE, e);
        }
    }
}
