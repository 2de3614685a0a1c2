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
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Document;
import org.lodo.bench.document.DocumentWriter;
import org.lodo.bench.document.Figures;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.Csv;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
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

    /** What is more times as large as the loss at the start would squeeze all else into a corner of a plot. */
    private static final double CEILING = 10;

    private final Tuning tuning;
    private final Path folder;
    private final double ceiling;
    private final Figures figures;

    private TuningReport(Tuning tuning, double startingLoss, Path folder) {
        this.tuning = tuning;
        this.folder = folder;
        figures = new Figures(folder);
        ceiling = startingLoss > 0 ? CEILING * startingLoss : Double.POSITIVE_INFINITY;
    }

    /** An optimizer's search as it is read back. */
    private record Found(TunedPoint point, TrialTable.Losses losses) {}

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
        Document report = new TuningReport(tuning, startingLoss, folder).document(environment);
        DocumentWriter.write(report, command, formats, folder);
        if (folder.toAbsolutePath().startsWith(Project.reports())) {
            IndexPage.write(Project.reports());
        }
    }

    private Document document(Environment environment) throws IOException {
        Map<String, Found> all = read();
        Map<String, List<double[]>> generations = new LinkedHashMap<>();
        all.forEach(
                (optimizer, found) -> generations.put(optimizer, found.losses().generations()));
        List<Block> blocks = new ArrayList<>(introduction());
        blocks.addAll(points(all));
        blocks.addAll(costs(all));
        Map<String, ExpectedBest[]> best = new LinkedHashMap<>();
        all.forEach((optimizer, found) ->
                best.put(optimizer, ExpectedBestSection.bestOf(found.losses().ofLastGeneration(), ceiling)));
        AtomicFiles.write(folder.resolve("expected-best.csv"), Csv.of(ExpectedBestSection.allDraws(best)));
        blocks.addAll(new ExpectedBestSection(tuning.name(), ceiling).of(figures, best));
        blocks.addAll(new GenerationSection(tuning.name(), ceiling).of(figures, generations));
        blocks.addAll(origin(all, environment));
        return new Document(tuning.title(), blocks);
    }

    private Map<String, Found> read() throws IOException {
        Map<String, Found> all = new LinkedHashMap<>();
        new TuningFolder(folder)
                .read(tuning.optimizers())
                .forEach((optimizer, found) -> all.put(optimizer, new Found(found.point(), found.losses())));
        return all;
    }

    private List<Block> introduction() {
        List<Block> blocks = new ArrayList<>();
        if (!tuning.problem().settings().isEmpty()) {
            blocks.add(Block.paragraph(
                    "Settings of the problem: %s.", settings(tuning.problem().settings())));
        }
        blocks.add(Block.paragraph(
                "Every optimizer was searched by %d generations of %d runs, %s that no study uses. The point of a run is the mean"
                        + " of its generation plus N(0, σ²) in each hyper-parameter after a transform: ln v, or ln(1 − v) for momenta and"
                        + " decays. The next mean is that of the better half of the runs, ranked by the mean loss over the last 10 %% of a"
                        + " run, with failed runs last. The first mean is the defaults; the tuned point is the mean after the last"
                        + " generation, which is stored for each optimizer in a small file beside this report that studies read and users"
                        + " may edit.",
                tuning.generations().size(),
                tuning.population(),
                tuning.commonDraws()
                        ? "those of a generation on the same draws, with seeds"
                        : "each with its own seed"));
        blocks.add(Block.table(schedule()));
        return blocks;
    }

    private ReportTable schedule() {
        List<TableColumn> columns = new ArrayList<>(List.of(TableColumn.words("generation")));
        List<Cell> spreads = new ArrayList<>(List.of(Cell.words("σ")));
        List<Cell> steps = new ArrayList<>(List.of(Cell.words("steps per run")));
        for (Generation generation : tuning.generations()) {
            columns.add(TableColumn.number(String.valueOf(columns.size())));
            spreads.add(Cell.number(generation.sigma()));
            steps.add(Cell.count(generation.steps()).shownAs(Numbers.count(generation.steps())));
        }
        return new ReportTable.Builder("schedule", columns)
                .row(spreads)
                .row(steps)
                .build();
    }

    private List<Block> points(Map<String, Found> all) {
        ReportTable.Builder table = new ReportTable.Builder(
                "points",
                List.of(
                        TableColumn.words("optimizer"),
                        TableColumn.words("tuned point"),
                        TableColumn.number("last generation, mean").lessIsBetter(),
                        TableColumn.number("median").lessIsBetter(),
                        TableColumn.number("failed", CellFormat.COUNT).lessIsBetter(),
                        TableColumn.number("at the tuned point").lessIsBetter(),
                        TableColumn.number("failed", CellFormat.COUNT).lessIsBetter()));
        all.forEach((optimizer, found) -> {
            double[] confirmed = found.losses().validationRuns();
            double[] finite = Arrays.stream(confirmed).filter(Double::isFinite).toArray();
            Estimate estimate = Estimate.of(finite);
            double[] last = Arrays.stream(found.losses().ofLastGeneration())
                    .filter(Double::isFinite)
                    .toArray();
            table.row(
                    Cell.words(optimizer),
                    Cell.words(settings(found.point().settings()) + remark(found.point())),
                    Cell.number(Estimate.of(last).mean()),
                    Cell.number(Medians.of(last)),
                    Cell.number(found.losses().ofLastGeneration().length - last.length),
                    Cell.number(estimate.mean(), estimate.standardDeviation()),
                    Cell.number(confirmed.length - finite.length));
        });
        return List.of(
                Block.section("Tuned points"),
                Block.paragraph(
                        "Mean and median loss are over the runs of the last generation that did not fail; their points differ. The loss at"
                                + " the tuned point is mean ± standard deviation over %d runs of %s steps with fresh seeds.",
                        all.values().stream()
                                .mapToInt(found -> found.losses().validationRuns().length)
                                .max()
                                .orElse(0),
                        Numbers.count(tuning.horizon())),
                Block.table(table.build()));
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

    private static List<Block> costs(Map<String, Found> all) {
        ReportTable.Builder table = new ReportTable.Builder(
                "costs",
                List.of(
                        TableColumn.words("optimizer"),
                        TableColumn.number("runs", CellFormat.COUNT),
                        TableColumn.number("failed", CellFormat.COUNT),
                        TableColumn.number("steps", CellFormat.COUNT),
                        TableColumn.number("gradients", CellFormat.COUNT),
                        TableColumn.number("Hessian products", CellFormat.COUNT),
                        TableColumn.number("time", CellFormat.SECONDS).in("s")));
        all.forEach((optimizer, found) -> {
            SearchSummary search = found.point().search();
            if (search != null) {
                SearchSummary.Cost cost = search.cost();
                table.row(
                        Cell.words(optimizer),
                        Cell.count(cost.runs()),
                        Cell.count(cost.failed()),
                        Cell.count(cost.steps()),
                        Cell.count(cost.gradients()),
                        Cell.count(cost.hessianProducts()),
                        Cell.number(cost.seconds()));
            }
        });
        return List.of(
                Block.section("Cost of tuning"),
                Block.paragraph(
                        "Without the validation runs at the tuned point. Times are summed over runs, some of which ran in parallel."),
                Block.table(table.build()));
    }

    private static List<Block> origin(Map<String, Found> all, Environment environment) {
        List<Block> blocks = new ArrayList<>(List.of(Block.section("Provenance")));
        List<String> commands = new ArrayList<>();
        all.forEach((optimizer, found) -> {
            if (found.point().search() != null) {
                commands.add(optimizer + ": `" + found.point().search().origin().command() + "`");
            }
        });
        if (!commands.isEmpty()) {
            blocks.add(new Block.Bullets(commands));
        }
        blocks.add(Block.paragraph("%s", Provenance.of(environment)));
        return blocks;
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
