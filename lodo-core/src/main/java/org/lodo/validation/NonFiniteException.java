package org.lodo.validation;

/**
 * Thrown if a vector from outside, such as a gradient, has an entry that is infinite or NaN. It is thrown before anything has
 * changed, so the caller may discard the draw and continue.
 */
public final class NonFiniteException extends ArithmeticException {

    private static final long serialVersionUID = 1;

    /** Index of the entry. */
    private final int entry;
    /** NaN or an infinity. */
    private final double value;

    /**
     * @param name what the vector is
     * @param entry the index of its first entry that is not finite
     * @param value that entry
     */
    public NonFiniteException(String name, int entry, double value) {
        super(name + "[" + entry + "] = " + value + ": must be finite");
        this.entry = entry;
        this.value = value;
    }

    /**
     * @return the index of the first entry that is not finite
     */
    public int entry() {
        return entry;
    }

    /**
     * @return that entry: NaN or an infinity
     */
    public double value() {
        return value;
    }
}
