package org.lodo.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.lodo.bench.report.ReportWriter;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the report of a study anew from the runs that are there: report.md and report.html.",
            "With --compare, sets the results of two studies side by side."
        })
final class ReportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Parameters(
            paramLabel = "STUDY",
            arity = "0..*",
            description =
                    "A study's name, for reports/STUDY, or the path of its folder; two with --compare. Default: quick.")
    private List<String> studies = List.of();

    @Mixin
    private FormatOption format = new FormatOption();

    @Option(names = "--compare", description = "Sets two studies, or two runs of a study, side by side.")
    private boolean compare;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where a comparison goes. Default: reports/variants/FIRST-against-SECOND.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Set<TableFormat> chosen = format.checked();
        checkCounts();
        if (compare) {
            ExecJava verb = new ExecJava("report").argument("--compare");
            Comparison.write(
                    verb, studies, plugins, format, out, spec.commandLine().getOut());
        } else {
            Path folder = StoredResults.folder(studies.isEmpty() ? "quick" : studies.get(0));
            Catalog catalog = plugins.load().catalog();
            Console.show(
                    ReportWriter.write(catalog, StoredResults.read(catalog, folder), chosen, folder), folder, spec);
        }
        return CommandLines.DONE;
    }

    private void checkCounts() {
        if (compare && studies.size() != 2) {
            throw new UsageException("--compare: must have two studies or folders, not " + studies.size());
        }
        if (!compare && studies.size() > 1) {
            throw new UsageException(
                    "report " + String.join(" ", studies) + ": must have one study; two go with --compare");
        }
        if (!compare && out != null) {
            throw new UsageException(
                    "--out " + out + ": must go with --compare; a study's report goes into its folder");
        }
    }
}
