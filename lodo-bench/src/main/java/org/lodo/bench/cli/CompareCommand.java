package org.lodo.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.lodo.bench.table.TableFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Sets the results of two versions, machines or settings side by side: bits, paired tests, speeds, curves.",
            "A folder without runs, as reports are committed, is compared by its manifest.json, without curves."
        })
final class CompareCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Parameters(index = "0", paramLabel = "A", description = "A study's name, for reports/STUDY, or its folder.")
    private String first;

    @Parameters(index = "1", paramLabel = "B", description = "What is held against it.")
    private String second;

    @Mixin
    private FormatOption format = new FormatOption();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where the comparison goes. Default: reports/variants/A-against-B.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Set<TableFormat> formats = format.checked();
        String command = new ExecJava("compare")
                .argument(first)
                .argument(second)
                .option("--plugins", plugins.paths())
                .option("--format", format.names())
                .option("--out", out)
                .toString();
        Path folder = Comparison.write(plugins.load().catalog(), first, second, out, command, formats);
        spec.commandLine().getOut().println("Report: " + folder.resolve("report.html"));
        return CommandLines.DONE;
    }
}
