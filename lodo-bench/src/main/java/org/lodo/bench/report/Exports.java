package org.lodo.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.lodo.bench.io.AtomicFiles;
import org.lodo.bench.io.Json;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableFormat;

/** Writes what a report shows for other programs to read. */
final class Exports {

    private Exports() {}

    /** Every table in a file of its own in {@code tables/}; if one of the formats is CSV, also the curves of every plot. */
    static void write(MarkdownText text, Figures figures, Set<TableFormat> formats, Path folder) throws IOException {
        for (TableFormat format : formats) {
            for (ReportTable table : text.tables()) {
                AtomicFiles.write(
                        folder.resolve("tables").resolve(table.name() + "." + format.extension()), format.write(table));
            }
        }
        if (formats.contains(TableFormat.CSV)) {
            curves(figures.all(), folder);
        }
    }

    private static void curves(List<Figure> figures, Path folder) throws IOException {
        for (Figure figure : figures) {
            if (figure.curves().isEmpty()) {
                continue;
            }
            StringBuilder csv = new StringBuilder("curve,x,y,low,high\n");
            figure.curves().forEach(curve -> append(csv, curve));
            AtomicFiles.write(folder.resolve("curves").resolve(figure.name() + ".csv"), csv.toString());
        }
    }

    private static void append(StringBuilder csv, Curve curve) {
        double[] x = curve.x();
        double[] y = curve.center();
        double[] low = curve.hasBand() ? curve.low() : null;
        double[] high = curve.hasBand() ? curve.high() : null;
        String label = curve.label().contains(",") ? '"' + curve.label() + '"' : curve.label();
        for (int i = 0; i < x.length; i++) {
            csv.append(label).append(',').append(number(x[i])).append(',').append(number(y[i]));
            csv.append(',').append(low == null ? "" : number(low[i]));
            csv.append(',').append(high == null ? "" : number(high[i])).append('\n');
        }
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Json.number(value) : "";
    }
}
