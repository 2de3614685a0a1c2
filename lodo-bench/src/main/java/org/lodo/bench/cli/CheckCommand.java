package org.lodo.bench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.TerminalRenderer;
import org.lodo.bench.progress.ExpectedCosts;
import org.lodo.bench.progress.TimeLeft;
import org.lodo.bench.progress.TriedCosts;
import org.lodo.bench.report.CheckReport;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.check.Acceptance;
import org.lodo.engine.check.Baseline;
import org.lodo.engine.check.Check;
import org.lodo.engine.check.CheckResult;
import org.lodo.engine.check.CheckResult.Level;
import org.lodo.engine.check.Regression;
import org.lodo.engine.io.FolderLock;
import org.lodo.engine.io.Project;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.run.Runner;
import org.lodo.engine.study.OutputFolder;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyOptions;
import org.lodo.engine.study.StudyPlanner;
import org.lodo.engine.study.StudyReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Compares the convergence of every optimizer on every problem with reports/baseline.",
            "Without --statistical, the loss of every evaluation must be bit-identical to the baseline. Exit code 1 if not."
        })
final class CheckCommand implements Callable<Integer> {

    /** How long the cheap steps of each cell are tried; a check is short itself. */
    private static final double TRIAL_SECONDS = 0.003;

    private static final double COMPARISON_SECONDS = 0.5;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Option(
            names = "--statistical",
            description = "After an intended change of the bits: tests over all seeds whether losses became worse.")
    private boolean statistical;

    @Option(
            names = "--accept",
            paramLabel = "WHY",
            description = "Replaces the baseline, with an entry in its CHANGES.md that says why and what changed.")
    private @Nullable String why;

    @Option(
            names = "--seeds",
            paramLabel = "SEEDS",
            description = "A count, list or range; with --statistical, also seeds that the baseline lacks."
                    + " Default: 3; with --statistical and --accept, all.")
    private @Nullable String seeds;

    @Option(names = "--optimizers", paramLabel = "NAME,…", description = "Only these optimizers.")
    private List<String> optimizers = List.of();

    @Option(names = "--problems", paramLabel = "NAME,…", description = "Only these problems.")
    private List<String> problems = List.of();

    @Option(
            names = "--study",
            paramLabel = "STUDY",
            defaultValue = "regression",
            description = "The study to run: a built-in one or a .yaml file. Default: ${DEFAULT-VALUE}.")
    private String study;

    @Option(
            names = "--baseline",
            paramLabel = "FOLDER",
            description = "The folder of the baseline. Default: reports/baseline.")
    private @Nullable Path baselineFolder;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where the report is written. Default: ${DEFAULT-VALUE}.",
            defaultValue = "target/check")
    private Path out;

    @Mixin
    private TimeoutOption timeoutOption = new TimeoutOption();

    @Mixin
    private ThreadsOption threadsOption = new ThreadsOption();

    @Override
    public Integer call() throws IOException {
        int threads = threadsOption.checked();
        Catalog catalog = plugins.load().catalog();
        Study whole = StudyPlanner.plan(catalog, study, StudyOptions.none().within(timeoutOption.checked()));
        Study part = StudyPlanner.plan(catalog, study, options(whole));
        Path folder = baselineFolder == null ? Project.baseline() : baselineFolder.toAbsolutePath();
        if (folder.normalize().equals(Project.baseline().normalize()) && !StudyReader.isBuiltIn(study)) {
            throw new UsageException("study '" + study + "' is a file of yours, and " + folder
                    + " is for the suite's own: name another folder for its baseline with --baseline");
        }
        return why == null
                ? check(catalog, whole, part, folder, threads)
                : accept(why, catalog, whole, folder, threads);
    }

    private StudyOptions options(Study whole) {
        List<Long> chosen = seeds != null ? SeedList.parse(seeds) : null;
        if (chosen == null && !statistical && why == null) {
            chosen = Check.seedsOfExactLevel(whole);
        }
        return new StudyOptions(
                        chosen,
                        null,
                        CommaList.parse("--optimizers", optimizers),
                        CommaList.parse("--problems", problems),
                        Map.of(),
                        Map.of())
                .within(timeoutOption.checked());
    }

    private int check(Catalog catalog, Study whole, Study part, Path folder, int threads) throws IOException {
        Baseline baseline = Baseline.read(folder, whole);
        if (!baseline.isSealed()) {
            spec.commandLine()
                    .getErr()
                    .println("lodo: " + folder
                            + ": the baseline was changed without an entry in CHANGES.md: restore it, or"
                            + " accept the results of today's code with check --accept \"why\"");
            return CommandLines.FAILED;
        }
        for (Path curve : baseline.damagedCurves()) {
            spec.commandLine()
                    .getErr()
                    .println("lodo: " + curve
                            + ": must be the losses of its run in runs.jsonl, but is missing or damaged;"
                            + " restore it, or a change there cannot be located");
        }
        Level level = statistical ? Check.statisticalLevel(baseline, part) : Level.EXACT;
        Check.requireSeeds(baseline, part, level);
        ReportFolder reports = OutputFolder.ofReport(out.toAbsolutePath(), "the report of a check");
        CheckResult result = FolderLock.during(reports.path(), () -> {
            CheckResult found = Check.of(baseline, whole, run(catalog, part, threads), level);
            CheckReport.write(found, Invocation.of(spec), reports);
            return found;
        });
        show(result, reports);
        return result.passes() ? CommandLines.DONE : CommandLines.FAILED;
    }

    private int accept(String why, Catalog catalog, Study whole, Path folder, int threads) throws IOException {
        String reason = why.strip().replaceAll("\\s+", " ");
        if (reason.isEmpty()) {
            throw new UsageException("--accept = '" + why + "': must give the reason for the change of the baseline");
        }
        if (statistical || seeds != null || !optimizers.isEmpty() || !problems.isEmpty()) {
            throw new UsageException(
                    "--accept: must be used without --statistical, --seeds, --optimizers and --problems,"
                            + " since a baseline is accepted as a whole");
        }
        Baseline.requireOwn(folder);
        OutputFolder.writable(folder);
        return FolderLock.during(folder, () -> accept(catalog, whole, folder, threads, reason));
    }

    private int accept(Catalog catalog, Study whole, Path folder, int threads, String reason) throws IOException {
        Optional<Baseline> before =
                Baseline.isIn(folder) ? Optional.of(Baseline.read(folder, whole)) : Optional.empty();
        Acceptance acceptance = new Acceptance(before, run(catalog, whole, threads));
        Optional<CheckResult> changes = acceptance.changes();
        PrintWriter console = spec.commandLine().getOut();
        if (!acceptance.isNeeded()) {
            changes.ifPresent(
                    same -> console.println("Nothing changed: " + same.summary() + "; the baseline is left as it is."));
            return CommandLines.DONE;
        }
        String when = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        acceptance.write(CheckReport.entry(when, reason, acceptance.remark(), changes), folder);
        changes.ifPresent(changed -> console.println(TerminalRenderer.render(
                List.of(Block.table(CheckReport.table(changed)), Block.paragraph("%s.", changed.summary())),
                Console.width())));
        console.println("Baseline: " + folder);
        console.println("Entry:    " + Baseline.changesFile(folder));
        return CommandLines.DONE;
    }

    private Regression run(Catalog catalog, Study part, int threads) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Runner runner = new Runner(catalog);
        ExpectedCosts costs = new TriedCosts(runner, threads, TRIAL_SECONDS, part::timeout);
        TimeLeft timeLeft = new TimeLeft(
                Regression.plan(part, threads), costs, "the comparison", COMPARISON_SECONDS, System::nanoTime);
        try (InterruptionNotice notice =
                InterruptionNotice.of(err, "a check stores no runs; the same command begins anew")) {
            return ConsoleProgress.during(
                    "check",
                    timeLeft::now,
                    err,
                    () -> Regression.run(part, runner, threads, notice.counting(timeLeft)));
        }
    }

    private void show(CheckResult result, ReportFolder reports) {
        List<Block> blocks = new ArrayList<>();
        if (!result.changed().isEmpty()) {
            blocks.add(Block.table(CheckReport.table(result)));
        }
        blocks.add(Block.paragraph("%s", (result.passes() ? "Passed: " : "FAILED: ") + result.summary() + "."));
        if (!result.passes() && result.level() == Level.EXACT) {
            blocks.add(Block.paragraph(
                    "If the change of bits is intended: check --statistical tests whether losses became worse,"
                            + " check --accept \"why\" writes a new baseline."));
        }
        Console.show(blocks, reports, spec);
    }
}
