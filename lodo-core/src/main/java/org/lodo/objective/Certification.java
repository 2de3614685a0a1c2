package org.lodo.objective;

/** How a problem knows its {@linkplain Objective#bestPossibleLoss best possible loss}. */
public enum Certification {
    /** A formula, derived in the problem's Javadoc. */
    CLOSED_FORM("closed form"),

    /** Numerical integration, a singular value decomposition or another method whose error is that of rounding. */
    COMPUTED("computed to rounding error"),

    /** Newton's method on the whole objective, to a gradient of norm 1e-14 relative to that at the start. */
    NEWTON("Newton's method to a relative gradient of 1e-14"),

    /** A figure from the literature, as many digits as were published. */
    PUBLISHED("published"),

    /** The problem tells a figure, but not where it comes from. */
    STATED("stated by the problem"),

    /** The best possible loss is not known. */
    NONE("not known");

    private final String words;

    Certification(String words) {
        this.words = words;
    }

    /**
     * @return what reports say
     */
    public String words() {
        return words;
    }
}
