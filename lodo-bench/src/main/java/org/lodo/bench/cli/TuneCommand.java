package org.lodo.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.lodo.bench.report.TuningReport;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.EnvironmentProbe;
import org.lodo.engine.run.Progress;
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
            "Searches the hyper-parameters of optimizers by the published protocol, at equal trials for all.",
            "Tuned points are written to reports/tuned/PROBLEM/OPTIMIZER.yaml, which studies read.",
            "Stored runs of the same code are reused, so that a stopped search continues."
        })
final class TuneCommand implements Callable<Integer> {

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
            description = "What to tune. Default: all that the tuning names.")
    private List<String> optimizers = List.of();

    @Option(
            names = "--generations",
            paramLabel = "N",
            description = "How many generations, spread evenly over the schedule.")
    private Integer generations;

    @Option(names = "--population", paramLabel = "N", description = "How many runs each generation has.")
    private Integer population;

    @Option(
            names = "--budget",
            paramLabel = "STEPS",
            description =
                    "About how many steps the runs of each optimizer make in all; changes the steps of all runs in proportion.")
    private Long budget;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where results go. Default: reports/tuned/PROBLEM.")
    private Path out;

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private ThreadsOption threadsOption = new ThreadsOption();

    @Override
    public Integer call() throws IOException {
        int threads = threadsOption.checked();
        Set<TableFormat> formats = format.checked();
        PluginOptions.Loaded loaded = plugins.load();
        Tuning tuning = TuningPlanner.plan(
                loaded.catalog(), problem, new TuningOptions(optimizers, generations, population, budget));
        TuningFolder folder = OutputFolder.ofTuning(tuning, out);
        Environment environment = EnvironmentProbe.probe(loaded.code(), threads);
        Tuner tuner = new Tuner(loaded.catalog(), loaded.code(), threads, folder);
        String command = Invocation.of(spec);
        List<Search> searches;
        try (Progress progress = ConsoleProgress.start(
                "tune " + tuning.name(),
                Tuner.steps(tuning) * tuning.optimizers().size(),
                spec.commandLine().getErr())) {
            searches = tuner.searchAll(tuning, command, progress);
        }
        TuningReport.write(tuning, tuner.startingLoss(tuning), command, formats, environment, folder.path());
        spec.commandLine().getOut().println("Report: " + folder.report().markdown());
        List<String> fruitless = searches.stream()
                .filter(search -> !search.hasFound())
                .map(search -> search.optimizer() + " ("
                        + search.lastGeneration().get(0).failure() + ")")
                .toList();
        if (!fruitless.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("lodo: no point was found, since all runs of the last generation failed, for "
                            + String.join(", ", fruitless));
            return CommandLines.FAILED;
        }
        return CommandLines.DONE;
    }
}
