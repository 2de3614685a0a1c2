package org.lodo.bench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.FolderLock;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Executes a command line and reports every failure in one line and by an exit code. */
final class CommandLines {

    /** Success. */
    static final int DONE = 0;

    /** Failure: the work could not be finished. */
    static final int FAILED = 1;

    /** Wrong arguments. */
    static final int WRONG_ARGUMENTS = 2;

    /** The command was asked to stop and can go on: EX_TEMPFAIL of sysexits.h, on which schedulers queue a job again. */
    static final int STOPPED = 75;

    /** The command without arguments. */
    private static final String[] DEFAULT = {"run", "quick"};

    private CommandLines() {}

    static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine command = new CommandLine(new LodoCommand())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((exception, given) -> wrongArguments(err, exception))
                .setExecutionExceptionHandler((exception, running, parsed) -> failed(err, exception));
        try {
            LocaleCheck.requireNameable(arguments);
            return command.execute(arguments.length == 0 ? DEFAULT : arguments);
        } catch (UsageException e) {
            return failed(err, e);
        } catch (Error e) {
            return failed(err, e);
        }
    }

    /** Memory that is used up shows anywhere, also as a class that cannot be initialized. */
    private static int failed(PrintWriter err, Error error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return outOfMemory(err, cause.getMessage());
            }
        }
        return internal(err, error);
    }

    private static int outOfMemory(PrintWriter err, @Nullable String message) {
        err.println("lodo: not enough memory (" + message + "): give Java more with " + Invocation.memoryOption()
                + ", or ask for less");
        return FAILED;
    }

    private static int wrongArguments(PrintWriter err, CommandLine.ParameterException exception) {
        StringBuilder message = new StringBuilder(message(exception));
        if (exception instanceof CommandLine.UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            if (!suggestions.isEmpty()) {
                message.append(": did you mean '").append(suggestions.get(0)).append("'?");
            }
        }
        String verb = exception.getCommandLine().getCommandSpec().qualifiedName(" ");
        err.println("lodo: " + message + " (see " + verb + " --help)");
        return WRONG_ARGUMENTS;
    }

    private static int failed(PrintWriter err, Exception exception) {
        LoggerFactory.getLogger(CommandLines.class).debug("the command failed", exception);
        if (exception instanceof UsageException) {
            err.println("lodo: " + message(exception));
            return WRONG_ARGUMENTS;
        }
        if (exception instanceof FolderLock.HeldException) {
            err.println("lodo: " + describe(exception));
            return FAILED;
        }
        if (exception instanceof InvalidPathException path) {
            err.println("lodo: '" + path.getInput().replace("\0", "\\0") + "': must be a path: " + path.getReason());
            return WRONG_ARGUMENTS;
        }
        if (exception instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return failed(err, unchecked.getCause());
        }
        if (exception instanceof IOException) {
            err.println(
                    "lodo: " + describe(exception) + "; finished runs are kept, the same command continues from there");
            return FAILED;
        }
        return internal(err, exception);
    }

    private static int internal(PrintWriter err, Throwable thrown) {
        err.println("lodo: internal error, please report it: " + oneLine(thrown.toString()) + " at "
                + (thrown.getStackTrace().length == 0 ? "unknown place" : thrown.getStackTrace()[0]));
        return FAILED;
    }

    private static String describe(Exception exception) {
        if (exception instanceof AccessDeniedException denied) {
            return denied.getFile() + ": must be writable";
        }
        if (exception instanceof FileAlreadyExistsException || exception instanceof NotDirectoryException) {
            return ((FileSystemException) exception).getFile() + ": must be a folder";
        }
        if (exception instanceof FileSystemException failure) {
            return failure.getFile() + ": " + Objects.requireNonNullElse(failure.getReason(), failure.toString());
        }
        return message(exception);
    }

    private static String message(Exception exception) {
        return oneLine(Objects.requireNonNullElse(exception.getMessage(), exception.toString()));
    }

    private static String oneLine(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining(" "));
    }
}
