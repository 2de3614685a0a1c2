package org.lodo.bench.cli;

import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.UsageException;
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

    /** Null if it was not given; not with a cluster, which shares the runs out itself. */
    @Nullable
    Shard checked(SparkOption spark) {
        if (shard == null) {
            return null;
        }
        if (spark.isGiven()) {
            throw new UsageException(NAME + " = " + shard + ": must not be given with --" + SparkOption.NAME
                    + ", which shares the runs out itself");
        }
        return Shard.parse(shard);
    }
}
