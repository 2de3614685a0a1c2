package org.lodo.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.FolderLock;
import org.lodo.engine.remote.RemoteCode;
import org.lodo.engine.remote.RemoteRunner;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.EnvironmentProbe;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.StopRequest;
import org.lodo.engine.shard.Shard;
import org.lodo.engine.shard.ShardSplit;
import org.lodo.engine.shard.StaticCost;
import org.lodo.engine.study.OutputFolder;
import org.lodo.engine.study.StoredStudy;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a study and writes its report.",
            "Stored runs of the same code are reused, so that a stopped study continues.",
            "On several machines, each makes a shard of the runs, and merge writes the report."
        })
final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Mixin
    private StudyOption study = new StudyOption();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description =
                    "Where results are written. Default: reports/STUDY, or reports/variants/STUDY-… if that holds a fuller study or another.")
    private @Nullable Path out;

    @Mixin
    private ShardOption shard = new ShardOption();

    @Option(
            names = "--only-timing",
            description =
                    "Makes only the runs that are timed, of the first seed, which have the machine to themselves, and no"
                            + " report.")
    private boolean isOnlyTiming;

    @Mixin
    private ThreadsOption threadsOption = new ThreadsOption();

    @Mixin
    private SparkOption spark = new SparkOption();

    @Override
    public Integer call() throws IOException {
        int threads = threadsOption.checked();
        SparkOption.Place place = spark.checked(spec);
        Shard part = checkedShard();
        PluginOptions.Loaded loaded = plugins.load();
        StudyOption.Planned planned = study.planned(loaded.catalog());
        List<RunSpec> runs = planned.study().runs().toList();
        List<RunSpec> share = part == null
                ? runs
                : new ShardSplit(
                                runs,
                                new StaticCost(loaded.catalog()),
                                part.requireAtMost(
                                                runs.size(),
                                                "study " + planned.study().name())
                                        .of())
                        .runs(part);
        StudyFolder folder = OutputFolder.ofStudy(planned.study(), planned.origin(), planned.options(), out);
        Environment environment = EnvironmentProbe.probe(loaded.code(), threads);
        if (part != null) {
            return share(loaded, planned, folder, environment, part, share);
        }
        StoredStudy stored = new StoredStudy(Invocation.of(spec), environment, planned.study(), planned.origin());
        return FolderLock.during(folder.path(), () -> {
            // Another command may have come first, between the look and the lock.
            OutputFolder.requireReplaceable(folder, planned.study(), planned.origin(), planned.options());
            if (isOnlyTiming) {
                return new StudyExecution(spec, loaded.catalog(), stored, folder).timing();
            }
            return place.during(
                    new RemoteCode(loaded.catalog(), loaded.plugins(), environment),
                    cluster -> whole(loaded.catalog(), stored, folder, cluster));
        });
    }

    /** Stage after stage, until one decides. */
    private int whole(Catalog catalog, StoredStudy stored, StudyFolder folder, @Nullable RemoteRunner cluster)
            throws IOException {
        List<Study> stages = stored.study().stages();
        StopRequest stop = new StopRequest();
        for (int stage = 0; stage < stages.size(); stage++) {
            OptionalInt code = new StudyExecution(spec, catalog, stored.of(stages.get(stage)), folder, stop)
                    .whole(cluster, stage == stages.size() - 1);
            if (code.isPresent()) {
                return code.getAsInt();
            }
        }
        throw new IllegalStateException("the last stage has no report");
    }

    private @Nullable Shard checkedShard() {
        Shard given = shard.checked(spark);
        if (isOnlyTiming && (given != null || spark.isGiven())) {
            throw new UsageException("--only-timing: must have one machine to itself, without "
                    + (given != null ? ShardOption.NAME : "--" + SparkOption.NAME));
        }
        return given;
    }

    private int share(
            PluginOptions.Loaded loaded,
            StudyOption.Planned planned,
            StudyFolder folder,
            Environment environment,
            Shard part,
            List<RunSpec> share)
            throws IOException {
        Study wanted = planned.study();
        StoredStudy stored = new StoredStudy(
                Invocation.of(Invocation.arguments(spec, Set.of(ShardOption.NAME))),
                environment,
                wanted,
                planned.origin(),
                new StoredStudy.Sharding(part.of(), Invocation.arguments(spec, Set.of(ShardOption.NAME, "--out"))));
        StudyExecution execution = new StudyExecution(spec, loaded.catalog(), stored, folder);
        // Nothing is touched by a shard that does not belong there.
        OutputFolder.requireShareable(folder, wanted, environment);
        return FolderLock.sharing(folder.path(), "shard " + part.text(), () -> {
            OutputFolder.requireReplaceable(folder, wanted, planned.origin(), planned.options());
            if (!OutputFolder.requireShareable(folder, wanted, environment)) {
                folder.describe(stored);
            }
            return execution.share(part, share);
        });
    }
}
