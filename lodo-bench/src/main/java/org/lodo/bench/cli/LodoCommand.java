package org.lodo.bench.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command above all verbs. */
@Command(
        name = "lodo",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description =
                "Runs, compares and reports optimizers that learn while they optimize. Without a verb: run quick.",
        subcommands = {
            RunCommand.class,
            TuneCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            CheckCommand.class,
            GenerateCommand.class,
            ListCommand.class,
            BenchCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the work could not be finished", "2:wrong arguments"})
final class LodoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return spec.commandLine().getSubcommands().get("run").execute("quick");
    }
}
