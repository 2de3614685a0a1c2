package org.lodo.bench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lodo.bench.report.CheckReport;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.check.Baseline;
import org.lodo.engine.check.Check;
import org.lodo.engine.check.CheckResult;
import org.lodo.engine.check.CheckResult.Level;
import org.lodo.engine.check.Regression;
import org.lodo.engine.io.Json;
import org.lodo.engine.run.Runner;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyOptions;
import org.lodo.engine.study.StudyPlanner;
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
            "Holds the convergence of every optimizer on every problem against reports/baseline.",
            "Without --statistical, the loss of every evaluation must have the baseline's bits. Exit code 1 if not."
        })
final class CheckCommand implements Callable<Integer> {

    /** Enough to meet code that only some seeds reach, few enough for every build. */
    private static final int SEEDS_OF_EXACT_LEVEL = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Option(
            names = "--statistical",
            description = "When bits were meant to change: tests over all seeds whether losses became worse.")
    private boolean statistical;

    @Option(
            names = "--accept",
            paramLabel = "WHY",
            description = "Rewrites the baseline, with an entry in its CHANGES.md that tells why and what changed.")
    private String why;

    @Option(
            names = "--seeds",
            paramLabel = "SEEDS",
            description = "A count, list or range; with --statistical also seeds that the baseline does not have."
                    + " Default: 3; with --statistical and --accept all.")
    private String seeds;

    @Option(names = "--optimizers", split = ",", paramLabel = "NAME", description = "Only these optimizers.")
    private List<String> optimizers = List.of();

    @Option(names = "--problems", split = ",", paramLabel = "NAME", description = "Only these problems.")
    private List<String> problems = List.of();

    @Option(
            names = "--study",
            paramLabel = "STUDY",
            defaultValue = "regression",
            description = "What to run, a built-in study or a .yaml file. Default: ${DEFAULT-VALUE}.")
    private String study;

    @Option(
            names = "--baseline",
            paramLabel = "FOLDER",
            description = "What to hold it against. Default: reports/baseline.")
    private Path baselineFolder;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where the report goes. Default: ${DEFAULT-VALUE}.",
            defaultValue = "target/check")
    private Path out;

    @Mixin
    private ThreadsOption threadsOption = new ThreadsOption();

    @Override
    public Integer call() throws IOException {
        int threads = threadsOption.checked();
        Catalog catalog = plugins.load().catalog();
        Study whole = StudyPlanner.plan(catalog, study, StudyOptions.none());
        Study part = StudyPlanner.plan(catalog, study, options(whole));
        Path folder = baselineFolder == null ? Folders.ofStudy("baseline") : Folders.resolve(baselineFolder);
        return why == null ? check(catalog, whole, part, folder, threads) : accept(catalog, whole, folder, threads);
    }

    private StudyOptions options(Study whole) {
        List<Long> chosen = seeds != null ? SeedList.parse(seeds) : null;
        if (chosen == null && !statistical && why == null) {
            chosen = whole.seeds()
                    .subList(0, Math.min(SEEDS_OF_EXACT_LEVEL, whole.seeds().size()));
        }
        return new StudyOptions(chosen, null, optimizers, problems, Map.of(), Map.of());
    }

    private int check(Catalog catalog, Study whole, Study part, Path folder, int threads) throws IOException {
        Baseline baseline = read(folder, whole);
        if (!baseline.isSealed()) {
            spec.commandLine()
                    .getErr()
                    .println("lodo: " + folder
                            + ": the baseline was changed without an entry in CHANGES.md: restore it, or"
                            + " accept what runs come to now with check --accept \"why\"");
            return CommandLines.FAILED;
        }
        Level level = statistical ? Check.statisticalLevel(baseline, part) : Level.EXACT;
        Check.requireSeeds(baseline, part, level);
        Path reports = Folders.resolve(out);
        if (Files.exists(reports.resolve("study.json"))) {
            throw new UsageException(
                    "output folder '" + reports + "' holds a study: a check's report must go elsewhere");
        }
        Folders.writable(reports);
        CheckResult result = Check.of(baseline, whole, run(catalog, part, threads), level);
        CheckReport.write(result, command(), reports);
        show(result, reports);
        return result.passes() ? CommandLines.DONE : CommandLines.FAILED;
    }

    private int accept(Catalog catalog, Study whole, Path folder, int threads) throws IOException {
        String reason = why.strip().replaceAll("\\s+", " ");
        if (reason.isEmpty()) {
            throw new UsageException("--accept = '" + why + "': must tell why the baseline changes");
        }
        if (statistical || seeds != null || !optimizers.isEmpty() || !problems.isEmpty()) {
            throw new UsageException("--accept: must go without --statistical, --seeds, --optimizers and --problems; a"
                    + " baseline is accepted as a whole");
        }
        Folders.writable(folder);
        Optional<Baseline> before = Baseline.isIn(folder) ? Optional.of(read(folder, whole)) : Optional.empty();
        PrintWriter console = spec.commandLine().getOut();
        Regression regression = run(catalog, whole, threads);
        boolean isComparable =
                before.isPresent() && before.get().study().seeds().containsAll(whole.seeds());
        CheckResult result = isComparable ? Check.of(before.get(), whole, regression, Level.PAIRED) : null;
        if (result != null && isAsItWas(before.get(), whole, result)) {
            console.println("Nothing changed: " + result.summary() + "; the baseline stays as it is.");
            return CommandLines.DONE;
        }
        String when = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        Baseline.accept(regression, CheckReport.entry(when, reason, remark(before, isComparable), result), folder);
        if (result != null) {
            console.println(CheckReport.table(result).toText());
            console.println(result.summary());
        }
        console.println("Baseline: " + folder);
        console.println("Entry:    " + folder.resolve("CHANGES.md"));
        return CommandLines.DONE;
    }

    private static String remark(Optional<Baseline> before, boolean isComparable) {
        if (before.isEmpty()) {
            return "The first baseline.";
        }
        if (!isComparable) {
            return "The study has seeds that the baseline before did not have: nothing was compared.";
        }
        return before.get().isSealed()
                ? ""
                : "The baseline before had been changed without an entry: what is told here is the change from that.";
    }

    private static boolean isAsItWas(Baseline before, Study whole, CheckResult result) {
        return before.isSealed()
                && result.changed().isEmpty()
                && Json.compact(before.study()).equals(Json.compact(whole));
    }

    private static Baseline read(Path folder, Study whole) throws IOException {
        Baseline baseline = Baseline.read(folder);
        if (!baseline.study().name().equals(whole.name())) {
            throw new UsageException("baseline folder '" + folder + "' holds that of the study "
                    + baseline.study().name() + ": must hold that of " + whole.name()
                    + " or none; choose another with --baseline");
        }
        return baseline;
    }

    private Regression run(Catalog catalog, Study part, int threads) throws IOException {
        return Regression.run(
                part,
                new Runner(catalog),
                threads,
                steps ->
                        ConsoleProgress.start("check", steps, spec.commandLine().getErr()));
    }

    private void show(CheckResult result, Path reports) {
        PrintWriter console = spec.commandLine().getOut();
        if (!result.changed().isEmpty()) {
            console.println(CheckReport.table(result).toText());
            console.println();
        }
        console.println((result.passes() ? "Passed: " : "FAILED: ") + result.summary());
        if (!result.passes() && result.level() == Level.EXACT) {
            console.println("If bits were meant to change: check --statistical tells whether losses became worse,"
                    + " check --accept \"why\" makes a new baseline.");
        }
        console.println("Page:   " + reports.resolve("report.html"));
        console.println("Report: " + reports.resolve("report.md"));
    }

    private String command() {
        return new ExecJava("check")
                .flag("--statistical", statistical)
                .option("--seeds", seeds)
                .option("--optimizers", optimizers)
                .option("--problems", problems)
                .option("--plugins", plugins.paths())
                .option("--study", study.equals("regression") ? null : study)
                .option("--baseline", baselineFolder)
                .option("--out", out.equals(Path.of("target/check")) ? null : out)
                .toString();
    }
}
