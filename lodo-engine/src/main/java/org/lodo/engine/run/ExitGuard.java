package org.lodo.engine.run;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a plug-in that calls {@link System#exit} from ending the command: its call fails, and the process ends when the command
 * has. Java has no supported way to forbid the exit, but the process lives until all shutdown hooks have ended, and so does
 * every thread but the one that has called. A signal ends the process at once, as ever.
 *
 * <p>Not guarded against: {@link Runtime#halt}, which runs no hooks, and an exit by a thread that the plug-in started itself,
 * which ends the command with exit code 1 and a line that names the thread.
 */
public final class ExitGuard {

    private static final long POLL_MILLIS = 20;

    private static final Logger LOG = LoggerFactory.getLogger(ExitGuard.class);

    private final Thread hook = new Thread(this::awaitCommand, "exit-guard");
    private volatile @Nullable Integer exitCode;

    private ExitGuard() {}

    /** What a call that ends the process counts as. */
    static final class ExitException extends RuntimeException {
        private static final long serialVersionUID = 1;

        ExitException() {
            super("System.exit was called, which a plug-in must not");
        }
    }

    /**
     * Guards this process from now on.
     *
     * @return to be told when the command has ended
     */
    public static ExitGuard install() {
        ExitGuard guard = new ExitGuard();
        Runtime.getRuntime().addShutdownHook(guard.hook);
        return guard;
    }

    /**
     * Ends a process that a plug-in wanted to end; leaves any other alone.
     *
     * @param code the command's exit code
     */
    public void commandEnded(int code) {
        exitCode = code;
        try {
            if (!hook.isAlive()) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        } catch (IllegalStateException e) {
            // The process is ending: the hook sees the exit code.
            LOG.debug("the process is ending", e);
        }
    }

    private void awaitCommand() {
        if (exitCode != null) {
            return;
        }
        boolean isByCall = IsolatedCall.failThoseInExit();
        if (!isByCall) {
            endedByAnother();
            return;
        }
        while (exitCode == null && !isSignalled()) {
            IsolatedCall.failThoseInExit();
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
        Integer code = exitCode;
        if (code != null) {
            // Otherwise the exit code would be the plug-in's.
            Runtime.getRuntime().halt(code);
        }
    }

    private static void endedByAnother() {
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            if (IsolatedCall.isInExit(thread.getValue()) && !isOfSignal(thread.getKey())) {
                LOG.warn(
                        "thread '{}' ended the process by System.exit; finished runs are kept, the same command continues"
                                + " from there",
                        thread.getKey().getName());
                Runtime.getRuntime().halt(1);
            }
        }
    }

    /** Whether somebody else wants the process to end now. */
    private static boolean isSignalled() {
        return Thread.getAllStackTraces().entrySet().stream()
                .anyMatch(thread -> isOfSignal(thread.getKey()) && IsolatedCall.isInExit(thread.getValue()));
    }

    /** The runtime has a thread for every signal that ends the process, such as SIGINT. */
    private static boolean isOfSignal(Thread thread) {
        return thread.getName().matches("SIG\\w+ handler");
    }
}
