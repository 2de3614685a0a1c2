package org.lodo.bench.cli;

import java.io.PrintWriter;
import java.util.List;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.TerminalRenderer;
import org.lodo.bench.table.TerminalTable;
import org.lodo.engine.io.ReportFolder;
import picocli.CommandLine.Model.CommandSpec;

/** Prints results on the terminal. */
final class Console {

    private static final int WIDEST = 200;

    private Console() {}

    /** The width of the terminal, if the shell tells it in COLUMNS, or else one that every terminal has. */
    static int width() {
        return width(System.getenv("COLUMNS"));
    }

    static int width(String columns) {
        boolean isNumber = columns != null && columns.matches("[1-9]\\d{0,3}");
        return isNumber
                ? Math.max(TerminalTable.WIDTH, Math.min(WIDEST, Integer.parseInt(columns)))
                : TerminalTable.WIDTH;
    }

    /** Prints blocks of a report, the last of which are its verdicts, and the paths of the report. */
    static void show(List<Block> blocks, ReportFolder report, CommandSpec spec) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(TerminalRenderer.render(blocks, width()));
        reports(report, spec);
    }

    /** Prints the paths of a report. */
    static void reports(ReportFolder report, CommandSpec spec) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Report: " + report.markdown());
        out.println("Page:   " + report.page());
        out.flush();
    }
}
