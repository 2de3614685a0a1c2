package org.lodo.bench.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.remote.RemoteCode;
import org.lodo.engine.remote.RemoteRunner;
import org.lodo.engine.remote.RemoteRunnerProvider;
import org.lodo.engine.remote.RemoteRunners;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The option for runs on a Spark cluster, shared by the verbs that run studies and searches. */
final class SparkOption {

    /** The option, and the profile that builds what it needs. */
    static final String NAME = "spark";

    @Option(
            names = "--" + NAME,
            paramLabel = "MASTER",
            description =
                    "Makes the runs on a cluster of Apache Spark, none of them timed: spark://HOST:PORT, or local[N]"
                            + " for N threads of this process. Needs the profile " + NAME + ".")
    private @Nullable String master;

    /** Work that has a cluster, or null to be done by this process. */
    @FunctionalInterface
    interface Work {
        int on(@Nullable RemoteRunner cluster) throws IOException;
    }

    /** Where the runs are made. */
    @FunctionalInterface
    interface Place {
        /** Does the work there; the code is what a cluster needs. */
        int during(RemoteCode code, Work work) throws IOException;
    }

    /** Refuses the option where nothing on the class path can honour it. */
    Place checked(CommandSpec spec) {
        String address = master;
        if (address == null) {
            return (code, work) -> work.on(null);
        }
        RemoteRunnerProvider provider = RemoteRunners.find(NAME)
                .orElseThrow(() -> new UsageException("--" + NAME + " = " + address
                        + ": must have the module lodo-spark, which only the profile " + NAME + " builds: "
                        + Invocation.withProfile(NAME, spec)));
        return (code, work) -> {
            try (RemoteRunner cluster = provider.connect(address, code)) {
                return work.on(cluster);
            }
        };
    }
}
