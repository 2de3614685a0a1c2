package org.lodo.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Document;
import org.lodo.bench.document.DocumentWriter;
import org.lodo.bench.document.Figures;
import org.lodo.bench.document.MarkdownRenderer;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.check.CellCheck;
import org.lodo.engine.check.Check;
import org.lodo.engine.check.CheckResult;
import org.lodo.engine.check.Divergence;
import org.lodo.engine.io.Json;
import org.lodo.engine.run.RunLog;
import org.lodo.engine.stats.LossChange;

/** Tells what a check found: which cells changed, where their curves first differ, by how much losses differ. */
public final class CheckReport {

    /** More cells than this that changed at once are left to the table. */
    private static final int MAX_FIGURES = 12;

    private static final List<TableColumn> TESTS = List.of(
            TableColumn.number("change", CellFormat.CHANGE).lessIsBetter(),
            TableColumn.number("95 % interval", CellFormat.CHANGE),
            TableColumn.number("p (worse)"),
            TableColumn.number("p (better)"),
            TableColumn.number("p (equivalent)"));

    /** All digits: where curves first differ, the last may be the only one that differs. */
    private static final CellFormat EXACT = new CellFormat(Json::number, Numbers.NONE);

    private static final List<TableColumn> DIVERGENCE = List.of(
            TableColumn.number("first evaluation that differs", CellFormat.COUNT),
            TableColumn.number("loss there before", EXACT),
            TableColumn.number("loss there now", EXACT));

    private CheckReport() {}

    /**
     * Writes {@code report.md} and {@code report.html}.
     *
     * @param result what was found
     * @param command how to make this again
     * @param folder where to
     * @throws IOException if a file cannot be written
     */
    public static void write(CheckResult result, String command, Path folder) throws IOException {
        List<Block> blocks = new ArrayList<>(List.of(
                Block.paragraph("Made by `%s`.", command),
                Block.section(result.passes() ? "Passed" : "Failed"),
                Block.paragraph("%s.", result.summary()),
                Block.paragraph("%s", meaning(result.level()))));
        if (!result.changed().isEmpty()) {
            blocks.add(Block.table(table(result)));
            blocks.addAll(divergences(result, new Figures(folder)));
        }
        DocumentWriter.write(new Document("Convergence against the baseline", blocks), command, Set.of(), folder);
    }

    /**
     * The cells that are not as they were.
     *
     * @param result what was found
     * @return a table with a row for each
     */
    public static ReportTable table(CheckResult result) {
        boolean isTested = result.level() != CheckResult.Level.EXACT;
        List<TableColumn> columns = new ArrayList<>(List.of(
                TableColumn.words("problem"),
                TableColumn.words("optimizer"),
                TableColumn.words("verdict"),
                TableColumn.number("loss before").lessIsBetter(),
                TableColumn.number("loss now").lessIsBetter(),
                TableColumn.number("same bits")));
        columns.addAll(isTested ? TESTS : DIVERGENCE);
        ReportTable.Builder table = new ReportTable.Builder("changed", columns);
        for (CellCheck check : result.changed()) {
            List<Cell> row = new ArrayList<>(List.of(
                    Cell.words(check.problem()),
                    Cell.words(check.optimizer()),
                    verdict(check),
                    loss(check.before().mean(), check.before().failed()),
                    loss(check.now().mean(), check.now().failed()),
                    same(result, check)));
            row.addAll(isTested ? tests(check.change()) : divergence(check.divergence()));
            table.row(row);
        }
        return table.build();
    }

    /**
     * An entry for {@code CHANGES.md}.
     *
     * @param when the moment
     * @param why the reason, in a line
     * @param remark what a reader should know of the comparison; empty for nothing
     * @param result what changed; null if there was nothing to compare with
     * @return Markdown
     */
    public static String entry(String when, String why, String remark, CheckResult result) {
        List<Block> blocks = new ArrayList<>(List.of(Block.section(when), new Block.Quotation(why)));
        if (!remark.isEmpty()) {
            blocks.add(Block.paragraph("%s", remark));
        }
        if (result != null) {
            blocks.add(Block.paragraph("%s.", result.summary()));
            if (!result.changed().isEmpty()) {
                blocks.add(Block.table(table(result)));
            }
        }
        return MarkdownRenderer.render(blocks);
    }

    private static String meaning(CheckResult.Level level) {
        String tests = String.format(
                Locale.ROOT,
                " Changes are relative to the mean loss before; below %s either way they are of no interest. *Worse* and *better*"
                        + " hold with an error rate of %s over all cells, *equivalent* of %s (Holm). Failed runs count as worse than any"
                        + " other.",
                LossChange.SMALLEST,
                Check.FALSE_ALARMS,
                Check.FALSE_EQUIVALENCES);
        return switch (level) {
            case EXACT ->
                "The loss of every evaluation is compared bit by bit. First differences are those of the first seed.";
            case PAIRED ->
                "Losses are compared seed by seed on common random numbers by exact Wilcoxon signed-rank tests."
                        + tests;
            case INDEPENDENT ->
                "Losses with other seeds than the baseline's are compared by Mann–Whitney tests." + tests;
        };
    }

    private static Cell same(CheckResult result, CellCheck check) {
        return result.level() == CheckResult.Level.INDEPENDENT
                ? Cell.none()
                : Cell.number(check.same()).shownAs(check.same() + " of " + check.seeds());
    }

    private static Cell verdict(CellCheck check) {
        Cell words = Cell.words(check.verdict().words());
        return check.passes() ? words : words.marked(Cell.Mark.WARNING);
    }

    private static Cell loss(double mean, int failed) {
        Cell number = Cell.number(mean);
        return failed == 0 ? number : number.shownAs(Numbers.number(mean) + " (" + failed + " failed)");
    }

    private static List<Cell> divergence(Divergence divergence) {
        return divergence == null
                ? Collections.nCopies(DIVERGENCE.size(), Cell.number(Double.NaN))
                : List.of(
                        Cell.number(divergence.evaluation()),
                        Cell.number(divergence.lossBefore()),
                        Cell.number(divergence.lossNow()));
    }

    private static List<Cell> tests(LossChange change) {
        return change == null
                ? Collections.nCopies(TESTS.size(), Cell.number(Double.NaN))
                : List.of(
                        Cell.number(change.relative()),
                        Cell.range(change.low(), change.high()),
                        Cell.number(change.worse()),
                        Cell.number(change.better()),
                        Cell.number(change.equivalent()));
    }

    private static List<Block> divergences(CheckResult result, Figures figures) throws IOException {
        List<CellCheck> diverged = result.changed().stream()
                .filter(check -> check.divergence() != null)
                .toList();
        if (diverged.isEmpty()) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>(List.of(
                Block.section("First differences"),
                Block.paragraph(
                        "Losses with seed %d, averaged over windows of evaluations.%s",
                        result.seeds().get(0),
                        diverged.size() > MAX_FIGURES
                                ? " The first " + MAX_FIGURES + " of " + diverged.size() + " cells."
                                : "")));
        for (CellCheck check : diverged.subList(0, Math.min(MAX_FIGURES, diverged.size()))) {
            String caption = check.optimizer() + " on " + check.problem();
            List<Curve> curves = List.of(
                    windows("before", check.divergence().before()),
                    windows("now", check.divergence().now()));
            CurvePlot plot = new CurvePlot(caption, "evaluation", "loss", Axis.LOG, Axis.LOG, curves, List.of());
            blocks.add(Block.figure(figures.draw(check.problem() + "-" + check.optimizer(), caption, plot)));
        }
        return blocks;
    }

    private static Curve windows(String label, double[] losses) {
        int rows = RunLog.rows(losses.length);
        double[] steps = new double[rows];
        double[] means = new double[rows];
        int begin = 0;
        for (int row = 0; row < rows; row++) {
            int end = (int) RunLog.windowEnd(begin, losses.length);
            steps[row] = end;
            means[row] = Arrays.stream(losses, begin, end).average().orElse(Double.NaN);
            begin = end;
        }
        return new Curve(label, steps, Clipping.within(Double.POSITIVE_INFINITY, means));
    }
}
