package org.lodo.bench.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.lodo.engine.run.ExitGuard;

/** The entry point of {@code mvn -pl lodo-bench exec:java} and of {@code java -jar lodo.jar}. */
public final class Main {

    private Main() {}

    /**
     * Runs the command and, if it fails, ends the process with its exit code.
     *
     * @param arguments the command line; none runs the quick study
     */
    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        ExitGuard guard = ExitGuard.install();
        int exitCode = CommandLines.execute(out, err, arguments);
        guard.commandEnded(exitCode);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }
}
