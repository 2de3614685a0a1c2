package org.lodo.bench.cli;

import java.io.PrintWriter;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableText;
import org.lodo.engine.io.ReportFolder;
import picocli.CommandLine.Model.CommandSpec;

/** Prints results on the terminal. */
final class Console {

    private Console() {}

    /** Prints a summary and the paths of its report. */
    static void show(ReportTable summary, ReportFolder report, CommandSpec spec) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(TableText.terminal(summary));
        out.println();
        reports(report, spec);
    }

    /** Prints the paths of a report. */
    static void reports(ReportFolder report, CommandSpec spec) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Page:   " + report.page());
        out.println("Report: " + report.markdown());
        out.flush();
    }
}
