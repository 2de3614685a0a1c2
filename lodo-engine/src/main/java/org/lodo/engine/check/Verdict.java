package org.lodo.engine.check;

/** The outcome of a check of a cell. */
public enum Verdict {
    /** All loss curves are equal bit by bit. */
    SAME("same bits", true),
    /** Loss curves differ; whether for the worse was not tested. */
    CHANGED("changed", false),
    /** More runs fail than with the same seeds before. */
    FAILING("fails more often", false),
    /** Losses are higher, by more than the smallest change of interest. */
    WORSE("worse", false),
    /** Losses are lower, by more than the smallest change of interest. */
    BETTER("better", true),
    /** Losses differ by less than the smallest change of interest. */
    EQUIVALENT("equivalent", true),
    /** Losses differ, and the runs are too few to show how. */
    UNDECIDED("undecided", true),
    /** The baseline does not have the cell. */
    NEW("not in the baseline", false),
    /** The study no longer has the cell. */
    GONE("gone from the study", false),
    /** The cell runs with other steps or settings than in the baseline. */
    RESPECIFIED("other steps or settings", false);

    private final String words;
    private final boolean passing;

    Verdict(String words, boolean passing) {
        this.words = words;
        this.passing = passing;
    }

    /**
     * @return the verdict for people to read
     */
    public String words() {
        return words;
    }

    /**
     * @return whether a check may pass with it
     */
    public boolean isPassing() {
        return passing;
    }
}
