package org.lodo.preconditioner;

import org.lodo.parallel.Workers;

/**
 * A copy of a preconditioner's parameters θ, with everything else that decides G, in the order of the mathematics rather than
 * of memory. It is the same at every dimension, whichever kernels a {@link Preconditioner} chooses and however they store
 * their weights, so it is what to read, export, compare or build from. {@link Preconditioner#parameters} shows the stores
 * themselves, which have the layout of the kernels.
 *
 * <p>A round trip keeps every bit: a preconditioner built by {@link #toPreconditioner} has the stores of the one that the form
 * was read from, so it gives the same products and, with the same state of the meta rule, learns the same.
 */
public interface CanonicalForm {

    /**
     * @return n, the number of variables
     */
    int dimension();

    /**
     * @return α₀, the constant factor of G
     */
    double scale();

    /**
     * Builds the preconditioner that this form describes.
     *
     * @param workers the threads it computes with; results do not depend on them
     * @return a new preconditioner
     */
    Preconditioner toPreconditioner(Workers workers);
}
