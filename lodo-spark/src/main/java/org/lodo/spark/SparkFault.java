package org.lodo.spark;

import org.jspecify.annotations.Nullable;

/** What went wrong in Spark, in a line. */
final class SparkFault {

    private SparkFault() {}

    /** The first line of what was thrown. */
    static String line(@Nullable Throwable thrown) {
        return thrown == null
                ? "failed"
                : line(String.valueOf(thrown.getMessage() == null ? thrown : thrown.getMessage()));
    }

    /** The first line. */
    static String line(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("failed");
    }
}
