package org.lodo.engine.io;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What was read is not what should be there. The reason names the place within the file, the value and the rule. */
public final class DamagedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason place, value and rule
     * @param cause what was found out; null for nothing more
     */
    public DamagedException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    private DamagedException(Path file, DamagedException found) {
        super(file + ": " + found.reason, found);
        reason = found.reason;
    }

    /**
     * @param file where it was found
     * @return the same with the file in its message
     */
    public DamagedException in(Path file) {
        return new DamagedException(file, this);
    }

    /**
     * @return place, value and rule, without the file
     */
    public String reason() {
        return reason;
    }

    /**
     * @param cause why something could not be read
     * @return its reason in a line, without the file where that is known
     */
    public static String reason(Throwable cause) {
        if (cause instanceof DamagedException damaged) {
            return damaged.reason();
        }
        String message = cause.getMessage();
        return message == null ? cause.toString() : message.lines().findFirst().orElse(cause.toString());
    }
}
