package org.lodo.bench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lodo.bench.progress.EqualParts;
import org.lodo.bench.progress.ExpectedCosts;
import org.lodo.bench.progress.TimeLeft;
import org.lodo.bench.progress.TriedCosts;
import org.lodo.bench.report.TuningReport;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.io.FolderLock;
import org.lodo.engine.remote.RemoteCode;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.EnvironmentProbe;
import org.lodo.engine.run.RunPlan;
import org.lodo.engine.run.Runner;
import org.lodo.engine.run.StopRequest;
import org.lodo.engine.run.StoppedException;
import org.lodo.engine.shard.Shard;
import org.lodo.engine.study.OutputFolder;
import org.lodo.engine.tune.Search;
import org.lodo.engine.tune.ShardedSearch;
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
            "Tunes the hyper-parameters of optimizers by the protocol of the tuning, with the same budget for all.",
            "Tuned points are written to reports/tuned/PROBLEM/OPTIMIZER.yaml, where studies read them; those of several",
            "independent searches to reports/tuned/PROBLEM/search-1/OPTIMIZER.yaml and so on.",
            "Stored runs of the same code are reused, so that a stopped search continues."
        })
final class TuneCommand implements Callable<Integer> {

    /** How long the cheap steps of each optimizer are tried. */
    private static final double TRIAL_SECONDS = 0.03;

    private static final double REPORT_SECONDS = 3;

    private static final String GOES_ON = "the same command goes on from the last run that ended";

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
            description = "The number of generations of the published protocol, spread evenly over the schedule.")
    private @Nullable Integer generations;

    @Option(
            names = "--population",
            paramLabel = "N",
            description = "The number of runs of each generation of the published protocol.")
    private @Nullable Integer population;

    @Option(
            names = "--budget",
            paramLabel = "STEPS",
            description =
                    "The approximate total number of steps of a search, or of gradients in successive halving; scales the steps of all runs in proportion.")
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

    @Mixin
    private ShardOption shard = new ShardOption();

    private final StopRequest stop = new StopRequest();

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
        Shard part = shard.checked(spark);
        if (part != null) {
            Tuner tuner = new Tuner(loaded.catalog(), loaded.code(), threads, folder).stoppingAt(stop);
            return FolderLock.sharing(folder.path(), "shard " + part.text(), () -> share(tuner, tuning, part));
        }
        return FolderLock.during(folder.path(), () -> {
            // Another command may have come first, between the look and the lock.
            OutputFolder.ofTuning(tuning, takesAName, out);
            Environment environment = EnvironmentProbe.probe(loaded.code(), threads);
            Tuner here = new Tuner(loaded.catalog(), loaded.code(), threads, folder).stoppingAt(stop);
            return place.during(
                    new RemoteCode(loaded.catalog(), loaded.plugins(), environment),
                    cluster -> search(
                            loaded, tuning, folder, cluster == null ? here : here.on(cluster), environment, formats));
        });
    }

    private static int stopped(PrintWriter err) {
        err.println("lodo: stopped by SIGTERM; " + GOES_ON);
        err.flush();
        return CommandLines.STOPPED;
    }

    /** What will be run; where budgets count evaluations, a few steps of each optimizer find out what they cost. */
    private static RunPlan planned(Tuner tuner, Tuning tuning, PrintWriter err) throws IOException {
        EqualParts tried = new EqualParts(tuning.optimizers().size(), System::nanoTime);
        return ConsoleProgress.during(
                "plan " + tuning.name(), tried::now, err, () -> tuner.plan(tuning, optimizer -> tried.advance()));
    }

    /** Makes a shard's share, and says how far the searches have come. */
    private int share(Tuner tuner, Tuning tuning, Shard part) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        long atOnce = planned(tuner, tuning, err).phases().stream()
                .mapToLong(phase ->
                        phase.groups().stream().mapToLong(RunPlan.Group::count).sum())
                .max()
                .orElse(1);
        part.requireAtMost(atOnce, "the largest round of tuning " + tuning.name());
        SilentProgress made = new SilentProgress();
        ShardedSearch search;
        try (InterruptionNotice notice = InterruptionNotice.of(err, GOES_ON)) {
            search = new Termination(stop, err, notice::state).during(() -> tuner.share(tuning, part, made));
        } catch (StoppedException e) {
            return stopped(err);
        }
        String all = Invocation.of(Invocation.arguments(spec, Set.of(ShardOption.NAME)));
        String waiting = search.waiting().isEmpty() ? "" : search.waiting().get(0);
        String more =
                search.waiting().size() > 1 ? ", and so do " + (search.waiting().size() - 1) + " more searches" : "";
        PrintWriter console = spec.commandLine().getOut();
        console.printf(
                Locale.ROOT,
                "tune %s, shard %s: %,d runs made; %s%n",
                tuning.name(),
                part.text(),
                made.stored(),
                search.isComplete()
                        ? "all searches are complete; for tuned points and report: " + all
                        : waiting + more + "; when other shards have made them, the same command goes on");
        console.flush();
        return CommandLines.DONE;
    }

    private int search(
            PluginOptions.Loaded loaded,
            Tuning tuning,
            TuningFolder folder,
            Tuner tuner,
            Environment environment,
            Set<TableFormat> formats)
            throws IOException {
        String command = Invocation.forReport(spec);
        PrintWriter err = spec.commandLine().getErr();
        ExpectedCosts costs = new TriedCosts(
                new Runner(loaded.catalog()), environment.threads(), TRIAL_SECONDS, run -> tuning.timeout());
        TimeLeft timeLeft =
                new TimeLeft(planned(tuner, tuning, err), costs, "the report", REPORT_SECONDS, System::nanoTime);
        List<Search> searches;
        try (InterruptionNotice notice = InterruptionNotice.of(err, GOES_ON)) {
            Termination.Work<List<Search>> work =
                    () -> ConsoleProgress.during("tune " + tuning.name(), timeLeft::now, err, () -> {
                        List<Search> found = tuner.searchAll(tuning, command, notice.counting(timeLeft));
                        TuningReport.write(
                                loaded.catalog(),
                                tuning,
                                tuner.startingLoss(tuning),
                                command,
                                formats,
                                environment,
                                folder);
                        return found;
                    });
            searches = spark.isGiven() ? work.run() : new Termination(stop, err, notice::state).during(work);
        } catch (StoppedException e) {
            return stopped(err);
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
