package org.lodo.preconditioner;

import java.util.Arrays;
import org.lodo.parallel.Workers;
import org.lodo.validation.Require;

/**
 * The {@link CanonicalForm} of {@link DiagonalPreconditioner}: G = α₀ diag(gain). Immutable: the array is copied on the way in
 * and on the way out.
 *
 * @param scale α₀, positive
 * @param gain w, of n entries, at least one
 */
public record DiagonalForm(double scale, double[] gain) implements CanonicalForm {

    /** Checks the scale and the length, and copies the gain. */
    public DiagonalForm {
        Require.positive("scale", scale);
        Require.atLeast("dimension", gain.length, 1);
        gain = gain.clone();
    }

    @Override
    public int dimension() {
        return gain.length;
    }

    /**
     * @return a copy of the gain
     */
    @Override
    public double[] gain() {
        return gain.clone();
    }

    @Override
    public DiagonalPreconditioner toPreconditioner(Workers workers) {
        return new DiagonalPreconditioner(scale, gain.clone());
    }

    /** Whether the other form describes the same preconditioner, to the bit. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DiagonalForm that
                && Double.compare(scale, that.scale) == 0
                && Arrays.equals(gain, that.gain);
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(scale) + Arrays.hashCode(gain);
    }

    @Override
    public String toString() {
        return "DiagonalForm[scale=" + scale + ", gain=" + Arrays.toString(gain) + "]";
    }
}
