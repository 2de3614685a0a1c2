package org.lodo.bench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lodo.bench.document.Block;
import org.lodo.bench.progress.ExpectedCosts;
import org.lodo.bench.progress.StoredCosts;
import org.lodo.bench.progress.TimeLeft;
import org.lodo.bench.progress.TriedCosts;
import org.lodo.bench.report.ReportWriter;
import org.lodo.bench.report.TerminalSummary;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.io.FolderLock;
import org.lodo.engine.run.EnvironmentProbe;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.Runner;
import org.lodo.engine.study.OutputFolder;
import org.lodo.engine.study.ProblemCheck;
import org.lodo.engine.study.StoredStudy;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyFolder;
import org.lodo.engine.study.StudyOptions;
import org.lodo.engine.study.StudyPlanner;
import org.lodo.engine.study.StudyReader;
import org.lodo.engine.study.StudyResults;
import org.lodo.engine.study.StudyRunner;
import org.lodo.engine.study.StudyVerdicts;
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
            "Stored runs of the same code are reused, so that a stopped study continues."
        })
final class RunCommand implements Callable<Integer> {

    /** The estimated time from which it is printed before the runs. */
    private static final double LONG_SECONDS = 60;

    /** How long the cheap steps of each cell are tried. */
    private static final double TRIAL_SECONDS = 0.03;

    private static final double REPORT_SECONDS_OF_CELL = 0.1;

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
                    "Where results are written. Default: reports/STUDY, or reports/variants/STUDY-… if that holds a fuller study or another.")
    private @Nullable Path out;

    @Option(
            names = "--seeds",
            paramLabel = "SEEDS",
            description = "A number of seeds (8 means 1 to 8), a list (3,5,8) or a range (100..107).")
    private @Nullable String seeds;

    @Option(names = "--steps", paramLabel = "N", description = "The number of steps of every run.")
    private @Nullable Long steps;

    @Option(
            names = "--optimizers",
            paramLabel = "NAME,…",
            description = "Only these optimizers; one that is not in the study runs with its defaults.")
    private List<String> optimizers = List.of();

    @Option(names = "--problems", paramLabel = "NAME,…", description = "Only these problems of the study.")
    private List<String> problems = List.of();

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "The batch size, for problems that draw batches; --set takes precedence.")
    private @Nullable Integer batch;

    @Option(
            names = "--data-dir",
            paramLabel = "FOLDER",
            description = "The folder of the data, for problems with data: four files in the format of MNIST.")
    private @Nullable Path dataDirectory;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "The file of the data, for logistic-regression: examples in LIBSVM's format.")
    private @Nullable Path dataFile;

    @Option(
            names = "--set",
            paramLabel = "NAME.SETTING=VALUE",
            description =
                    "Changes a setting of an optimizer or problem, such as adam.learningRate=0.1. May be repeated.")
    private List<String> settings = List.of();

    @Mixin
    private TimeoutOption timeoutOption = new TimeoutOption();

    @Mixin
    private ThreadsOption threadsOption = new ThreadsOption();

    @Override
    public Integer call() throws IOException {
        int threads = threadsOption.checked();
        PluginOptions.Loaded loaded = plugins.load();
        Catalog catalog = loaded.catalog();
        StudyOptions options = options();
        Study planned = StudyPlanner.plan(catalog, study, options);
        ProblemCheck.check(catalog, planned);
        String origin = StudyReader.origin(study);
        StudyFolder folder = OutputFolder.ofStudy(planned, origin, options, out);
        StoredStudy stored =
                new StoredStudy(Invocation.of(spec), EnvironmentProbe.probe(loaded.code(), threads), planned, origin);
        return FolderLock.during(folder.path(), () -> {
            // Another command may have come first, between the look and the lock.
            OutputFolder.requireReplaceable(folder, planned, origin, options);
            return run(catalog, stored, folder, threads);
        });
    }

    private int run(Catalog catalog, StoredStudy stored, StudyFolder folder, int threads) throws IOException {
        List<Study> stages = stored.study().stages();
        for (Study stage : stages) {
            boolean isLast = stage.equals(stages.get(stages.size() - 1));
            Optional<List<Block>> shown = runStage(catalog, stored.of(stage), isLast, folder, threads);
            if (shown.isPresent()) {
                Console.show(shown.get(), folder.report(), spec);
                return CommandLines.DONE;
            }
        }
        throw new IllegalStateException("the last stage has no report");
    }

    /** Makes the runs of a stage and, unless another one must follow, the report. */
    private Optional<List<Block>> runStage(
            Catalog catalog, StoredStudy stored, boolean isLast, StudyFolder folder, int threads) throws IOException {
        Study planned = stored.study();
        Runner runner = new Runner(catalog);
        ExpectedCosts costs =
                StoredCosts.in(folder).orElse(new TriedCosts(runner, threads, TRIAL_SECONDS, planned::timeout));
        folder.describe(stored);
        StudyRunner studies = new StudyRunner(runner, folder.runs(), stored.environment(), threads);
        List<RunSpec> missing = studies.missing(planned);
        PrintWriter err = spec.commandLine().getErr();
        long runs = planned.runs().count();
        try (InterruptionNotice notice = InterruptionNotice.ofRuns(err, runs - missing.size(), runs)) {
            TimeLeft timeLeft = new TimeLeft(
                    studies.plan(planned, missing),
                    costs,
                    "the report",
                    REPORT_SECONDS_OF_CELL * planned.cells().size(),
                    System::nanoTime);
            announce(planned, missing, timeLeft.now().leftSeconds(), threads);
            return ConsoleProgress.during(planned.name(), timeLeft::now, err, () -> {
                List<RunResult> made = studies.run(planned, missing, notice.counting(timeLeft));
                StudyResults results = new StudyResults(planned, stored.command(), stored.environment(), made);
                List<String> undecided = isLast ? List.of() : StudyVerdicts.undecided(results);
                if (!undecided.isEmpty()) {
                    err.printf(
                            "%s: undecided after %d seeds, so that more are added: %s%n",
                            planned.name(), planned.seeds().size(), String.join(", ", undecided));
                    return Optional.empty();
                }
                ReportWriter.write(catalog, results, Set.of(), folder);
                return Optional.of(TerminalSummary.of(catalog, results));
            });
        }
    }

    private StudyOptions options() {
        return new StudyOptions(
                seeds == null ? null : SeedList.parse(seeds),
                steps,
                CommaList.parse("--optimizers", optimizers),
                CommaList.parse("--problems", problems),
                SettingList.parse(settings),
                problemSettings(),
                timeoutOption.checked());
    }

    private Map<String, String> problemSettings() {
        Map<String, String> changed = new LinkedHashMap<>();
        if (batch != null) {
            changed.put("batch", batch.toString());
        }
        if (dataDirectory != null) {
            changed.put("dataDirectory", dataDirectory.toAbsolutePath().toString());
        }
        if (dataFile != null) {
            changed.put("dataFile", dataFile.toAbsolutePath().toString());
        }
        return changed;
    }

    /** Prints what is to be done and, if it is long, the estimated time. */
    private void announce(Study planned, List<RunSpec> missing, double seconds, int threads) {
        if (missing.isEmpty()) {
            spec.commandLine().getErr().println(planned.name() + ": all runs are stored already");
            return;
        }
        long runs = planned.runs().count();
        long there = runs - missing.size();
        String stored = there == 0 ? "" : ", " + there + " of them stored already";
        String time = seconds < LONG_SECONDS
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; will take about %s on %d %s",
                        ProgressLine.duration(seconds),
                        threads,
                        threads == 1 ? "thread" : "threads");
        spec.commandLine()
                .getErr()
                .printf(
                        Locale.ROOT,
                        "%s: %,d %s of up to %,d steps%s%s%n",
                        planned.name(),
                        runs,
                        runs == 1 ? "run" : "runs",
                        planned.runs().mapToLong(RunSpec::steps).max().orElse(0),
                        stored,
                        time);
    }
}
