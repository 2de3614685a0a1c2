package org.lodo.engine.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.UsageException;

/**
 * Where the hyper-parameters of a cell come from. A study may run a problem in several tracks; each is a problem of its own in
 * results, with verdicts of its own.
 *
 * @param kind how they were found
 * @param from the tuning of another problem or horizon whose points are used; null unless they are transferred
 */
public record Track(
        Kind kind,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String from) {

    /** How hyper-parameters were found. */
    public enum Kind {
        /** By a search on the problem itself. */
        TUNED,
        /** Not at all: the defaults of the catalog, the same on all problems. */
        UNTUNED,
        /** By a search on another problem, or for another horizon. */
        TRANSFERRED
    }

    /** Searched on the problem itself. */
    public static final Track TUNED = new Track(Kind.TUNED, null);

    /** The defaults of the catalog. */
    public static final Track UNTUNED = new Track(Kind.UNTUNED, null);

    /** Checks that a transferred track, and no other, names its tuning. */
    public Track {
        if ((kind == Kind.TRANSFERRED) != (from != null)) {
            throw new UsageException("track " + kind + " from " + from
                    + ": must name a tuning if it is transferred, and none otherwise");
        }
    }

    /**
     * @return its name: tuned, untuned, or transferred= and the tuning
     */
    public String label() {
        return switch (kind) {
            case TUNED -> "tuned";
            case UNTUNED -> "untuned";
            case TRANSFERRED -> "transferred=" + from;
        };
    }

    /**
     * The name of a problem in this track.
     *
     * @param problem the label of a problem
     * @return the same where it is tuned; otherwise with the track's name in brackets
     */
    public String labelOf(String problem) {
        return kind == Kind.TUNED ? problem : problem + "[" + label() + "]";
    }
}
