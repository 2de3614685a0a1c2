package org.lodo.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
        Comparison.write(
                new ExecJava("compare"),
                List.of(first, second),
                plugins,
                format,
                out,
                spec.commandLine().getOut());
        return CommandLines.DONE;
    }
}
