package org.lodo.bench.cli;

import java.util.List;

/** How a command is given with Maven. */
final class ExecJava {

    private ExecJava() {}

    static String command(List<String> arguments) {
        return "mvn -pl lodo-bench exec:java -Dexec.args=\""
                + String.join(" ", arguments.stream().map(ExecJava::quoted).toList()) + "\"";
    }

    private static String quoted(String argument) {
        return argument.contains(" ") ? "'" + argument + "'" : argument;
    }
}
