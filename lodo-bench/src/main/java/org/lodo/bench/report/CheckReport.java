package org.lodo.bench.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Document;
import org.lodo.bench.document.DocumentWriter;
import org.lodo.bench.document.Figures;
import org.lodo.bench.document.MarkdownRenderer;
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
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.stats.LossChange;

/** Reports the result of a check: which cells changed, where their curves first differ, and by how much losses changed. */
public final class CheckReport {

    private static final List<TableColumn> TESTS = List.of(
            TableColumn.number("change", CellFormat.CHANGE).lessIsBetter(),
            TableColumn.number("95 % interval", CellFormat.CHANGE),
            TableColumn.number("p (worse)"),
            TableColumn.number("p (better)"),
            TableColumn.number("p (equivalent)"));

    /** All digits: two losses may differ only in the last. */
    private static final CellFormat EXACT = new CellFormat(Json::number, Numbers.NONE);

    private static final List<TableColumn> DIVERGENCE = List.of(
            TableColumn.number("first evaluation that differs", CellFormat.COUNT),
            TableColumn.number("loss there before", EXACT),
            TableColumn.number("loss there now", EXACT));

    private CheckReport() {}

    /**
     * Writes Markdown, page and plots.
     *
     * @param result the result of the check
     * @param command the command that ran it
     * @param folder the report's folder
     * @throws IOException if a file cannot be written
     */
    public static void write(CheckResult result, String command, ReportFolder folder) throws IOException {
        List<Block> blocks = new ArrayList<>(List.of(
                Block.paragraph(ReportFolder.MADE_BY + "`%s`.", command),
                Block.section(result.passes() ? "Passed" : "Failed"),
                Block.paragraph("%s.", result.summary()),
                Block.paragraph("%s", meaning(result.level()))));
        if (!result.changed().isEmpty()) {
            blocks.add(Block.table(table(result)));
            blocks.addAll(DivergenceSection.of(result, new Figures(folder)));
        }
        DocumentWriter.write(new Document("Convergence against the baseline", blocks), command, Set.of(), folder);
    }

    /**
     * The cells that changed.
     *
     * @param result the result of a check
     * @return a table with a row for each changed cell
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
     * @param when date and time
     * @param why the reason, in one line
     * @param remark a remark on the comparison; empty for none
     * @param result the changes; empty if there was nothing to compare with
     * @return Markdown
     */
    public static String entry(String when, String why, String remark, Optional<CheckResult> result) {
        List<Block> blocks = new ArrayList<>(List.of(Block.section(when), new Block.Quotation(why)));
        if (!remark.isEmpty()) {
            blocks.add(Block.paragraph("%s", remark));
        }
        result.ifPresent(changes -> {
            blocks.add(Block.paragraph("%s.", changes.summary()));
            if (!changes.changed().isEmpty()) {
                blocks.add(Block.table(table(changes)));
            }
        });
        return MarkdownRenderer.render(blocks);
    }

    private static String meaning(CheckResult.Level level) {
        String tests = String.format(
                Locale.ROOT,
                " Changes are relative to the mean loss before; changes below %s in either direction are not of interest. *Worse* and"
                        + " *better* have a family-wise error rate of %s over all cells, *equivalent* of %s (Holm). A failed run counts as"
                        + " worse than any other.",
                LossChange.SMALLEST,
                Check.FALSE_ALARMS,
                Check.FALSE_EQUIVALENCES);
        return switch (level) {
            case EXACT ->
                "The loss of every evaluation is compared bit by bit. First differences are from the first seed.";
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

    private static List<Cell> divergence(@Nullable Divergence divergence) {
        return divergence == null
                ? Collections.nCopies(DIVERGENCE.size(), Cell.number(Double.NaN))
                : List.of(
                        Cell.number(divergence.evaluation()),
                        Cell.number(divergence.lossBefore()),
                        Cell.number(divergence.lossNow()));
    }

    private static List<Cell> tests(@Nullable LossChange change) {
        return change == null
                ? Collections.nCopies(TESTS.size(), Cell.number(Double.NaN))
                : List.of(
                        Cell.number(change.relative()),
                        Cell.range(change.low(), change.high()),
                        Cell.number(change.worse()),
                        Cell.number(change.better()),
                        Cell.number(change.equivalent()));
    }
}
