package org.lodo.bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.lodo.bench.report.ReportWriter;
import org.lodo.bench.report.StudyResults;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.io.Json;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.EnvironmentProbe;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.RunStore;
import org.lodo.engine.run.Runner;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyOptions;
import org.lodo.engine.study.StudyPlanner;
import org.lodo.engine.study.StudyRunner;
import org.lodo.parallel.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a study and writes its report.",
            "Runs that are already there, made by the same code, are kept; so a stopped study goes on."
        })
final class RunCommand implements Callable<Integer> {

    /** Shorter studies are over before one wonders. */
    private static final double LONG_SECONDS = 60;

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Spec
    private CommandSpec spec;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Parameters(
            paramLabel = "STUDY",
            arity = "0..1",
            defaultValue = "quick",
            description = "A built-in study (see list) or the path of a .yaml file. Default: ${DEFAULT-VALUE}.")
    private String study;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description =
                    "Where results go. Default: reports/STUDY, or reports/variants/STUDY-… if that holds a fuller study.")
    private Path out;

    @Option(
            names = "--seeds",
            paramLabel = "SEEDS",
            description = "How many seeds (8 means 1 to 8), a list (3,5,8) or a range (100..107).")
    private String seeds;

    @Option(names = "--steps", paramLabel = "N", description = "How many steps every run makes.")
    private Long steps;

    @Option(
            names = "--optimizers",
            split = ",",
            paramLabel = "NAME",
            description = "Only these; one of the catalog that the study lacks runs with its defaults.")
    private List<String> optimizers = List.of();

    @Option(names = "--problems", split = ",", paramLabel = "NAME", description = "Only these problems of the study.")
    private List<String> problems = List.of();

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "How many images a draw has, of problems that draw batches; --set goes before it.")
    private Integer batch;

    @Option(
            names = "--data-dir",
            paramLabel = "FOLDER",
            description = "Where the data are, of problems that have any: four files in the format of MNIST.")
    private Path dataDirectory;

    @Option(
            names = "--set",
            paramLabel = "NAME.SETTING=VALUE",
            description =
                    "Changes a setting of an optimizer or problem, such as adam.learningRate=0.1. May be repeated.")
    private List<String> settings = List.of();

    @Mixin
    private ThreadsOption threadsOption = new ThreadsOption();

    @Override
    public Integer call() throws IOException {
        int threads = threadsOption.checked();
        PluginOptions.Loaded loaded = plugins.load();
        StudyOptions options = new StudyOptions(
                seeds == null ? null : SeedList.parse(seeds),
                steps,
                optimizers,
                problems,
                changedSettings(),
                problemSettings());
        Study planned = StudyPlanner.plan(loaded.catalog(), study, options);
        checkProblems(loaded.catalog(), planned);
        Path folder = out == null ? defaultFolder(planned) : Folders.resolve(out);
        checkLosesNothing(folder, planned);
        Folders.writable(folder);
        Environment environment = EnvironmentProbe.probe(loaded.code(), threads);
        AtomicFiles.write(folder.resolve("study.json"), Json.pretty(new StoredStudy(command(), environment, planned)));
        StudyRunner runner = new StudyRunner(new Runner(loaded.catalog()), new RunStore(folder), environment, threads);
        List<RunSpec> missing = runner.missing(planned);
        announce(planned, runner.estimateSeconds(missing), threads);
        List<RunResult> results = runner.run(
                planned,
                missing,
                total -> ConsoleProgress.start(
                        planned.name(), total, spec.commandLine().getErr()));
        StudyResults studyResults = new StudyResults(planned, command(), environment, results);
        Console.show(ReportWriter.write(loaded.catalog(), studyResults, Set.of(), folder), folder, spec);
        return CommandLines.DONE;
    }

    /** A problem whose data or settings are wrong fails here, before any time was spent on runs. */
    private static void checkProblems(Catalog catalog, Study planned) {
        for (CatalogSelection problem : planned.problems()) {
            try {
                catalog.problem(problem.name()).create(problem.settings(), Workers.serial());
            } catch (IllegalArgumentException e) {
                throw new UsageException(problem.label() + ": " + e.getMessage(), e);
            } catch (RuntimeException | LinkageError e) {
                // A fault of the problem's own is recorded by every run on it.
                LOG.debug("{} cannot be made", problem.label(), e);
            }
        }
    }

    /** Tells how long it will take, if it will. */
    private void announce(Study planned, double seconds, int threads) {
        if (seconds >= LONG_SECONDS) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "%s: %,d runs of up to %,d steps will take about %s on %d %s%n",
                            planned.name(),
                            planned.runs().count(),
                            planned.runs().mapToLong(RunSpec::steps).max().orElse(0),
                            ConsoleProgress.duration(seconds),
                            threads,
                            threads == 1 ? "thread" : "threads");
        }
    }

    private Map<String, String> problemSettings() {
        Map<String, String> changed = new LinkedHashMap<>();
        if (batch != null) {
            changed.put("batch", batch.toString());
        }
        if (dataDirectory != null) {
            changed.put("dataDirectory", Folders.resolve(dataDirectory).toString());
        }
        return changed;
    }

    private String command() {
        return new ExecJava("run")
                .argument(study)
                .option("--seeds", seeds)
                .option("--steps", steps)
                .option("--optimizers", optimizers)
                .option("--problems", problems)
                .option("--plugins", plugins.paths())
                .option("--batch", batch)
                .option("--data-dir", dataDirectory)
                .options("--set", settings)
                .option("--out", out)
                .toString();
    }

    private Map<String, Map<String, String>> changedSettings() {
        Map<String, Map<String, String>> changed = new HashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            int dot = setting.lastIndexOf('.', equals);
            if (equals < 0 || dot <= 0 || dot + 1 == equals) {
                throw new UsageException("--set " + setting + ": must have the form NAME.SETTING=VALUE");
            }
            changed.computeIfAbsent(setting.substring(0, dot), name -> new HashMap<>())
                    .put(setting.substring(dot + 1, equals), setting.substring(equals + 1));
        }
        return changed;
    }

    /** A study that options changed does not replace the results of a fuller one; it goes into a folder of its own. */
    private Path defaultFolder(Study planned) {
        Path folder = Folders.ofStudy(planned.name());
        boolean isFree = stored(folder)
                .map(stored -> !isChangedByOptions() || planned.contains(stored.study()))
                .orElse(true);
        return isFree ? folder : Folders.ofVariant(planned.name(), planned.fingerprint());
    }

    private static Optional<StoredStudy> stored(Path folder) {
        Path file = folder.resolve("study.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(file, StoredStudy.class));
        } catch (IOException | RuntimeException e) {
            // A damaged description is written anew.
            return Optional.empty();
        }
    }

    /**
     * What a folder holds is replaced only by the same study or by one that contains it, or by a study just as it is
     * written down; a study that options cut short or change goes elsewhere.
     */
    private void checkLosesNothing(Path folder, Study planned) {
        Optional<StoredStudy> found = stored(folder);
        if (found.isEmpty()) {
            return;
        }
        StoredStudy stored = found.get();
        if (!stored.study().name().equals(planned.name())) {
            throw new UsageException("output folder '" + folder + "' holds the study "
                    + stored.study().name() + ": must hold " + planned.name()
                    + " or no study; choose another with --out");
        }
        if (isChangedByOptions() && !planned.contains(stored.study())) {
            throw new UsageException("output folder '" + folder + "' holds results that this would replace, those of: "
                    + stored.command() + "; choose another with --out");
        }
    }

    private boolean isChangedByOptions() {
        return seeds != null
                || steps != null
                || batch != null
                || dataDirectory != null
                || !optimizers.isEmpty()
                || !problems.isEmpty()
                || !settings.isEmpty();
    }
}
