package org.lodo.preconditioner;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodo.kernel.Lanes;
import org.lodo.kernel.Vectors;
import org.lodo.optimizer.UpdateRule;
import org.lodo.parallel.Workers;
import org.ojalgo.matrix.store.R064Store;

/** A layer of LODO-Residuals: R x = x + w ∘ P x with a fixed permutation P and learned weights w. */
final class ResidualLayer implements Layer {

    private final R064Store weights;
    private final int[] source;
    private final int[] destination;
    private final Loop loop = new Loop();

    /** Keeps both arrays. */
    ResidualLayer(int[] permutation, double[] weights) {
        this.weights = R064Store.wrap(weights, weights.length);
        this.source = permutation;
        this.destination = Permutations.inverse(permutation);
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
    public void forward(double[] in, double[] out, LayerActivations activations, Workspace workspace) {
        loop.entering = in;
        loop.leaving = out;
        loop.u = activations;
        workspace.workers().forEach(width(), Workspace.chunk(width()), loop.forward);
    }

    @Override
    public double[][] newScratch() {
        return new double[1][width()];
    }

    @Override
    public void transpose(double[] above, double[] below, LayerActivations activations, Workspace workspace) {
        loop.entering = above;
        loop.leaving = below;
        loop.u = activations;
        loop.scratch = workspace.scratch()[0];
        workspace.workers().forEach(width(), Workspace.chunk(width()), loop.weigh);
        workspace.workers().forEach(width(), Workspace.chunk(width()), loop.addUnpermuted);
    }

    @Override
    public void transposeAndLearn(
            double[] above,
            double @Nullable [] below,
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
    public double gradientSquare(double[] above, LayerActivations u, LayerActivations v, Workspace workspace) {
        System.arraycopy(above, 0, u.output()[0], 0, width());
        double[] gradient = workspace.scratch()[0];
        formGradient(u, v, gradient);
        return Vectors.dot(gradient, gradient);
    }

    @Override
    public void transposeAndAddGradient(
            double @Nullable [] below, double rate, LayerActivations u, LayerActivations v, Workspace workspace) {
        double[] gradient = workspace.scratch()[0];
        if (below != null) {
            transpose(u.output()[0], below, u, workspace);
        }
        formGradient(u, v, gradient);
        Vectors.addScaled(rate, gradient, weights.data);
    }

    private void formGradient(LayerActivations u, LayerActivations v, double[] gradient) {
        Lanes.sumOfProducts(1, u.input()[0], v.output()[0], v.input()[0], u.output()[0], gradient, 0, width());
    }

    /** The identity, as the way down undoes each permutation at once. */
    @Override
    public int[] exit() {
        return Permutations.identity(width());
    }

    /** w, one store of one column. */
    @Override
    public List<R064Store> parameters() {
        return List.of(weights);
    }

    PermutedWeights form() {
        return new PermutedWeights(source, weights.data);
    }

    /** Loop bodies with their arguments. They are created once, so that a step allocates nothing. */
    @SuppressWarnings("NullAway.Init") // arguments are set before each loop
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
