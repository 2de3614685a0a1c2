package org.lodo.state;

/**
 * Visits the state that a {@link Stateful} object keeps between steps. The same traversal serves to save, restore and measure
 * it: a saving visitor copies what it visits, a restoring visitor overwrites it.
 */
public interface StateVisitor {

    /**
     * Visits a live array, which a restoring visitor overwrites in place.
     *
     * @param values the array itself, whose length does not change during the object's lifetime
     */
    void array(double[] values);

    /**
     * Visits an integer.
     *
     * @param value the current value
     * @return the value to continue with: {@code value} itself, or the restored one
     */
    long number(long value);
}
