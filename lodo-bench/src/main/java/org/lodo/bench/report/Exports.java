package org.lodo.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.lodo.bench.io.AtomicFiles;
import org.lodo.bench.io.Json;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableFormat;

/** Writes what a report shows for other programs to read. */
final class Exports {

    private Exports() {}

    /** Every table in a file of its own in the folder {@code tables}. */
    static void tables(List<ReportTable> tables, TableFormat format, Path folder) throws IOException {
        for (ReportTable table : tables) {
            AtomicFiles.write(
                    folder.resolve("tables").resolve(table.name() + "." + format.extension()), format.write(table));
        }
    }

    /** The curves of every plot in a file of its own in the folder {@code curves}. */
    static void curves(List<Figure> figures, Path folder) throws IOException {
        for (Figure figure : figures) {
            if (figure.plot() == null) {
                continue;
            }
            StringBuilder csv = new StringBuilder("curve,x,y,low,high\n");
            figure.plot().curves().forEach(curve -> append(csv, curve));
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
