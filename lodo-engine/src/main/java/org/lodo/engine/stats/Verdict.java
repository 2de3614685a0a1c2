package org.lodo.engine.stats;

/**
 * The outcome of a comparison from the point of view of one side: a rival against a reference, current results against a
 * baseline, a measured figure against an expected one.
 */
public enum Verdict {
    /** All loss curves are equal bit by bit. */
    SAME("same bits"),
    /** They differ; the direction was not tested. */
    CHANGED("changed"),
    /** More runs fail than with the same seeds on the other side. */
    FAILING("fails more often"),
    /** Losses are higher, by more than the smallest change of interest if there is one. */
    WORSE("worse"),
    /** Losses are lower, by more than the smallest change of interest if there is one. */
    BETTER("better"),
    /** The difference is smaller than the smallest change of interest. */
    EQUIVALENT("equivalent"),
    /** Too few runs to decide. */
    UNDECIDED("undecided"),
    /** The baseline does not have the cell. */
    NEW("not in the baseline"),
    /** The study no longer has the cell. */
    GONE("gone from the study"),
    /** The cell runs with other steps or settings than in the baseline. */
    RESPECIFIED("other steps or settings"),
    /** Nothing was measured that could be compared. */
    NOT_RUN("not run");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /**
     * @return the verdict in words
     */
    public String words() {
        return words;
    }

    /**
     * @return the same verdict seen from the other side
     */
    public Verdict opposite() {
        return switch (this) {
            case WORSE -> BETTER;
            case BETTER -> WORSE;
            default -> this;
        };
    }
}
