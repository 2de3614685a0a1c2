package org.lodo.preconditioner;

import java.util.ArrayList;
import java.util.List;
import org.lodo.parallel.Workers;
import org.lodo.random.RandomStream;
import org.lodo.validation.Require;

/**
 * The preconditioner of LODO-Residuals: a {@link SymmetricProduct} whose layers are R x = x + w ∘ P x, with a fixed permutation
 * P and learned weights w, and with a learned diagonal D in the middle (Liao et al. 2023, section 5.1).
 */
public final class PermutedResidual {

    private PermutedResidual() {}

    /**
     * The initial preconditioner of LODO-Residuals: G = α₀ Eᵀ R_1ᵀ … R_Nᵀ D R_N … R_1 E on 2n hidden units, with
     * w ~ N(0, 1/N) and D = I.
     *
     * @param dimension n, at least 1
     * @param scale α₀, positive
     * @param layers N, at least 1
     * @param random source of the permutations and weights
     * @param workers the threads that compute; results do not depend on them
     * @return the preconditioner
     */
    public static SymmetricProduct random(
            int dimension, double scale, int layers, RandomStream random, Workers workers) {
        Require.atLeast("dimension", dimension, 1);
        Require.atLeast("layers", layers, 1);
        int width = Math.multiplyExact(2, dimension);
        double deviation = 1 / Math.sqrt(layers);
        List<ResidualLayer> chain = new ArrayList<>(layers);
        for (int layer = 0; layer < layers; layer++) {
            double[] weights = new double[width];
            for (int j = 0; j < width; j++) {
                weights[j] = deviation * random.nextGaussian();
            }
            chain.add(new ResidualLayer(random.nextPermutation(width), weights));
        }
        return product(dimension, scale, chain, DiagonalLayer.identity(width), workers);
    }

    /**
     * The preconditioner of LODO-Residuals with given permutations and weights.
     *
     * @param dimension n, at least 1
     * @param scale α₀, positive
     * @param permutations for each layer its permutation, out[j] = in[permutation[j]], of 2n entries
     * @param weights for each layer its weights, of 2n entries; copied
     * @param diagonal D, of 2n entries; copied
     * @param workers the threads that compute; results do not depend on them
     * @return the preconditioner
     * @throws IllegalArgumentException if sizes do not fit or a permutation is not one
     */
    public static SymmetricProduct of(
            int dimension,
            double scale,
            List<int[]> permutations,
            List<double[]> weights,
            double[] diagonal,
            Workers workers) {
        Require.atLeast("dimension", dimension, 1);
        if (permutations.size() != weights.size()) {
            throw new IllegalArgumentException("weights has " + weights.size() + " layers: must have "
                    + permutations.size() + ", as permutations");
        }
        int width = Math.multiplyExact(2, dimension);
        List<ResidualLayer> chain = new ArrayList<>();
        for (int layer = 0; layer < weights.size(); layer++) {
            checkLayer(layer, width, permutations.get(layer), weights.get(layer));
            chain.add(new ResidualLayer(
                    permutations.get(layer).clone(), weights.get(layer).clone()));
        }
        checkSize("diagonal", diagonal, width);
        return product(dimension, scale, chain, new DiagonalLayer(diagonal.clone()), workers);
    }

    static void checkLayer(int layer, int width, int[] permutation, double[] weights) {
        Permutations.check("permutation of layer " + layer, permutation, width);
        checkSize("weights of layer " + layer, weights, width);
    }

    static void checkSize(String name, double[] values, int width) {
        if (values.length != width) {
            throw new IllegalArgumentException(
                    name + " has " + values.length + " entries: must have " + width + ", twice the dimension");
        }
    }

    private static SymmetricProduct product(
            int dimension, double scale, List<ResidualLayer> chain, DiagonalLayer middle, Workers workers) {
        return new SymmetricProduct(
                dimension,
                2 * dimension,
                scale,
                chain,
                middle,
                factor -> new PermutedResidualForm(
                        dimension,
                        factor,
                        chain.stream().map(ResidualLayer::form).toList(),
                        middle.parameters().data),
                workers);
    }
}
