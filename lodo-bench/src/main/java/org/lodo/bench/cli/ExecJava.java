package org.lodo.bench.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How a command is given with Maven. */
final class ExecJava {

    private final List<String> arguments = new ArrayList<>();

    ExecJava(String verb) {
        arguments.add(verb);
    }

    ExecJava argument(String argument) {
        arguments.add(argument);
        return this;
    }

    ExecJava arguments(List<String> more) {
        arguments.addAll(more);
        return this;
    }

    /** An option without a value; nothing if it was not given. */
    ExecJava flag(String name, boolean isGiven) {
        return isGiven ? argument(name) : this;
    }

    /** An option as it was given; nothing if it was not. */
    ExecJava option(String name, Object value) {
        return value == null ? this : argument(name).argument(value.toString());
    }

    /** An option that takes several values at once; nothing if there are none. */
    ExecJava option(String name, List<?> values) {
        return values.isEmpty()
                ? this
                : option(name, values.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    /** An option that is given once for each value. */
    ExecJava options(String name, List<?> values) {
        values.forEach(value -> option(name, value));
        return this;
    }

    @Override
    public String toString() {
        return "mvn -pl lodo-bench exec:java -Dexec.args=\""
                + arguments.stream().map(ExecJava::quoted).collect(Collectors.joining(" ")) + "\"";
    }

    private static String quoted(String argument) {
        return argument.contains(" ") ? "'" + argument + "'" : argument;
    }
}
