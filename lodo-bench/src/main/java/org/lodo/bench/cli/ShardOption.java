package org.lodo.bench.cli;

import org.jspecify.annotations.Nullable;
import org.lodo.engine.shard.Shard;
import picocli.CommandLine.Option;

/** The option for a part of the runs, shared by the verbs that run studies and searches. */
final class ShardOption {

    static final String NAME = "--shard";

    @Option(
            names = NAME,
            paramLabel = "I/N",
            description =
                    "Makes only the runs of shard I of N, none of them timed, and no report. Shards may share a folder.")
    private @Nullable String shard;

    /** Null if it was not given. */
    @Nullable
    Shard checked() {
        return shard == null ? null : Shard.parse(shard);
    }
}
