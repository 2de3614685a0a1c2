package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;

/**
 * The performance profile of the matrix at a few factors: on which share of all problems an optimizer's mean loss is within a
 * factor of the lowest, by itself for tuned and for other settings.
 */
final class MatrixProfile {

    private static final List<Double> FACTORS = List.of(1.0, 1.05, 1.25, 2.0, 10.0);

    /** Shares of fewer problems say little. */
    private static final int FEWEST_PROBLEMS = 3;

    private static final CellFormat PERCENT =
            new CellFormat(share -> Numbers.with(Numbers.number(Math.rint(100 * share)), "%"), Numbers.NONE);

    private MatrixProfile() {}

    static List<Block> of(List<MatrixRow> rows) {
        Map<String, List<Double>> tuned = new LinkedHashMap<>();
        Map<String, List<Double>> others = new LinkedHashMap<>();
        for (MatrixRow row : rows) {
            for (MatrixCell cell : row.cells()) {
                // Where the least loss is not positive there are no ratios, but a failure is within no factor of it.
                boolean counts = !cell.variant() && (cell.ratio() != null || cell.loss() == null);
                if (counts) {
                    (cell.tuned() ? tuned : others)
                            .computeIfAbsent(cell.optimizer(), none -> new ArrayList<>())
                            .add(cell.ratio() == null ? Double.POSITIVE_INFINITY : cell.ratio());
                }
            }
        }
        List<TableColumn> columns = new ArrayList<>(List.of(
                TableColumn.words("optimizer"),
                TableColumn.words("settings"),
                TableColumn.number("problems", CellFormat.COUNT)));
        FACTORS.forEach(factor ->
                columns.add(TableColumn.number(factor == 1 ? "best" : "within " + Numbers.number(factor), PERCENT)
                        .moreIsBetter()));
        ReportTable.Builder table = new ReportTable.Builder("profile", columns);
        int count = add(table, "tuned", tuned) + add(table, "not tuned", others);
        return count == 0
                ? List.of()
                : List.of(
                        Block.section("Profile over problems"),
                        Block.paragraph(
                                "For each optimizer that ran on at least %d problems, the share of them on which its mean loss is the best"
                                        + " of all that ran on the problem, or within a factor of the best; a failure is within none. Optimizers"
                                        + " did not all run on the same problems.",
                                FEWEST_PROBLEMS),
                        Block.table(table.build()));
    }

    private static int add(ReportTable.Builder table, String settings, Map<String, List<Double>> ratios) {
        int rows = 0;
        for (Map.Entry<String, List<Double>> optimizer : ratios.entrySet()) {
            List<Double> own = optimizer.getValue();
            if (own.size() >= FEWEST_PROBLEMS) {
                List<Cell> row = new ArrayList<>(
                        List.of(Cell.words(optimizer.getKey()), Cell.words(settings), Cell.count(own.size())));
                FACTORS.forEach(factor -> row.add(Cell.number(
                        (double) own.stream().filter(ratio -> ratio <= factor).count() / own.size())));
                table.row(row);
                rows++;
            }
        }
        return rows;
    }
}
