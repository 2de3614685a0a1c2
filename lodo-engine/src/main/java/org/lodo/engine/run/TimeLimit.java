package org.lodo.engine.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lodo.engine.catalog.UsageException;

/**
 * How long a run may take. It is no part of a {@link RunSpec}: results are a function of the specification, how long they take
 * is not.
 *
 * @param duration of the run as a whole, from the making of its problem to its last metric; at least a millisecond
 */
public record TimeLimit(Duration duration) {

    /** How a limit is written. */
    public static final String RULE = "must be a whole number with a unit, such as 30s, 10m or 2h, of at most 8760h";

    private static final Pattern FORMAT = Pattern.compile("([1-9]\\d{0,9})(ms|s|m|h)");

    private static final Duration LONGEST = Duration.ofDays(365);

    /** Checks the range. */
    public TimeLimit {
        if (duration.toMillis() < 1 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("timeout = " + duration + ": " + RULE);
        }
    }

    /**
     * @param text such as 250ms, 30s, 10m or 2h
     * @return the limit
     * @throws UsageException if it is written in another way, or is out of range
     */
    @JsonCreator
    public static TimeLimit parse(String text) {
        Matcher matcher = FORMAT.matcher(text);
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            Duration duration = switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(count);
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                default -> Duration.ofHours(count);
            };
            if (duration.compareTo(LONGEST) <= 0) {
                return new TimeLimit(duration);
            }
        }
        throw new UsageException("timeout = " + text + ": " + RULE);
    }

    /**
     * @return the limit as {@link #parse} reads it, in the largest unit of which it has at least two, and no fraction
     */
    @JsonValue
    public String text() {
        long millis = duration.toMillis();
        long minute = 60_000;
        if (isWhole(millis, 60 * minute)) {
            return millis / (60 * minute) + "h";
        }
        if (isWhole(millis, minute)) {
            return millis / minute + "m";
        }
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }

    private static boolean isWhole(long millis, long unit) {
        return millis >= 2 * unit && millis % unit == 0;
    }
}
