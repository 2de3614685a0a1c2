package org.lodo.bench.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Shows a summary on the terminal. */
final class Console {

    private Console() {}

    static void show(Table summary, Path folder, CommandSpec spec) {
        PrintWriter out = spec.commandLine().getOut();
        Table rounded = Table.create(
                summary.name(), summary.columns().stream().map(Console::rounded).toArray(Column<?>[]::new));
        out.println(rounded.printAll());
        out.println();
        out.println("Page:   " + folder.resolve("report.html"));
        out.println("Report: " + folder.resolve("report.md"));
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
