package org.lodo.engine.catalog;

/** The user asked for something that does not exist or is not allowed; the message is the one line to show. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message name, value, rule and the nearest valid choice
     */
    public UsageException(String message) {
        super(message);
    }

    /**
     * @param message name, value, rule and the nearest valid choice
     * @param cause what was found out
     */
    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
