package org.lodo.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.ReportTable;
import org.lodo.engine.check.CellCheck;
import org.lodo.engine.check.Check;
import org.lodo.engine.check.CheckResult;
import org.lodo.engine.check.Divergence;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.io.Json;
import org.lodo.engine.run.RunLog;
import org.lodo.engine.stats.LossChange;

/** Tells what a check found: which cells changed, where their curves part, by how much losses differ. */
public final class CheckReport {

    /** Of more cells that changed at once, a table tells as much. */
    private static final int MAX_FIGURES = 12;

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
        MarkdownText text = new MarkdownText();
        text.line("# Convergence against the baseline");
        text.line("");
        text.line("Made by `%s`.", command);
        text.heading(result.passes() ? "Passed" : "Failed");
        text.paragraph("%s.", result.summary());
        text.paragraph("%s", meaning(result.level()));
        if (!result.changed().isEmpty()) {
            text.table(table(result));
            draw(result, text, new Figures(folder));
        }
        AtomicFiles.write(folder.resolve("report.md"), text.toString());
        new HtmlReport(folder).write("Convergence against the baseline", text, command, null);
    }

    /**
     * The cells that are not as they were.
     *
     * @param result what was found
     * @return a table with a row for each
     */
    public static ReportTable table(CheckResult result) {
        boolean isTested = result.level() != CheckResult.Level.EXACT;
        List<String> titles =
                new ArrayList<>(List.of("problem", "optimizer", "answer", "loss before", "loss now", "same bits"));
        titles.addAll(
                isTested
                        ? List.of("change", "95 % interval", "p (worse)", "p (better)", "p (equivalent)")
                        : List.of("first evaluation that differs", "loss there before", "loss there now"));
        ReportTable table = new ReportTable("changed", 3, titles);
        for (CellCheck check : result.changed()) {
            List<Cell> row = new ArrayList<>(List.of(
                    Cells.words(check.problem()),
                    Cells.words(check.optimizer()),
                    answer(check),
                    loss(check.before().mean(), check.before().failed()),
                    loss(check.now().mean(), check.now().failed()),
                    same(result, check)));
            row.addAll(isTested ? tests(check.change()) : parting(check.divergence()));
            table.add(row);
        }
        return table;
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
        MarkdownText text = new MarkdownText();
        text.line("## %s", when);
        text.line("");
        text.line("> %s", why);
        text.line("");
        if (!remark.isEmpty()) {
            text.paragraph("%s", remark);
        }
        if (result != null) {
            text.line("%s.", result.summary());
            if (!result.changed().isEmpty()) {
                text.line("");
                text.table(table(result));
            }
        }
        return text.toString();
    }

    private static String meaning(CheckResult.Level level) {
        String tests = String.format(
                Locale.ROOT,
                " A change is a part of the mean loss before; below %s either way it is of no interest. *Worse* and *better* hold"
                        + " with a chance of error of %s over all cells, *equivalent* of %s (Holm). Failed runs count as worse than any"
                        + " other.",
                LossChange.SMALLEST,
                Check.FALSE_ALARMS,
                Check.FALSE_EQUIVALENCES);
        return switch (level) {
            case EXACT ->
                "The loss of every evaluation is compared bit by bit. Where curves part is told of the first seed.";
            case PAIRED ->
                "Losses are compared seed by seed on common random numbers by exact Wilcoxon signed-rank tests."
                        + tests;
            case INDEPENDENT -> "Losses of other seeds than the baseline's are compared by Mann–Whitney tests." + tests;
        };
    }

    private static Cell same(CheckResult result, CellCheck check) {
        return result.level() == CheckResult.Level.INDEPENDENT
                ? Cells.none()
                : Cell.of(check.same() + " of " + check.seeds(), check.same());
    }

    private static Cell answer(CellCheck check) {
        Cell words = Cells.words(check.verdict().words());
        return check.verdict().isPassing() ? words : words.marked(Cell.Mark.WARNING);
    }

    private static Cell loss(double mean, int failed) {
        Cell number = Cells.number(mean);
        return failed == 0 ? number : Cell.of(number.text() + " (" + failed + " failed)", mean);
    }

    private static List<Cell> parting(Divergence parting) {
        return parting == null
                ? List.of(Cells.none(), Cells.none(), Cells.none())
                : List.of(Cells.count(parting.evaluation()), exact(parting.lossBefore()), exact(parting.lossNow()));
    }

    /** All digits: where curves part, the last may be the only one that differs. */
    private static Cell exact(double value) {
        return Double.isNaN(value) ? Cells.none() : Cell.of(Json.number(value), value);
    }

    private static List<Cell> tests(LossChange change) {
        return change == null
                ? List.of(Cells.none(), Cells.none(), Cells.none(), Cells.none(), Cells.none())
                : List.of(
                        Cell.of(percent(change.relative()), change.relative()),
                        Cell.interval(
                                Double.isNaN(change.low())
                                        ? Numbers.NONE
                                        : percent(change.low()) + " … " + percent(change.high()),
                                Double.NaN,
                                change.low(),
                                change.high()),
                        Cells.number(change.worse()),
                        Cells.number(change.better()),
                        Cells.number(change.equivalent()));
    }

    private static String percent(double part) {
        return Double.isNaN(part) ? Numbers.NONE : (part > 0 ? "+" : "") + Numbers.number(100 * part) + " %";
    }

    private static void draw(CheckResult result, MarkdownText text, Figures figures) throws IOException {
        List<CellCheck> parted = result.changed().stream()
                .filter(check -> check.divergence() != null)
                .toList();
        if (parted.isEmpty()) {
            return;
        }
        text.heading("Where curves part");
        text.paragraph(
                "Losses of seed %d, means over windows of evaluations.%s",
                result.seeds().get(0),
                parted.size() > MAX_FIGURES ? " The first " + MAX_FIGURES + " of " + parted.size() + " cells." : "");
        for (CellCheck check : parted.subList(0, Math.min(MAX_FIGURES, parted.size()))) {
            String caption = check.optimizer() + " on " + check.problem();
            List<Curve> curves = List.of(
                    windows("before", check.divergence().before()),
                    windows("now", check.divergence().now()));
            CurvePlot plot = new CurvePlot(caption, "evaluation", "loss", Axis.LOG, Axis.LOG, curves, List.of());
            text.figure(figures.draw(check.problem() + "-" + check.optimizer(), caption, plot));
        }
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
