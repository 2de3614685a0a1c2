package org.lodo.preconditioner;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lodo.kernel.BlockKernel;
import org.lodo.kernel.Lanes;
import org.lodo.kernel.Vectors;
import org.lodo.optimizer.UpdateRule;
import org.lodo.parallel.Workers;
import org.ojalgo.matrix.store.R064Store;

/**
 * A permutation, then blocks of a size that has a {@link BlockKernel}, in one pass over the blocks: the inputs of a block are
 * gathered, recorded as activations, multiplied and stored while they are in registers. Everything is in natural order and the
 * weights of a block are contiguous, so the weights are a single stream from memory. Results are identical to those of {@link
 * LaneBlocks}.
 */
final class FusedBlocks implements BlockLayer {

    /**
     * Weights in a slab, 256 kB. The weights of a slab are a store of their own. Its gradient is small enough to stay in the
     * second-level cache from the products to the update, and the slab is long enough to make streaming from memory worthwhile.
     */
    private static final int SLAB_WEIGHTS = 1 << 15;

    private final BlockKernel kernel;
    private final int blockSize;
    private final int weightsOfBlock;
    /** Blocks in a slab. */
    private final int slab;

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
        blockSize = blocksOfWeights[0].length;
        kernel = BlockKernel.of(blockSize);
        weightsOfBlock = blockSize * blockSize;
        slab = SLAB_WEIGHTS / weightsOfBlock;
        partialSquares = Workspace.partials(blocks);
        slabs = new double[(blocks + slab - 1) / slab][];
        for (int index = 0; index < slabs.length; index++) {
            int first = index * slab;
            int last = Math.min(blocks, first + slab);
            slabs[index] = Arrays.stream(blocksOfWeights, first, last)
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
        return blocks * blockSize;
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
        return Math.max(weightsOfBlock * Math.min(blocks, slab), Math.min(blocks, Workspace.PARTIAL));
    }

    @Override
    public void forward(double[] in, double[] out, LayerActivations activations, Workspace workspace) {
        loop.prepare(in, out, activations, workspace);
        workspace.workers().forEach(blocks, slab, loop.forward);
    }

    @Override
    public void transpose(double[] above, double[] below, LayerActivations activations, Workspace workspace) {
        loop.prepare(above, below, activations, workspace);
        workspace.workers().forEach(blocks, slab, loop.transpose);
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
        workspace.workers().forEach(blocks, slab, forwardBoth);
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
        workspace.workers().forEach(blocks, slab, transposeBoth);
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
        workspace.workers().forEach(blocks, slab, loop.transposeAndLearn);
    }

    @Override
    public double gradientSquare(double[] above, LayerActivations u, LayerActivations v, Workspace workspace) {
        loop.entering = above;
        loop.u = u;
        loop.v = v;
        loop.workspace = workspace;
        workspace.workers().forEach(blocks, Workspace.PARTIAL, loop.gradientSquare);
        return Vectors.sum(partialSquares, 0, partialSquares.length);
    }

    @Override
    public void transposeAndAddGradient(
            double @Nullable [] below, double rate, LayerActivations u, LayerActivations v, Workspace workspace) {
        loop.leaving = below;
        loop.u = u;
        loop.v = v;
        loop.factor = rate;
        loop.workspace = workspace;
        workspace.workers().forEach(blocks, slab, loop.transposeAndAddGradient);
    }

    @Override
    public int[] exit() {
        return indices.exit();
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
        double[][][] weights = new double[blocks][blockSize][];
        for (int b = 0; b < blocks; b++) {
            for (int i = 0; i < blockSize; i++) {
                int row = weightsOfBlock * (b % slab) + blockSize * i;
                weights[b][i] = Arrays.copyOfRange(slabs[b / slab], row, row + blockSize);
            }
        }
        return weights;
    }

    /**
     * For one slab. Its weights are read ahead of the products: a core has more reads from memory under way in a loop that does
     * nothing else than in one that also gathers, multiplies and stores for two vectors.
     */
    private void forwardBoth(int from, int to) {
        readAhead(from, to);
        kernel.multiplyBoth(
                slabs[from / slab],
                indices.source(),
                loop.entering,
                loop.u.input()[0],
                loop.out(),
                second.entering,
                second.u.input()[0],
                second.out(),
                from,
                to);
    }

    private void transposeBoth(int from, int to) {
        readAhead(from, to);
        kernel.multiplyBothTransposed(
                slabs[from / slab],
                indices.above(),
                loop.entering,
                loop.u.output()[0],
                loop.out(),
                second.entering,
                second.u.output()[0],
                second.out(),
                from,
                to);
    }

    /** Brings the weights of a slab to the second-level cache. */
    private void readAhead(int from, int to) {
        loop.workspace.own().get()[0] = Vectors.sumOfEachEighth(slabs[from / slab], (to - from) * weightsOfBlock);
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

        double[] out() {
            return Objects.requireNonNull(leaving);
        }

        private void forward(int from, int to) {
            kernel.multiply(slabs[from / slab], entering, indices.source(), u.input()[0], out(), from, to);
        }

        private void transpose(int from, int to) {
            kernel.multiplyTransposed(slabs[from / slab], entering, indices.above(), u.output()[0], out(), from, to);
        }

        private void transposeAndLearn(int from, int to) {
            if (leaving == null) {
                Lanes.gather(entering, indices.above(), u.output()[0], from * blockSize, to * blockSize);
            } else {
                transpose(from, to);
            }
            double[] gradient = workspace.own().get();
            kernel.sumOfProducts(factor, u.input()[0], v.output()[0], v.input()[0], u.output()[0], gradient, from, to);
            int index = from / slab;
            rule.update(firstGroup + index, gradient, slabs[index], 0, (to - from) * weightsOfBlock);
        }

        private void gradientSquare(int from, int to) {
            Lanes.gather(entering, indices.above(), u.output()[0], from * blockSize, to * blockSize);
            partialSquares[from / Workspace.PARTIAL] = kernel.sumOfSquaredNorms(
                    u.input()[0],
                    v.output()[0],
                    v.input()[0],
                    u.output()[0],
                    workspace.own().get(),
                    from,
                    to);
        }

        private void transposeAndAddGradient(int from, int to) {
            double[] weights = slabs[from / slab];
            double[] a = u.input()[0];
            double[] b = v.output()[0];
            double[] c = v.input()[0];
            double[] d = u.output()[0];
            readAhead(from, to);
            if (leaving == null) {
                if (factor != 0) {
                    kernel.addSumOfProducts(factor, a, b, c, d, weights, from, to);
                }
            } else if (factor != 0) {
                kernel.applyTransposedThenAdd(factor, a, b, c, d, weights, leaving, from, to);
            } else {
                kernel.applyTransposed(weights, d, leaving, from, to);
            }
        }
    }
}
