package org.lodo.engine.run;

import org.lodo.validation.NonFiniteException;

/** Tells in one line what code of others has thrown, which may be anything, and may throw again when it is asked. */
public final class Faults {

    /** A longer message is cut: it goes into tables and manifests. */
    private static final int MAX_LENGTH = 500;

    private Faults() {}

    /**
     * @param thrown anything
     * @return its kind and the first line of its message
     */
    public static String describe(Throwable thrown) {
        Throwable told =
                thrown instanceof ExceptionInInitializerError && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (told instanceof NonFiniteException) {
            // Its message says it all; what it is called says less.
            return message(told);
        }
        String name = told.getClass().getSimpleName();
        String kind = name.isEmpty() ? told.getClass().getName() : name;
        String message = message(told);
        return message.isEmpty() ? kind : kind + ": " + message;
    }

    /**
     * @param thrown anything
     * @return the first line of its message that is not blank; empty if it has none
     */
    public static String message(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            if (message == null) {
                return "";
            }
            String line = message.lines()
                    .map(String::strip)
                    .filter(found -> !found.isEmpty())
                    .findFirst()
                    .orElse("");
            return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
        } catch (Throwable again) {
            return "its message cannot be read, " + again.getClass().getSimpleName();
        }
    }
}
