package org.lodo.preconditioner;

import java.util.ArrayList;
import java.util.List;
import org.lodo.kernel.Lanes;
import org.lodo.kernel.Vectors;
import org.lodo.optimizer.UpdateRule;
import org.lodo.parallel.Workers;
import org.lodo.random.RandomStream;
import org.lodo.validation.Require;
import org.ojalgo.matrix.store.R064Store;

/** A layer of LODO-Residuals: R x = x + w ∘ P x with a fixed permutation P and learned weights w. */
public final class PermutedResidual implements Layer {

    private final R064Store weights;
    private final int[] source;
    private final int[] destination;
    private final Loop loop = new Loop();

    private PermutedResidual(int[] permutation, double[] weights) {
        this.weights = R064Store.wrap(weights, weights.length);
        this.source = permutation;
        this.destination = new int[permutation.length];
        for (int j = 0; j < permutation.length; j++) {
            destination[permutation[j]] = j;
        }
    }

    /**
     * The preconditioner of LODO-Residuals as it starts: G = α₀ Eᵀ R_1ᵀ … R_Nᵀ D R_N … R_1 E on 2n hidden units, with
     * w ~ N(0, 1/N) and D = I, applied once.
     *
     * @param dimension n, at least 1
     * @param scale α₀, positive
     * @param layers N, at least 1
     * @param random where permutations and weights are drawn from
     * @param workers who computes
     * @return the preconditioner
     */
    public static SymmetricProduct random(
            int dimension, double scale, int layers, RandomStream random, Workers workers) {
        Require.atLeast("dimension", dimension, 1);
        Require.atLeast("layers", layers, 1);
        int width = Math.multiplyExact(2, dimension);
        double deviation = 1 / Math.sqrt(layers);
        List<PermutedResidual> chain = new ArrayList<>(layers);
        for (int layer = 0; layer < layers; layer++) {
            double[] weights = new double[width];
            for (int j = 0; j < width; j++) {
                weights[j] = deviation * random.nextGaussian();
            }
            chain.add(new PermutedResidual(random.nextPermutation(width), weights));
        }
        return new SymmetricProduct(dimension, width, scale, chain, DiagonalLayer.identity(width), workers);
    }

    /**
     * The preconditioner of LODO-Residuals with given permutations and weights.
     *
     * @param dimension n, at least 1
     * @param scale α₀, positive
     * @param permutations for each layer its permutation, out[j] = in[permutation[j]], of 2n entries
     * @param weights for each layer its weights, of 2n entries; copied
     * @param diagonal D, of 2n entries; copied
     * @param workers who computes
     * @return the preconditioner
     * @throws IllegalArgumentException if sizes do not fit or a permutation is none
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
        List<PermutedResidual> chain = new ArrayList<>();
        for (int layer = 0; layer < weights.size(); layer++) {
            Permutations.check("permutation of layer " + layer, permutations.get(layer), width);
            chain.add(new PermutedResidual(
                    permutations.get(layer).clone(),
                    Require.length("weights of layer " + layer, weights.get(layer), width)
                            .clone()));
        }
        DiagonalLayer middle =
                new DiagonalLayer(Require.length("diagonal", diagonal, width).clone());
        return new SymmetricProduct(dimension, width, scale, chain, middle, workers);
    }

    @Override
    public int width() {
        return source.length;
    }

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public int scratchOfThread() {
        return 0;
    }

    @Override
    public void forward(double[] in, double[] out, LayerActivations trace, Workspace workspace) {
        loop.entering = in;
        loop.leaving = out;
        loop.u = trace;
        workspace.workers().forEach(width(), Workspace.chunk(width()), loop.forward);
    }

    @Override
    public double[][] newScratch() {
        return new double[1][width()];
    }

    @Override
    public void transpose(double[] above, double[] below, LayerActivations trace, Workspace workspace) {
        loop.entering = above;
        loop.leaving = below;
        loop.u = trace;
        loop.scratch = workspace.scratch()[0];
        workspace.workers().forEach(width(), Workspace.chunk(width()), loop.weigh);
        workspace.workers().forEach(width(), Workspace.chunk(width()), loop.addUnpermuted);
    }

    @Override
    public void transposeAndLearn(
            double[] above,
            double[] below,
            LayerActivations u,
            LayerActivations v,
            double factor,
            UpdateRule rule,
            int firstGroup,
            Workspace workspace) {
        if (below == null) {
            System.arraycopy(above, 0, u.output()[0], 0, width());
        } else {
            transpose(above, below, u, workspace);
        }
        loop.u = u;
        loop.v = v;
        loop.factor = factor;
        loop.rule = rule;
        loop.group = firstGroup;
        loop.scratch = workspace.scratch()[0];
        workspace.workers().forEach(width(), Workspace.chunk(width()), loop.learn);
    }

    @Override
    public void leave(double[] below, double factor, double[] out) {
        Vectors.scale(factor, below, out);
    }

    /**
     * w, one store of one column.
     *
     * @return the live store
     */
    @Override
    public List<R064Store> parameters() {
        return List.of(weights);
    }

    /** Loop bodies with their arguments. They are made once, so that a step allocates nothing. */
    private final class Loop {
        final Workers.Body forward = this::forward;
        final Workers.Body weigh = this::weigh;
        final Workers.Body addUnpermuted = this::addUnpermuted;
        final Workers.Body learn = this::learn;
        double[] entering;
        double[] leaving;
        double[] scratch;
        LayerActivations u;
        LayerActivations v;
        double factor;
        UpdateRule rule;
        int group;

        private void forward(int from, int to) {
            double[] in = entering;
            double[] out = leaving;
            double[] permuted = u.input()[0];
            double[] w = weights.data;
            Lanes.gather(in, source, permuted, from, to);
            for (int j = from; j < to; j++) {
                out[j] = Math.fma(w[j], permuted[j], in[j]);
            }
        }

        private void weigh(int from, int to) {
            double[] product = scratch;
            double[] output = u.output()[0];
            double[] w = weights.data;
            System.arraycopy(entering, from, output, from, to - from);
            for (int j = from; j < to; j++) {
                product[j] = w[j] * output[j];
            }
        }

        private void addUnpermuted(int from, int to) {
            double[] out = leaving;
            double[] product = scratch;
            double[] output = u.output()[0];
            for (int j = from; j < to; j++) {
                out[j] = output[j] + product[destination[j]];
            }
        }

        private void learn(int from, int to) {
            Lanes.sumOfProducts(factor, u.input()[0], v.output()[0], v.input()[0], u.output()[0], scratch, from, to);
            rule.update(group, scratch, weights.data, from, to);
        }
    }
}
