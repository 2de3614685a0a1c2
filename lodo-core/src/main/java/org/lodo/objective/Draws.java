package org.lodo.objective;

/**
 * The sequence of draws of one run. What is drawn depends on where the sequence was opened (problem and seed), never on
 * what was asked of earlier samples, so that different optimizers meet the same draws.
 *
 * <p>A function without noise is the sequence that always answers the same: {@code () -> f}.
 *
 * @param <S> what a sample can be asked
 */
@FunctionalInterface
public interface Draws<S extends Sample> {

    /**
     * Fixes the next ξ.
     *
     * @return the sample, valid until the next call
     */
    S draw();
}
