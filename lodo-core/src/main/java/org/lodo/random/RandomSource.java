package org.lodo.random;

import org.lodo.state.Stateful;

/**
 * A source of random numbers, drawn one after the other. {@link RandomStream} generates them; a test may replay the recorded
 * numbers of another implementation.
 */
public interface RandomSource extends Stateful {

    /**
     * @return a number uniform in [0, 1)
     */
    double nextDouble();

    /**
     * @return a draw from N(0, 1)
     */
    double nextGaussian();

    /**
     * Fills a vector with independent draws from N(0, 1).
     *
     * @param out overwritten
     */
    default void fillGaussian(double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = nextGaussian();
        }
    }
}
