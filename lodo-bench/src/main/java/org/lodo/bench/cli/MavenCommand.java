package org.lodo.bench.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** A command line as it is given with Maven, so that a user can copy it from a report and run it again. */
final class MavenCommand {

    private MavenCommand() {}

    /** The command that is running, with its arguments as the user gave them. */
    static String of(CommandSpec spec) {
        return of(spec.root().commandLine().getParseResult().originalArgs());
    }

    /**
     * A command line for a POSIX shell. The arguments are quoted twice: each for the plug-in exec, which splits them at
     * spaces and knows both kinds of quotes but no escapes, and all of them for the shell.
     */
    static String of(List<String> arguments) {
        String all = arguments.stream().map(MavenCommand::forPlugin).collect(Collectors.joining(" "));
        return "mvn -pl lodo-bench exec:java -Dexec.args=\"" + forShell(all) + "\"";
    }

    private static String forPlugin(String argument) {
        if (!argument.isEmpty()
                && argument.chars().noneMatch(c -> Character.isWhitespace(c) || c == '\'' || c == '"')) {
            return argument;
        }
        // A single quote cannot be quoted by single quotes.
        return "'" + argument.replace("'", "'\"'\"'") + "'";
    }

    /** Escapes what has a meaning between double quotes. */
    private static String forShell(String text) {
        return text.replaceAll("[\\\\\"$`]", "\\\\$0");
    }
}
