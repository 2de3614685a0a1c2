package org.lodo.bench.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.table.Csv;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.io.AtomicFiles;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Writes what a report shows for other programs to read. */
final class Exports {

    private Exports() {}

    /** Every table in a file of its own in {@code tables/}; if one of the formats is CSV, also the curves of every plot. */
    static void write(Document document, Set<TableFormat> formats, Path folder) throws IOException {
        for (TableFormat format : formats) {
            for (ReportTable table : document.tables()) {
                AtomicFiles.write(
                        folder.resolve("tables").resolve(table.name() + "." + format.extension()), format.write(table));
            }
        }
        if (formats.contains(TableFormat.CSV)) {
            curves(document.figures(), folder);
        }
    }

    private static void curves(List<Figure> figures, Path folder) throws IOException {
        for (Figure figure : figures) {
            if (figure.curves().isEmpty()) {
                continue;
            }
            AtomicFiles.write(folder.resolve("curves").resolve(figure.name() + ".csv"), Csv.of(table(figure)));
        }
    }

    private static Table table(Figure figure) {
        StringColumn label = StringColumn.create("curve");
        DoubleColumn x = DoubleColumn.create("x");
        DoubleColumn y = DoubleColumn.create("y");
        DoubleColumn low = DoubleColumn.create("low");
        DoubleColumn high = DoubleColumn.create("high");
        for (Curve curve : figure.curves()) {
            append(x, curve.x());
            append(y, curve.center());
            double[] none = new double[curve.x().length];
            Arrays.fill(none, Double.NaN);
            append(low, curve.hasBand() ? curve.low() : none);
            append(high, curve.hasBand() ? curve.high() : none);
            for (int i = 0; i < none.length; i++) {
                label.append(curve.label());
            }
        }
        return Table.create(figure.name(), label, x, y, low, high);
    }

    private static void append(DoubleColumn column, double[] values) {
        for (double value : values) {
            column.append(value);
        }
    }
}
