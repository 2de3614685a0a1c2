package org.lodo.state;

/**
 * Walks over the state that a {@link Stateful} object keeps between steps. One walk serves for saving, restoring and
 * measuring: a visitor that saves copies what it is shown, a visitor that restores overwrites it.
 */
public interface StateVisitor {

    /**
     * Shows a live array, which a restoring visitor overwrites in place.
     *
     * @param values the array itself, of a length that does not change during the object's life
     */
    void array(double[] values);

    /**
     * Shows a whole number.
     *
     * @param value the number now
     * @return the number to go on with: {@code value} itself, or what is being restored
     */
    long number(long value);
}
