package org.lodo.bench.cli;

import java.io.PrintWriter;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableText;
import org.lodo.engine.io.ReportFolder;
import picocli.CommandLine.Model.CommandSpec;

/** Shows a summary on the terminal. */
final class Console {

    private Console() {}

    static void show(ReportTable summary, ReportFolder report, CommandSpec spec) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(TableText.terminal(summary));
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
}
