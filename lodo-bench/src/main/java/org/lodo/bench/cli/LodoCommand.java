package org.lodo.bench.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command with all verbs. */
@Command(
        name = "lodo",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description =
                "Runs, compares and reports optimizers that learn while they optimize. Without arguments: run quick.",
        subcommands = {
            RunCommand.class,
            MergeCommand.class,
            PlanCommand.class,
            TuneCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            FieldCommand.class,
            CheckCommand.class,
            GenerateCommand.class,
            ListCommand.class,
            BenchCommand.class,
            SiteCommand.class,
            CommandLine.HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:success",
            "1:the work could not be finished",
            "2:wrong arguments",
            "75:stopped by SIGTERM; the same command goes on"
        })
final class LodoCommand {}
