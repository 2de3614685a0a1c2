package org.lodo.bench.document;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.table.Csv;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.io.ReportFolder;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Exports the tables and curves of a report for other programs. */
final class Exports {

    private Exports() {}

    /** Writes every table in every format; if one of the formats is CSV, also the curves of every plot. */
    static void write(Document document, Set<TableFormat> formats, ReportFolder folder) throws IOException {
        for (TableFormat format : formats) {
            for (ReportTable table : document.tables()) {
                AtomicFiles.write(
                        folder.tables().resolve(table.name() + "." + format.extension()), format.write(table));
            }
        }
        if (formats.contains(TableFormat.CSV)) {
            curves(document.figures(), folder);
        }
    }

    private static void curves(List<Figure> figures, ReportFolder folder) throws IOException {
        for (Figure figure : figures) {
            if (figure.curves().isEmpty()) {
                continue;
            }
            AtomicFiles.write(folder.curves().resolve(figure.name() + ".csv"), Csv.of(table(figure)));
        }
    }

    private static Table table(Figure figure) {
        Chart chart = figure.chart();
        StringColumn label = StringColumn.create("curve");
        DoubleColumn x = DoubleColumn.create(
                chart == null ? "x" : TableColumn.key(chart.xLabels().get(0)));
        DoubleColumn y = DoubleColumn.create(chart == null ? "y" : TableColumn.key(quantity(chart.yLabel())));
        DoubleColumn low = DoubleColumn.create("low");
        DoubleColumn high = DoubleColumn.create("high");
        for (Curve curve : figure.curves()) {
            append(x, curve.x());
            append(y, curve.center());
            double[] none = new double[curve.x().length];
            Arrays.fill(none, Double.NaN);
            append(low, Objects.requireNonNullElse(curve.low(), none));
            append(high, Objects.requireNonNullElse(curve.high(), none));
            for (int i = 0; i < none.length; i++) {
                label.append(curve.label());
            }
        }
        return Table.create(figure.name(), label, x, y, low, high);
    }

    /** What an axis shows, without what its label says of its limits in brackets. */
    private static String quantity(String label) {
        return label.replaceFirst(" \\(.*", "");
    }

    private static void append(DoubleColumn column, double[] values) {
        for (double value : values) {
            column.append(value);
        }
    }
}
