package org.lodo.bench.cli;

import org.lodo.engine.catalog.UsageException;
import picocli.CommandLine.Option;

/** The option for the number of runs at once, shared by all verbs that make runs. */
final class ThreadsOption {

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many runs are made at once where times do not matter. Default: one for each processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    int checked() {
        if (threads < 1) {
            throw new UsageException("--threads = " + threads + ": must be at least 1");
        }
        return threads;
    }
}
