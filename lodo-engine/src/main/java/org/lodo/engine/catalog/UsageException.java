package org.lodo.engine.catalog;

/** A user error, such as an unknown name or an invalid value; the message is one line, shown without a stack trace. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message name, value, rule and closest valid choice
     */
    public UsageException(String message) {
        super(message);
    }

    /**
     * @param message name, value, rule and closest valid choice
     * @param cause the underlying exception
     */
    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
