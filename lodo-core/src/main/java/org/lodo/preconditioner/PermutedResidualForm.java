package org.lodo.preconditioner;

import java.util.Arrays;
import java.util.List;
import org.lodo.parallel.Workers;
import org.lodo.validation.Require;

/**
 * The {@link CanonicalForm} of the preconditioner of LODO-Residuals ({@link PermutedResidual}):
 *
 * <pre>
 * G = α₀ Eᵀ Aᵀ D A E,   A = R_N … R_1,   D = diag(diagonal)
 * </pre>
 *
 * <p>E pads the n variables with n zeros: (E v)[j] = v[j] for j &lt; n and 0 beyond. {@link PermutedWeights} says what a layer
 * does. Immutable: arrays are copied on the way in and on the way out.
 *
 * @param dimension n, at least 1
 * @param scale α₀, positive
 * @param layers R_1 to R_N, the one that meets the variables first
 * @param diagonal the 2n entries of D
 */
public record PermutedResidualForm(int dimension, double scale, List<PermutedWeights> layers, double[] diagonal)
        implements CanonicalForm {

    /**
     * Checks all sizes and copies the diagonal.
     *
     * @throws IllegalArgumentException if sizes do not fit or a permutation is not one
     */
    public PermutedResidualForm {
        Require.positive("scale", scale);
        layers = List.copyOf(layers);
        diagonal = diagonal.clone();
        int width = Math.multiplyExact(2, Require.atLeast("dimension", dimension, 1));
        for (int layer = 0; layer < layers.size(); layer++) {
            layers.get(layer).checkAsLayer(layer, width);
        }
        PermutedResidual.checkSize("diagonal", diagonal, width);
    }

    /**
     * @return a copy of the diagonal
     */
    @Override
    public double[] diagonal() {
        return diagonal.clone();
    }

    @Override
    public SymmetricProduct toPreconditioner(Workers workers) {
        return PermutedResidual.of(
                dimension,
                scale,
                layers.stream().map(PermutedWeights::permutation).toList(),
                layers.stream().map(PermutedWeights::weights).toList(),
                diagonal,
                workers);
    }

    /** Whether the other form describes the same preconditioner, to the bit. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PermutedResidualForm that
                && dimension == that.dimension
                && Double.compare(scale, that.scale) == 0
                && layers.equals(that.layers)
                && Arrays.equals(diagonal, that.diagonal);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(
                new int[] {dimension, Double.hashCode(scale), layers.hashCode(), Arrays.hashCode(diagonal)});
    }

    @Override
    public String toString() {
        return "PermutedResidualForm[dimension=" + dimension + ", scale=" + scale + ", layers=" + layers + ", diagonal="
                + Arrays.toString(diagonal) + "]";
    }
}
