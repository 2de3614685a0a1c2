package org.lodo.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lodo.bench.document.Block;
import org.lodo.bench.report.ReportWriter;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.FolderLock;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.shard.ShardSplit;
import org.lodo.engine.shard.StaticCost;
import org.lodo.engine.study.Merge;
import org.lodo.engine.study.OutputFolder;
import org.lodo.engine.study.StoredResults;
import org.lodo.engine.study.StoredStudy;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyFolder;
import org.lodo.engine.study.StudyOptions;
import org.lodo.engine.study.StudyResults;
import org.lodo.engine.study.StudyVerdicts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code merge}. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        description = {
            "Brings the runs of a study together that shards have made, and writes its report.",
            "All runs must be there, intact, and by the same code; the report is the one that one machine would have written."
        })
final class MergeCommand implements Callable<Integer> {

    private static final int MAX_NAMED = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Parameters(
            paramLabel = "FOLDER",
            arity = "1..*",
            description = "The folders that shards have written, or the one that they share.")
    private List<String> parts = List.of();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where runs and report are written. Default: the folder, if it is the only one.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        List<StudyFolder> folders = parts.stream().map(StudyFolder::existing).toList();
        Path given = out;
        if (given == null && folders.size() > 1) {
            throw new UsageException(
                    "--out is missing: must name the folder that the " + folders.size() + " folders are merged into");
        }
        StudyFolder target = given == null ? folders.get(0) : new StudyFolder(given.toAbsolutePath());
        StoredStudy stored = folders.get(0).stored();
        requireReplaceable(target, stored);
        OutputFolder.writable(target.path());
        PluginOptions.Loaded loaded = plugins.load();
        List<Block> shown = FolderLock.during(target.path(), () -> {
            requireReplaceable(target, stored);
            Merge merge = Merge.of(folders);
            requireComplete(merge, loaded.catalog(), folders.get(0));
            merge.writeTo(target, command(stored));
            StudyResults results = decided(loaded.catalog(), target);
            return ReportWriter.write(loaded.catalog(), results, Set.of(), target);
        });
        Console.show(shown, target.report(), spec);
        return CommandLines.DONE;
    }

    /** The results of the stage at which one machine would have stopped; shards make the runs of all stages. */
    private static StudyResults decided(Catalog catalog, StudyFolder target) throws IOException {
        StudyResults all = StoredResults.readAll(catalog, target);
        List<Study> stages = all.study().stages();
        for (Study stage : stages.subList(0, stages.size() - 1)) {
            if (StudyVerdicts.undecided(of(stage, all)).isEmpty()) {
                target.describe(target.stored().of(stage));
                return StoredResults.readAll(catalog, target);
            }
        }
        return all;
    }

    private static StudyResults of(Study stage, StudyResults all) {
        List<RunResult> made = all.results().stream()
                .filter(run -> stage.seeds().contains(run.spec().seed()))
                .toList();
        return new StudyResults(stage, all.command(), all.environment(), made, all.untimed());
    }

    /** A merge replaces only what it contains, wherever the study is from. */
    private static void requireReplaceable(StudyFolder target, StoredStudy stored) {
        OutputFolder.requireReplaceable(target, stored.study(), "", StudyOptions.none());
    }

    /** The command by which one machine would make the same. */
    private static String command(StoredStudy stored) {
        StoredStudy.Sharding sharding = stored.sharding();
        return sharding == null ? stored.command() : Invocation.of(sharding.arguments());
    }

    private static String shardCommand(StoredStudy.Sharding sharding, String shard, StudyFolder folder) {
        List<String> arguments = new ArrayList<>(sharding.arguments());
        arguments.addAll(List.of(ShardOption.NAME, shard, "--out", folder.path().toString()));
        return Invocation.of(arguments);
    }

    private static void requireComplete(Merge merge, Catalog catalog, StudyFolder first) {
        if (merge.isComplete()) {
            return;
        }
        List<String> faults = new ArrayList<>(merge.damages());
        merge.missing().forEach(run -> faults.add(run.describe() + " is missing"));
        long all = merge.stored().study().runs().count();
        String named = faults.stream().limit(MAX_NAMED).collect(Collectors.joining("; "));
        String more = faults.size() > MAX_NAMED ? "; and " + (faults.size() - MAX_NAMED) + " more" : "";
        throw new UsageException((all - merge.runs().size()) + " of " + all + " runs are missing or damaged: " + named
                + more + ": make them with: " + String.join(" and ", commands(merge, catalog, first)));
    }

    /** The shards whose runs are not there; to be told which, their split is made once more. */
    private static List<String> commands(Merge merge, Catalog catalog, StudyFolder first) {
        StoredStudy stored = merge.stored();
        StoredStudy.Sharding sharding = stored.sharding();
        if (sharding == null) {
            return List.of(stored.command());
        }
        Study study = stored.study();
        List<RunSpec> runs = study.runs().toList();
        int[] shards = new ShardSplit(runs, new StaticCost(catalog), sharding.shards()).shardOfRuns();
        Map<RunSpec, Integer> shardOf = new HashMap<>();
        for (int run = 0; run < shards.length; run++) {
            shardOf.put(runs.get(run), shards[run]);
        }
        Set<RunSpec> found = merge.runs();
        Set<Integer> unfinished = runs.stream()
                .filter(run -> !found.contains(run))
                .map(shardOf::get)
                .collect(Collectors.toCollection(TreeSet::new));
        return unfinished.stream()
                .limit(MAX_NAMED)
                .map(shard -> shardCommand(sharding, shard + "/" + sharding.shards(), first))
                .toList();
    }
}
