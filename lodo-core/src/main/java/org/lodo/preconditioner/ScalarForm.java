package org.lodo.preconditioner;

import org.lodo.parallel.Workers;
import org.lodo.validation.Require;

/**
 * The {@link CanonicalForm} of {@link ScalarPreconditioner}: G = α₀ gain I.
 *
 * @param dimension n, at least 1
 * @param scale α₀, positive
 * @param gain w
 */
public record ScalarForm(int dimension, double scale, double gain) implements CanonicalForm {

    /** Checks dimension and scale. */
    public ScalarForm {
        Require.atLeast("dimension", dimension, 1);
        Require.positive("scale", scale);
    }

    @Override
    public ScalarPreconditioner toPreconditioner(Workers workers) {
        return new ScalarPreconditioner(dimension, scale, gain);
    }
}
