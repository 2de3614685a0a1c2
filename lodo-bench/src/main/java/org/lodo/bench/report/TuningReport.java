package org.lodo.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.io.Json;
import org.lodo.engine.io.Project;
import org.lodo.engine.run.Environment;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.stats.ExpectedBest;
import org.lodo.engine.stats.Medians;
import org.lodo.engine.tune.Generation;
import org.lodo.engine.tune.SearchSummary;
import org.lodo.engine.tune.TrialTable;
import org.lodo.engine.tune.TunedPoint;
import org.lodo.engine.tune.Tuning;
import org.lodo.engine.tune.TuningFolder;

/** Writes the report of a tuning. */
public final class TuningReport {

    /** Draws for which the expected best is told. */
    private static final int MAX_DRAWS = 32;

    private static final List<Integer> DRAWS_IN_TABLE = List.of(1, 4, MAX_DRAWS);

    private static final long RESAMPLING_SEED = 1;

    /** What is more times as large as the loss at the start would squeeze all else into a corner of a plot. */
    private static final double CEILING = 10;

    private final Tuning tuning;
    private final Path folder;
    private final double ceiling;
    private final String command;
    private final Set<TableFormat> formats;
    private final MarkdownText text = new MarkdownText();
    private final Figures figures;

    private TuningReport(
            Tuning tuning,
            double startingLoss,
            String command,
            Set<TableFormat> formats,
            Figures figures,
            Path folder) {
        this.tuning = tuning;
        this.command = command;
        this.formats = formats;
        this.folder = folder;
        this.figures = figures;
        ceiling = startingLoss > 0 ? CEILING * startingLoss : Double.POSITIVE_INFINITY;
    }

    /** An optimizer's search as it is read back, and how well k runs of it do. */
    private record Found(TunedPoint point, TrialTable.Losses losses, ExpectedBest[] expectedBest) {}

    /**
     * Writes {@code report.md}, {@code report.html} and their plots over all searches that are kept in a folder.
     *
     * @param tuning what was searched
     * @param startingLoss the loss at the problem's starting point
     * @param command how to search again
     * @param formats formats in which tables are written into {@code tables/}, and, if one is CSV, curves into {@code curves/}
     * @param environment what ran it last
     * @param folder the tuning's folder
     * @throws IOException if a file cannot be read or written
     */
    public static void write(
            Tuning tuning,
            double startingLoss,
            String command,
            Set<TableFormat> formats,
            Environment environment,
            Path folder)
            throws IOException {
        new TuningReport(tuning, startingLoss, command, formats, new Figures(folder), folder).write(environment);
        if (folder.toAbsolutePath().startsWith(Project.reports())) {
            IndexPage.write(Project.reports());
        }
    }

    private void write(Environment environment) throws IOException {
        Map<String, Found> all = read();
        text.line("# %s", tuning.title());
        text.line("");
        if (!tuning.problem().settings().isEmpty()) {
            text.paragraph(
                    "Settings of the problem: %s.", settings(tuning.problem().settings()));
        }
        text.line(
                "Every optimizer had %d generations of %d runs, %s that no study uses. A run's point"
                        + " is the generation's mean plus N(0, s²) for each hyper-parameter on a line: ln v, or ln(1 − v) for"
                        + " momenta and decays. A generation leaves the mean of its better half, by the mean loss over the"
                        + " last 10 %% of a run; runs that fail count as worst. The first mean is the defaults, the tuned"
                        + " point the mean that the last generation leaves. It stands in a small file for each optimizer"
                        + " beside this report, which studies read and people may edit.",
                tuning.generations().size(),
                tuning.population(),
                tuning.commonDraws()
                        ? "those of a generation on the same draws, of a seed"
                        : "each with a seed of its own");
        text.line("");
        schedule();
        points(all);
        costs(all);
        expectedBest(all);
        GenerationSection generations = new GenerationSection(tuning.name(), ceiling);
        generations.head(text);
        for (Map.Entry<String, Found> entry : all.entrySet()) {
            generations.draw(
                    text, figures, entry.getKey(), entry.getValue().losses().generations());
        }
        text.heading("Where this comes from");
        all.forEach((optimizer, found) -> {
            if (found.point().search() != null) {
                text.line(
                        "- %s: `%s`", optimizer, found.point().search().origin().command());
            }
        });
        text.line("");
        text.line("%s", Provenance.of(environment));
        AtomicFiles.write(folder.resolve("report.md"), text.toString());
        new HtmlReport(folder).write(tuning.title(), text, command, null);
        Exports.write(text, figures, formats, folder);
    }

    private Map<String, Found> read() throws IOException {
        Map<String, Found> all = new LinkedHashMap<>();
        new TuningFolder(folder)
                .read(tuning.optimizers())
                .forEach((optimizer, found) -> all.put(
                        optimizer,
                        new Found(
                                found.point(),
                                found.losses(),
                                ExpectedBest.of(
                                        found.losses().ofLastGeneration(), ceiling, MAX_DRAWS, RESAMPLING_SEED))));
        return all;
    }

    private void schedule() {
        List<Generation> generations = tuning.generations();
        List<String> titles = new ArrayList<>(List.of("generation"));
        List<Cell> spreads = new ArrayList<>(List.of(Cells.words("spread s")));
        List<Cell> steps = new ArrayList<>(List.of(Cells.words("steps of a run")));
        for (Generation generation : generations) {
            titles.add(String.valueOf(titles.size()));
            spreads.add(Cells.number(generation.sigma()));
            steps.add(Cells.count(generation.steps()));
        }
        ReportTable table = new ReportTable("schedule", 1, titles);
        table.add(spreads);
        table.add(steps);
        text.table(table);
    }

    private void points(Map<String, Found> all) {
        text.heading("Tuned points");
        text.line(
                "Of the last generation, whose runs differ in their points, the mean and the median of the losses of runs that"
                        + " did not fail. The loss at the tuned"
                        + " point is mean ± standard deviation over %d runs on fresh seeds of %s steps.",
                all.values().stream()
                        .mapToInt(found -> found.losses().validationRuns().length)
                        .max()
                        .orElse(0),
                Numbers.count(tuning.horizon()));
        text.line("");
        ReportTable table = new ReportTable(
                "points",
                2,
                List.of(
                        "optimizer",
                        "tuned point",
                        "last generation, mean",
                        "median",
                        "failed",
                        "at the tuned point",
                        "failed"));
        all.forEach((optimizer, found) -> {
            double[] confirmed = found.losses().validationRuns();
            double[] finite = Arrays.stream(confirmed).filter(Double::isFinite).toArray();
            Estimate estimate = Estimate.of(finite);
            double[] last = Arrays.stream(found.losses().ofLastGeneration())
                    .filter(Double::isFinite)
                    .toArray();
            table.add(List.of(
                    Cells.words(optimizer),
                    Cells.words(settings(found.point().settings()) + remark(found.point())),
                    Cells.number(Estimate.of(last).mean()),
                    Cells.number(Medians.of(last)),
                    Cells.count(found.losses().ofLastGeneration().length - last.length),
                    Cells.number(estimate.mean(), estimate.standardDeviation()),
                    Cells.count(confirmed.length - finite.length)));
        });
        text.table(table);
    }

    /** Where a point is not what this schedule has found. */
    private String remark(TunedPoint point) {
        if (point.isEdited()) {
            return " (edited by hand; the losses are those of the search)";
        }
        SearchSummary.Budget budget = point.search().budget();
        long horizon = point.search().outcome().horizon();
        boolean isOfThisSchedule = budget.generations() == tuning.generations().size()
                && budget.population() == tuning.population()
                && horizon == tuning.horizon();
        return isOfThisSchedule
                ? ""
                : " (by another schedule: " + budget.generations() + " generations of " + budget.population()
                        + " runs, at the end of " + Numbers.count(horizon) + " steps)";
    }

    private void costs(Map<String, Found> all) {
        text.heading("What tuning cost");
        text.line(
                "Without the runs at the tuned point. Times are those of all runs added up; they went on side by side.");
        text.line("");
        ReportTable table = new ReportTable(
                "costs", 1, List.of("optimizer", "runs", "failed", "steps", "gradients", "Hessian products", "time"));
        all.forEach((optimizer, found) -> {
            if (found.point().search() != null) {
                SearchSummary.Cost cost = found.point().search().cost();
                table.add(List.of(
                        Cells.words(optimizer),
                        Cells.count(cost.runs()),
                        Cells.count(cost.failed()),
                        Cells.count(cost.steps()),
                        Cells.count(cost.gradients()),
                        Cells.count(cost.hessianProducts()),
                        Cells.seconds(cost.seconds())));
            }
        });
        text.table(table);
    }

    private void expectedBest(Map<String, Found> all) throws IOException {
        text.heading("How much luck it takes");
        text.line(
                "The best loss to expect of k runs drawn at random from the last generation, with a 95 %% band (bootstrap over"
                        + " its runs). %s. A steep curve belongs to an optimizer that needs its hyper-parameters just so."
                        + " All k stand in [expected-best.csv](expected-best.csv).",
                Double.isFinite(ceiling)
                        ? "Runs that failed, and losses above " + Numbers.number(ceiling)
                                + ", ten times that of the starting point, count as " + Numbers.number(ceiling)
                        : "Runs that failed count as the worst that did not");
        text.line("");
        List<String> titles = new ArrayList<>(List.of("optimizer"));
        DRAWS_IN_TABLE.forEach(draws -> titles.add("k = " + draws));
        ReportTable table = new ReportTable("expected-best", 1, titles);
        List<Curve> curves = new ArrayList<>();
        all.forEach((optimizer, found) -> {
            ExpectedBest[] best = found.expectedBest();
            List<Cell> row = new ArrayList<>(List.of(Cells.words(optimizer)));
            DRAWS_IN_TABLE.forEach(
                    draws -> row.add(best.length == 0 ? Cells.words("all runs failed") : cell(best[draws - 1])));
            table.add(row);
            if (best.length == 0) {
                return;
            }
            curves.add(new Curve(
                    optimizer,
                    Arrays.stream(best).mapToDouble(ExpectedBest::draws).toArray(),
                    Arrays.stream(best).mapToDouble(ExpectedBest::mean).toArray(),
                    Arrays.stream(best).mapToDouble(ExpectedBest::low).toArray(),
                    Arrays.stream(best).mapToDouble(ExpectedBest::high).toArray()));
        });
        text.table(table);
        AtomicFiles.write(folder.resolve("expected-best.csv"), csv(all));
        text.figure(figures.draw(
                "expected-best",
                "Expected best loss of k runs of the last generation",
                new CurvePlot(
                        "Expected best of k runs: " + tuning.name(),
                        "k",
                        "loss",
                        Axis.LOG,
                        Axis.LOG,
                        curves,
                        List.of())));
    }

    private static Cell cell(ExpectedBest best) {
        String range = " (" + Numbers.range(best.low(), best.high()) + ")";
        return Cell.interval(Numbers.number(best.mean()) + range, best.mean(), best.low(), best.high());
    }

    private static String csv(Map<String, Found> all) {
        StringBuilder csv = new StringBuilder("optimizer,k,mean,ci95_low,ci95_high\n");
        all.forEach((optimizer, found) -> {
            for (ExpectedBest best : found.expectedBest()) {
                csv.append(String.join(
                                ",",
                                optimizer,
                                String.valueOf(best.draws()),
                                Json.number(best.mean()),
                                Json.number(best.low()),
                                Json.number(best.high())))
                        .append('\n');
            }
        });
        return csv.toString();
    }

    private static String settings(Map<String, ?> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + " "
                        + (setting.getValue() instanceof Double number
                                ? Json.number(number)
                                : String.valueOf(setting.getValue())))
                .collect(Collectors.joining(", "));
    }
}
