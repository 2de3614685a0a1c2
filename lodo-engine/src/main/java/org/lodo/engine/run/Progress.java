package org.lodo.engine.run;

/** Displays the progress of a study or tuning. Must be safe for use by several threads. */
public interface Progress extends AutoCloseable {

    /**
     * Adds completed steps.
     *
     * @param steps number of steps since the last call
     */
    void advance(long steps);

    /**
     * Adds steps that need not be made, because an earlier process made them or their run has failed.
     *
     * @param steps number of these steps
     */
    default void skip(long steps) {
        advance(steps);
    }

    /** A run has ended and is stored. */
    default void stored() {
        // Only who is asked how far it has come counts.
    }

    @Override
    void close();
}
