package org.lodo.engine.shard;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lodo.engine.catalog.UsageException;

/**
 * One of several processes that share the runs of a study or a search.
 *
 * @param number which of them, from 1
 * @param of how many there are
 */
public record Shard(int number, int of) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,7})/(\\d{1,7})");

    /** Checks both numbers. */
    public Shard {
        if (of < 1 || number < 1 || number > of) {
            throw new UsageException("--shard = " + number + "/" + of + ": I of I/N must be from 1 to N"
                    + (of < 1 ? ", at least 1" : ""));
        }
    }

    /**
     * @param text such as 2/5, the second of five shards
     * @return the shard
     * @throws UsageException if it has another form, or I is not from 1 to N
     */
    public static Shard parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new UsageException("--shard = " + text
                    + ": must be I/N with whole numbers, such as 2/5 for the second of five shards");
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /**
     * @param runs how many runs there are to share
     * @param what what they are of, for messages, such as {@code study quick}
     * @return this shard
     * @throws UsageException if there are more shards than runs
     */
    public Shard requireAtMost(long runs, String what) {
        if (of > runs) {
            throw new UsageException(
                    "--shard = " + text() + ": N of I/N must be at most " + runs + ", the number of runs of " + what);
        }
        return this;
    }

    /**
     * @return as it is written on the command line
     */
    public String text() {
        return number + "/" + of;
    }
}
