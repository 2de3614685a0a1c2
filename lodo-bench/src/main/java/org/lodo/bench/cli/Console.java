package org.lodo.bench.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.lodo.engine.io.ReportFolder;
import picocli.CommandLine.Model.CommandSpec;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Shows a summary on the terminal. */
final class Console {

    private Console() {}

    static void show(Table summary, ReportFolder report, CommandSpec spec) {
        PrintWriter out = spec.commandLine().getOut();
        Table rounded = Table.create(
                summary.name(), summary.columns().stream().map(Console::rounded).toArray(Column<?>[]::new));
        out.println(rounded.printAll());
        out.println();
        reports(report, spec);
    }

    /** Prints where a report is. */
    static void reports(ReportFolder report, CommandSpec spec) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Page:   " + report.page());
        out.println("Report: " + report.markdown());
        out.flush();
    }

    private static Column<?> rounded(Column<?> column) {
        if (!(column instanceof DoubleColumn numbers)) {
            return column;
        }
        StringColumn text = StringColumn.create(column.name());
        for (double number : numbers) {
            text.append(Double.isNaN(number) ? "" : String.format(Locale.ROOT, "%.4g", number));
        }
        return text;
    }
}
