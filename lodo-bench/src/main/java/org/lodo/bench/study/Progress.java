package org.lodo.bench.study;

/** Shows how far a study has come. Called from several threads. */
public interface Progress extends AutoCloseable {

    /**
     * @param steps steps made since the last call
     */
    void advance(long steps);

    @Override
    void close();
}
