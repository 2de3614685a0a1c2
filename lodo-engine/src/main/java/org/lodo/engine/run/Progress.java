package org.lodo.engine.run;

/** Shows how far a study or a tuning has come. Called from several threads. */
public interface Progress extends AutoCloseable {

    /**
     * @param steps steps made since the last call
     */
    void advance(long steps);

    /**
     * @param steps steps that need not be made, since they were made before or their run has failed
     */
    default void skip(long steps) {
        advance(steps);
    }

    @Override
    void close();
}
