package org.lodo.objective;

/**
 * The sequence of draws of one run. It depends only on the problem and the seed it was opened with, never on how earlier samples
 * were evaluated, so all optimizers see the same draws.
 *
 * <p>A function without noise is a constant sequence: {@code () -> f}.
 *
 * @param <S> what a sample offers
 */
@FunctionalInterface
public interface Draws<S extends Sample> {

    /**
     * Draws the next ξ.
     *
     * @return its sample, valid until the next call
     */
    S draw();
}
