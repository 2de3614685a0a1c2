package org.lodo.bench.cli;

import org.lodo.engine.catalog.UsageException;
import picocli.CommandLine.Option;

/** The option for the number of parallel runs, shared by the verbs that run studies and searches. */
final class ThreadsOption {

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "The number of runs in parallel, except those that are timed. Default: the number of processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    int checked() {
        if (threads < 1) {
            throw new UsageException("--threads = " + threads + ": must be at least 1");
        }
        return threads;
    }
}
