package org.lodo.bench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lodo.bench.progress.ExpectedCosts;
import org.lodo.bench.progress.TimeLeft;
import org.lodo.bench.progress.TriedCosts;
import org.lodo.bench.report.TuningReport;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.io.FolderLock;
import org.lodo.engine.remote.RemoteCode;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.EnvironmentProbe;
import org.lodo.engine.run.Runner;
import org.lodo.engine.study.OutputFolder;
import org.lodo.engine.tune.Search;
import org.lodo.engine.tune.Tuner;
import org.lodo.engine.tune.Tuning;
import org.lodo.engine.tune.TuningFolder;
import org.lodo.engine.tune.TuningOptions;
import org.lodo.engine.tune.TuningPlanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code tune}. */
@Command(
        name = "tune",
        mixinStandardHelpOptions = true,
        description = {
            "Tunes the hyper-parameters of optimizers by the published protocol, with the same number of trials for all.",
            "Tuned points are written to reports/tuned/PROBLEM/OPTIMIZER.yaml, where studies read them.",
            "Stored runs of the same code are reused, so that a stopped search continues."
        })
final class TuneCommand implements Callable<Integer> {

    /** How long the cheap steps of each optimizer are tried. */
    private static final double TRIAL_SECONDS = 0.03;

    private static final double REPORT_SECONDS = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Parameters(
            index = "0",
            paramLabel = "PROBLEM",
            description = "A problem or built-in tuning (see list), or the path of a .yaml file with a tuning.")
    private String problem;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "OPTIMIZER",
            description = "The optimizers to tune. Default: all of the tuning.")
    private List<String> optimizers = List.of();

    @Option(
            names = "--generations",
            paramLabel = "N",
            description = "The number of generations, spread evenly over the schedule.")
    private @Nullable Integer generations;

    @Option(names = "--population", paramLabel = "N", description = "The number of runs of each generation.")
    private @Nullable Integer population;

    @Option(
            names = "--budget",
            paramLabel = "STEPS",
            description =
                    "The approximate total number of steps for each optimizer; scales the steps of all runs in proportion.")
    private @Nullable Long budget;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where results are written. Default: reports/tuned/PROBLEM.")
    private @Nullable Path out;

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private TimeoutOption timeoutOption = new TimeoutOption();

    @Mixin
    private ThreadsOption threadsOption = new ThreadsOption();

    @Mixin
    private SparkOption spark = new SparkOption();

    @Override
    public Integer call() throws IOException {
        int threads = threadsOption.checked();
        SparkOption.Place place = spark.checked(spec);
        Set<TableFormat> formats = format.checked();
        PluginOptions.Loaded loaded = plugins.load();
        Tuning tuning = TuningPlanner.plan(
                loaded.catalog(),
                problem,
                new TuningOptions(optimizers, generations, population, budget, timeoutOption.checked()));
        boolean takesAName = TuningPlanner.takesAName(loaded.catalog(), problem);
        TuningFolder folder = OutputFolder.ofTuning(tuning, takesAName, out);
        return FolderLock.during(folder.path(), () -> {
            // Another command may have come first, between the look and the lock.
            OutputFolder.ofTuning(tuning, takesAName, out);
            Environment environment = EnvironmentProbe.probe(loaded.code(), threads);
            Tuner here = new Tuner(loaded.catalog(), loaded.code(), threads, folder);
            return place.during(
                    new RemoteCode(loaded.catalog(), loaded.plugins(), environment),
                    cluster -> search(
                            loaded, tuning, folder, cluster == null ? here : here.on(cluster), environment, formats));
        });
    }

    private int search(
            PluginOptions.Loaded loaded,
            Tuning tuning,
            TuningFolder folder,
            Tuner tuner,
            Environment environment,
            Set<TableFormat> formats)
            throws IOException {
        String command = Invocation.of(spec);
        PrintWriter err = spec.commandLine().getErr();
        ExpectedCosts costs = new TriedCosts(
                new Runner(loaded.catalog()), environment.threads(), TRIAL_SECONDS, run -> tuning.timeout());
        TimeLeft timeLeft = new TimeLeft(tuner.plan(tuning), costs, "the report", REPORT_SECONDS, System::nanoTime);
        List<Search> searches;
        try (InterruptionNotice notice =
                InterruptionNotice.of(err, "the same command goes on from the last run that ended")) {
            searches = ConsoleProgress.during("tune " + tuning.name(), timeLeft::now, err, () -> {
                List<Search> found = tuner.searchAll(tuning, command, notice.counting(timeLeft));
                TuningReport.write(
                        loaded.catalog(), tuning, tuner.startingLoss(tuning), command, formats, environment, folder);
                return found;
            });
        }
        Console.show(TuningReport.answer(tuning, folder), folder.report(), spec);
        List<String> failed = searches.stream()
                .filter(search -> !search.hasFound())
                .map(search -> search.optimizer() + " ("
                        + search.lastGeneration().get(0).failure() + ")")
                .toList();
        if (!failed.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("lodo: no point was found for these, as all runs of the last generation failed: "
                            + String.join(", ", failed));
            return CommandLines.FAILED;
        }
        return CommandLines.DONE;
    }
}
