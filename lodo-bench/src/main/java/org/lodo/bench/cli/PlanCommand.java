package org.lodo.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lodo.bench.jobs.JobPlan;
import org.lodo.bench.jobs.KubernetesJob;
import org.lodo.bench.jobs.PlannedRun;
import org.lodo.bench.jobs.RunMemory;
import org.lodo.bench.jobs.SlurmScript;
import org.lodo.bench.progress.ExpectedCosts;
import org.lodo.bench.progress.StoredCosts;
import org.lodo.bench.progress.TriedCosts;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.io.Json;
import org.lodo.engine.io.Project;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.Runner;
import org.lodo.engine.shard.ShardSplit;
import org.lodo.engine.shard.StaticCost;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code plan}. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "Plans the shards of a study as jobs of a scheduler, with the time and memory that they are expected to take.",
            "slurm: an array script for sbatch. kubernetes: an Indexed Job. jsonl: a line of JSON for every run."
        })
final class PlanCommand implements Callable<Integer> {

    /** How long the cheap steps of each cell are tried. */
    private static final double TRIAL_SECONDS = 0.03;

    private static final int DEFAULT_SHARDS = 16;

    /** Options of the plan itself, which shards must not be given. */
    private static final Set<String> OWN = Set.of("--format", "--shards", "--threads", "--folder", "--image", "--out");

    /** For whom the plan is made. */
    enum Format {
        /** Slurm. */
        SLURM,
        /** Kubernetes. */
        KUBERNETES,
        /** Any other. */
        JSONL
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Mixin
    private StudyOption study = new StudyOption();

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "For whom: ${COMPLETION-CANDIDATES}, in any case.")
    private Format format;

    @Option(
            names = "--shards",
            paramLabel = "N",
            description =
                    "How many shards there are. Default: 16, or the number of runs if that is less; for jsonl one for"
                            + " every run.")
    private @Nullable Integer shards;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "The number of threads of a shard. Default: ${DEFAULT-VALUE}.")
    private int threads = 1;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description =
                    "Where the shards write, as they see it. Default: reports/STUDY below the working directory, for"
                            + " kubernetes " + KubernetesJob.MOUNT + "/results/STUDY.")
    private @Nullable String folder;

    @Option(
            names = "--image",
            paramLabel = "IMAGE",
            description = "A container image with Java, for kubernetes. Default: ${DEFAULT-VALUE}.")
    private String image = "eclipse-temurin:17-jre";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The file that the plan is written to. Default: the terminal.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw new UsageException("--threads = " + threads + ": must be at least 1");
        }
        Catalog catalog = plugins.load().catalog();
        Study planned = study.planned(catalog).study();
        JobPlan plan = plan(catalog, planned);
        String text = switch (format) {
            case SLURM -> SlurmScript.of(plan, Path.of("").toAbsolutePath(), jar());
            case KUBERNETES -> KubernetesJob.of(plan, image);
            case JSONL ->
                plan.runs().stream().map(run -> Json.compact(run) + "\n").collect(Collectors.joining());
        };
        if (out == null) {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
        } else {
            AtomicFiles.write(out, text);
        }
        spec.commandLine().getErr().println(planned.name() + ": " + plan.summary());
        return CommandLines.DONE;
    }

    private JobPlan plan(Catalog catalog, Study planned) {
        List<RunSpec> runs = planned.runs().toList();
        int count = count(runs.size(), planned.name());
        int[] shardOf = new ShardSplit(runs, new StaticCost(catalog), count).shardOfRuns();
        StudyFolder results = StudyFolder.of(folder == null ? planned.name() : folder);
        ExpectedCosts costs =
                StoredCosts.in(results).orElse(new TriedCosts(new Runner(catalog), 1, TRIAL_SECONDS, planned::timeout));
        RunMemory memory = new RunMemory(catalog);
        List<PlannedRun> all = new ArrayList<>();
        for (int run = 0; run < shardOf.length; run++) {
            RunSpec made = runs.get(run);
            double seconds = costs.seconds(made, false);
            all.add(new PlannedRun(shardOf[run], Double.isFinite(seconds) ? seconds : 0, memory.bytes(made), made));
        }
        String target = target(planned);
        return new JobPlan(planned.name(), count, threads, all, arguments(target), target);
    }

    private int count(int runs, String name) {
        int wanted = shards == null ? Math.min(runs, format == Format.JSONL ? runs : DEFAULT_SHARDS) : shards;
        if (wanted < 1 || wanted > runs) {
            throw new UsageException(
                    "--shards = " + wanted + ": must be from 1 to " + runs + ", the number of runs of study " + name);
        }
        return wanted;
    }

    private String target(Study planned) {
        String given = folder;
        if (given == null) {
            return format == Format.KUBERNETES
                    ? KubernetesJob.MOUNT + "/results/" + planned.name()
                    : Project.reports().resolve(planned.name()).toString();
        }
        if (given.isBlank() || given.chars().anyMatch(Character::isISOControl)) {
            throw new UsageException("--folder = '" + given.replaceAll("\\p{Cntrl}", "?")
                    + "': must be a path without control characters");
        }
        return format == Format.KUBERNETES
                ? given
                : Path.of(given).toAbsolutePath().toString();
    }

    /** What this command was given, for run. */
    private List<String> arguments(String target) {
        List<String> arguments = new ArrayList<>(Invocation.arguments(spec, OWN));
        arguments.set(0, "run");
        arguments.addAll(List.of("--threads", String.valueOf(threads), "--out", target));
        return arguments;
    }

    /** The jar that runs now, or the one that the build makes. */
    private static Path jar() {
        return Invocation.isJar()
                ? Path.of(System.getProperty("java.class.path")).toAbsolutePath()
                : Project.reports().resolveSibling("lodo-bench/target/lodo/lodo.jar");
    }
}
