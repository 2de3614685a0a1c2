package org.lodo.preconditioner;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lodo.kernel.BlocksOfFour;
import org.lodo.kernel.Lanes;
import org.lodo.kernel.Vectors;
import org.lodo.optimizer.UpdateRule;
import org.lodo.parallel.Workers;
import org.ojalgo.matrix.store.R064Store;

/**
 * A permutation, then blocks of size 4, in one pass over the blocks: the inputs of a block are gathered, recorded as
 * activations, multiplied and stored while they are in registers. Everything is in natural order and the weights of a block are
 * contiguous, so the weights are a single stream from memory. Results are identical to those of {@link LaneBlocks}.
 */
final class FusedBlocks implements BlockLayer {

    static final int BLOCK_SIZE = BlocksOfFour.SIZE;

    /**
     * Blocks in a slab. The weights of a slab are a store of their own. Its gradient is small enough to stay in the second-level
     * cache from the products to the update, and the slab is long enough to make streaming from memory worthwhile.
     */
    private static final int SLAB = Workspace.PARTIAL;

    private static final int WEIGHTS_OF_BLOCK = BLOCK_SIZE * BLOCK_SIZE;

    private final int blocks;
    private final List<R064Store> parameters;
    private final double[][] slabs;
    private final PermutationIndices indices;
    private final double[] partialSquares;
    private final Loop loop = new Loop();
    /** With the arguments of the second of two vectors. */
    private final Loop second = new Loop();

    private final Workers.Body forwardBoth = this::forwardBoth;
    private final Workers.Body transposeBoth = this::transposeBoth;

    FusedBlocks(PermutationIndices indices, double[][][] blocksOfWeights) {
        this.blocks = blocksOfWeights.length;
        this.indices = indices;
        partialSquares = Workspace.partials(blocks);
        slabs = new double[(blocks + SLAB - 1) / SLAB][];
        for (int slab = 0; slab < slabs.length; slab++) {
            int first = slab * SLAB;
            int last = Math.min(blocks, first + SLAB);
            slabs[slab] = Arrays.stream(blocksOfWeights, first, last)
                    .flatMap(Arrays::stream)
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
        }
        parameters = Arrays.stream(slabs)
                .map(values -> R064Store.wrap(values, values.length))
                .toList();
    }

    @Override
    public int width() {
        return blocks * BLOCK_SIZE;
    }

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public double[][] newScratch() {
        return new double[0][];
    }

    @Override
    public int scratchOfThread() {
        return WEIGHTS_OF_BLOCK * Math.min(blocks, SLAB);
    }

    @Override
    public void forward(double[] in, double[] out, LayerActivations activations, Workspace workspace) {
        loop.prepare(in, out, activations, workspace);
        workspace.workers().forEach(blocks, SLAB, loop.forward);
    }

    @Override
    public void transpose(double[] above, double[] below, LayerActivations activations, Workspace workspace) {
        loop.prepare(above, below, activations, workspace);
        workspace.workers().forEach(blocks, SLAB, loop.transpose);
    }

    @Override
    public void forwardBoth(
            double[] inU,
            double[] outU,
            LayerActivations u,
            double[] inV,
            double[] outV,
            LayerActivations v,
            Workspace workspace) {
        loop.prepare(inU, outU, u, workspace);
        second.prepare(inV, outV, v, workspace);
        workspace.workers().forEach(blocks, SLAB, forwardBoth);
    }

    @Override
    public void transposeBoth(
            double[] aboveU,
            double[] belowU,
            LayerActivations u,
            double[] aboveV,
            double[] belowV,
            LayerActivations v,
            Workspace workspace) {
        loop.prepare(aboveU, belowU, u, workspace);
        second.prepare(aboveV, belowV, v, workspace);
        workspace.workers().forEach(blocks, SLAB, transposeBoth);
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
        loop.prepare(above, below, u, workspace);
        loop.v = v;
        loop.factor = factor;
        loop.rule = rule;
        loop.firstGroup = firstGroup;
        workspace.workers().forEach(blocks, SLAB, loop.transposeAndLearn);
    }

    @Override
    public double gradientSquare(double[] above, LayerActivations u, LayerActivations v, Workspace workspace) {
        loop.entering = above;
        loop.u = u;
        loop.v = v;
        loop.workspace = workspace;
        workspace.workers().forEach(blocks, SLAB, loop.gradientSquare);
        return Vectors.sum(partialSquares, 0, partialSquares.length);
    }

    @Override
    public void transposeAndAddGradient(
            double @Nullable [] below, double rate, LayerActivations u, LayerActivations v, Workspace workspace) {
        loop.leaving = below;
        loop.u = u;
        loop.v = v;
        loop.factor = rate;
        workspace.workers().forEach(blocks, SLAB, loop.transposeAndAddGradient);
    }

    @Override
    public void writeOutput(double[] below, double factor, double[] out) {
        int[] exit = indices.exit();
        for (int j = 0; j < out.length; j++) {
            out[j] = factor * below[exit[j]];
        }
    }

    /** A store of one column for each slab: block after block, each as rows W[i][0 … 3]. */
    @Override
    public List<R064Store> parameters() {
        return parameters;
    }

    @Override
    public int[] source() {
        return indices.source().clone();
    }

    @Override
    public double[][][] weights() {
        double[][][] weights = new double[blocks][BLOCK_SIZE][];
        for (int b = 0; b < blocks; b++) {
            for (int i = 0; i < BLOCK_SIZE; i++) {
                int row = WEIGHTS_OF_BLOCK * (b % SLAB) + BLOCK_SIZE * i;
                weights[b][i] = Arrays.copyOfRange(slabs[b / SLAB], row, row + BLOCK_SIZE);
            }
        }
        return weights;
    }

    /** For one slab, whose weights stay in the second-level cache from the first vector to the second. */
    private void forwardBoth(int from, int to) {
        loop.forward(from, to);
        second.forward(from, to);
    }

    private void transposeBoth(int from, int to) {
        loop.transpose(from, to);
        second.transpose(from, to);
    }

    /** Loop bodies with their arguments, each for one slab. They are created once, so that a step allocates nothing. */
    @SuppressWarnings("NullAway.Init") // arguments are set before each loop
    private final class Loop {
        final Workers.Body forward = this::forward;
        final Workers.Body transpose = this::transpose;
        final Workers.Body transposeAndLearn = this::transposeAndLearn;
        final Workers.Body gradientSquare = this::gradientSquare;
        final Workers.Body transposeAndAddGradient = this::transposeAndAddGradient;
        double[] entering;
        /** Null if nothing is to be left below. */
        double @Nullable [] leaving;

        LayerActivations u;
        LayerActivations v;
        double factor;
        UpdateRule rule;
        int firstGroup;
        Workspace workspace;

        void prepare(double[] in, double @Nullable [] out, LayerActivations activations, Workspace scratch) {
            entering = in;
            leaving = out;
            u = activations;
            workspace = scratch;
        }

        private void forward(int from, int to) {
            double[] out = Objects.requireNonNull(leaving);
            BlocksOfFour.multiply(slabs[from / SLAB], entering, indices.source(), u.input()[0], out, from, to);
        }

        private void transpose(int from, int to) {
            double[] out = Objects.requireNonNull(leaving);
            BlocksOfFour.multiplyTransposed(
                    slabs[from / SLAB], entering, indices.above(), u.output()[0], out, from, to);
        }

        private void transposeAndLearn(int from, int to) {
            if (leaving == null) {
                Lanes.gather(entering, indices.above(), u.output()[0], from * BLOCK_SIZE, to * BLOCK_SIZE);
            } else {
                transpose(from, to);
            }
            double[] gradient = workspace.own().get();
            BlocksOfFour.sumOfProducts(
                    factor, u.input()[0], v.output()[0], v.input()[0], u.output()[0], gradient, from, to);
            int slab = from / SLAB;
            rule.update(firstGroup + slab, gradient, slabs[slab], 0, (to - from) * WEIGHTS_OF_BLOCK);
        }

        private void gradientSquare(int from, int to) {
            Lanes.gather(entering, indices.above(), u.output()[0], from * BLOCK_SIZE, to * BLOCK_SIZE);
            partialSquares[from / SLAB] = BlocksOfFour.sumOfSquaredNorms(
                    u.input()[0],
                    v.output()[0],
                    v.input()[0],
                    u.output()[0],
                    workspace.own().get(),
                    from,
                    to);
        }

        private void transposeAndAddGradient(int from, int to) {
            double[] weights = slabs[from / SLAB];
            if (leaving != null) {
                BlocksOfFour.applyTransposed(weights, u.output()[0], leaving, from, to);
            }
            if (factor != 0) {
                BlocksOfFour.addSumOfProducts(
                        factor, u.input()[0], v.output()[0], v.input()[0], u.output()[0], weights, from, to);
            }
        }
    }
}
