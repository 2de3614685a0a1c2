package org.lodo.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Figures;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.AxisChoice;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.stats.ExpectedBest;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The expected best loss of k runs of the last generation of a search. */
final class ExpectedBestSection {

    /** The largest k. */
    private static final int MAX_DRAWS = 32;

    private static final List<Integer> DRAWS_IN_TABLE = List.of(1, 4, MAX_DRAWS);

    private static final long RESAMPLING_SEED = 1;

    private final String tuning;
    private final double ceiling;
    private final Path file;

    /** Losses above the ceiling, which may be infinite, count as the ceiling; the file has the values for all k. */
    ExpectedBestSection(String tuning, double ceiling, Path file) {
        this.tuning = tuning;
        this.ceiling = ceiling;
        this.file = file;
    }

    /** The expected best for each k, of the losses of runs; empty if all failed. */
    static ExpectedBest[] bestOf(double[] losses, double ceiling) {
        return ExpectedBest.of(losses, ceiling, MAX_DRAWS, RESAMPLING_SEED);
    }

    List<Block> of(Figures figures, Map<String, ExpectedBest[]> all) throws IOException {
        List<TableColumn> columns = new ArrayList<>(List.of(TableColumn.words("optimizer")));
        DRAWS_IN_TABLE.forEach(
                draws -> columns.add(TableColumn.number("k = " + draws).lessIsBetter()));
        ReportTable.Builder table = new ReportTable.Builder("expected-best", columns);
        List<Curve> curves = new ArrayList<>();
        all.forEach((optimizer, best) -> {
            List<Cell> row = new ArrayList<>(List.of(Cell.words(optimizer)));
            DRAWS_IN_TABLE.forEach(
                    draws -> row.add(best.length == 0 ? Cell.words("all runs failed") : cell(best[draws - 1])));
            table.row(row);
            if (best.length > 0) {
                curves.add(curve(optimizer, best));
            }
        });
        return List.of(
                Block.section("Expected best of k trials"),
                Block.paragraph(
                        "Expected lowest loss of k runs drawn at random from the last generation, with a 95 %% band (bootstrap over its"
                                + " runs). %1$s. The curve of an optimizer that is sensitive to its hyper-parameters is steep. The values for all k are in"
                                + " [%2$s](%2$s).",
                        Double.isFinite(ceiling)
                                ? "Failed runs, and losses above " + Numbers.number(ceiling)
                                        + ", ten times that of the starting point, count as " + Numbers.number(ceiling)
                                : "Failed runs count as the worst run that did not fail",
                        file.getFileName()),
                Block.table(table.build()),
                Block.figure(figures.draw(
                        "expected-best",
                        "Expected best loss of k runs of the last generation",
                        new CurvePlot(
                                "Expected best of k runs: " + tuning,
                                "k",
                                "loss",
                                Axis.LOG,
                                AxisChoice.logarithmicWherePossible(curves),
                                curves,
                                List.of()))));
    }

    private static Cell cell(ExpectedBest best) {
        return Cell.number(best.mean()).within(best.low(), best.high());
    }

    private static Curve curve(String optimizer, ExpectedBest[] best) {
        return new Curve(
                optimizer,
                Arrays.stream(best).mapToDouble(ExpectedBest::draws).toArray(),
                Arrays.stream(best).mapToDouble(ExpectedBest::mean).toArray(),
                Arrays.stream(best).mapToDouble(ExpectedBest::low).toArray(),
                Arrays.stream(best).mapToDouble(ExpectedBest::high).toArray());
    }

    /** The values for all k, with columns optimizer, k, mean, ci95_low and ci95_high. */
    static Table table(Map<String, ExpectedBest[]> all) {
        StringColumn optimizers = StringColumn.create("optimizer");
        LongColumn counts = LongColumn.create("k");
        DoubleColumn means = DoubleColumn.create("mean");
        DoubleColumn lows = DoubleColumn.create("ci95_low");
        DoubleColumn highs = DoubleColumn.create("ci95_high");
        all.forEach((optimizer, draws) -> {
            for (ExpectedBest best : draws) {
                optimizers.append(optimizer);
                counts.append(best.draws());
                means.append(best.mean());
                lows.append(best.low());
                highs.append(best.high());
            }
        });
        return Table.create("expected-best", optimizers, counts, means, lows, highs);
    }
}
