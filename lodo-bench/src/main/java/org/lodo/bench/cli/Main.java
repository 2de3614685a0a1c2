package org.lodo.bench.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.lodo.engine.run.ExitGuard;
import org.slf4j.LoggerFactory;

/** The entry point of {@code mvn -pl lodo-bench exec:java} and of {@code java -jar lodo.jar}. */
public final class Main {

    /** Made while there is memory. */
    private static final byte[] NO_MEMORY = ("lodo: not enough memory: give Java more with " + Invocation.memoryOption()
                    + ", or ask for less" + System.lineSeparator())
            .getBytes(StandardCharsets.UTF_8);

    private Main() {}

    /**
     * Runs the command and, if it fails, ends the process with its exit code.
     *
     * @param arguments the command line; none runs the quick study
     */
    public static void main(String[] arguments) {
        Thread.setDefaultUncaughtExceptionHandler(Main::died);
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

    /** Others may wait for ever for a thread that had no memory to go on, so the process ends; runs that ended are stored. */
    private static void died(Thread thread, Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            System.err.write(NO_MEMORY, 0, NO_MEMORY.length);
            System.err.flush();
            Runtime.getRuntime().halt(CommandLines.FAILED);
        }
        LoggerFactory.getLogger(Main.class).error("{} died", thread.getName(), thrown);
    }
}
