package org.lodo.bench.cli;

import java.io.File;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lodo.bench.jobs.ShellWord;
import picocli.CommandLine.Model.CommandSpec;

/** The command that started this process, by Maven or by the executable jar, in a form that a user can run again. */
final class Invocation {

    private static final String JAR = "lodo.jar";

    private Invocation() {}

    /** The running command, with its arguments as given by the user. */
    static String of(CommandSpec spec) {
        return of(arguments(spec, Set.of()));
    }

    /** The running command for a report, which may be moved: where its first user kept it is of use to nobody else. */
    static String forReport(CommandSpec spec) {
        return of(arguments(spec, Set.of("--out")));
    }

    /** A command with other arguments, started like the running one. */
    static String of(List<String> arguments) {
        return isJar() ? ofJar(arguments) : ofMaven(arguments);
    }

    /** The arguments of the running command as given by the user, without some options that have a value. */
    static List<String> arguments(CommandSpec spec, Set<String> without) {
        List<String> arguments = new ArrayList<>();
        Iterator<String> given =
                spec.root().commandLine().getParseResult().originalArgs().iterator();
        while (given.hasNext()) {
            String argument = given.next();
            if (without.contains(argument) && given.hasNext()) {
                given.next();
            } else if (without.stream().noneMatch(option -> argument.startsWith(option + "="))) {
                arguments.add(argument);
            }
        }
        return arguments;
    }

    /** The running command, on a class path with what only a profile builds. */
    static String withProfile(String profile, CommandSpec spec) {
        List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
        return isJar() ? "mvn -P" + profile + " package makes such a " + JAR : ofMaven(arguments);
    }

    /** The option that gives Java more memory. */
    static String memoryOption() {
        return isJar() ? "java -Xmx… -jar" : "MAVEN_OPTS=-Xmx…";
    }

    static String ofJar(List<String> arguments) {
        return "java -jar " + JAR + " " + ShellWord.quoted(arguments);
    }

    /**
     * A command line for a POSIX shell. The arguments are quoted twice: each for the plug-in exec, which splits them at
     * spaces and knows both kinds of quotes but no escapes, and all of them for the shell.
     */
    static String ofMaven(List<String> arguments) {
        String all = arguments.stream().map(Invocation::quoted).collect(Collectors.joining(" "));
        boolean isOnSpark =
                arguments.stream().anyMatch(argument -> argument.matches("--" + SparkOption.NAME + "(=.*)?"));
        String profile = isOnSpark ? "-P" + SparkOption.NAME + " " : "";
        return "mvn " + profile + "-pl lodo-bench exec:java -Dexec.args=\"" + escaped(all) + "\"";
    }

    /** For the plug-in exec. */
    private static String quoted(String argument) {
        if (!argument.isEmpty()
                && argument.chars().noneMatch(c -> Character.isWhitespace(c) || c == '\'' || c == '"')) {
            return argument;
        }
        // A single quote cannot be escaped between single quotes.
        return "'" + argument.replace("'", "'\"'\"'") + "'";
    }

    /** Escapes characters that are special between double quotes. */
    private static String escaped(String text) {
        return text.replaceAll("[\\\\\"$`]", "\\\\$0");
    }

    /** {@code java -jar} makes the jar the whole class path; its manifest names its libraries. */
    static boolean isJar() {
        String classPath = System.getProperty("java.class.path", "");
        return classPath.endsWith(JAR) && !classPath.contains(File.pathSeparator);
    }
}
