package org.lodo.preconditioner;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lodo.kernel.Lanes;
import org.lodo.kernel.Vectors;
import org.lodo.optimizer.UpdateRule;
import org.lodo.parallel.Workers;
import org.ojalgo.matrix.store.R064Store;

/**
 * A permutation, then blocks of any size k, for vectors of any length.
 *
 * <p>Weights are a structure of arrays: k² lanes, where lane (i, o) holds W[i][o] of every block. The vectors between layers
 * are in {@link LaneOrder}. That renumbers the hidden units, which the permutations absorb at no cost.
 */
final class LaneBlocks implements BlockLayer {

    /** The number of inner products that the norm of a gradient consists of. */
    private static final int INNER_PRODUCTS = 6;

    /** The number of weights that a product and an update take at a time: 512 kB. */
    private static final int PART_WEIGHTS = 1 << 16;

    /** The number of weights that the products with two vectors take at a time: 128 kB, as activations of both want room. */
    private static final int PART_WEIGHTS_OF_BOTH = 1 << 14;

    /** Shorter loops are not worth their beginning and end. */
    private static final int MIN_PART = 256;

    private final int blockSize;
    private final int blocks;
    private final boolean isLowest;
    private final boolean gathersFirst;
    private final LaneOrder order;
    private final double[][] weightLanes;
    private final List<R064Store> parameters;
    private final int[][] source;
    private final int[][] above;
    private final int[] exit;
    private final double[] partialSquares;

    private final Loop loop = new Loop();
    /** With the arguments of the second of two vectors. */
    private final Loop second = new Loop();

    private final Workers.Body forwardBoth = this::forwardBoth;
    private final Workers.Body transposeBoth = this::transposeBoth;

    /**
     * The lowest layer reads the padded input, which is in natural order; all others read lane order.
     *
     * @param gathersFirst whether a layer gathers all that its products need before the first of them: faster if the vector it
     *     gathers from is so large that weights would drive it from the last cache meanwhile
     */
    LaneBlocks(
            int blockSize,
            PermutationIndices indices,
            boolean isLowest,
            boolean gathersFirst,
            double[][][] blocksOfWeights) {
        this.blockSize = blockSize;
        this.blocks = blocksOfWeights.length;
        this.isLowest = isLowest;
        this.gathersFirst = gathersFirst;
        order = new LaneOrder(blockSize, blocks);
        source = order.split(isLowest ? indices.source() : order.fromNatural(indices.source()));
        above = order.split(order.fromNatural(indices.above()));
        exit = order.fromNatural(indices.exit());
        partialSquares = Workspace.partials(blocks);
        weightLanes = order.split(blocksOfWeights);
        parameters = Arrays.stream(weightLanes)
                .map(values -> R064Store.wrap(values, blocks))
                .toList();
    }

    @Override
    public int width() {
        return blockSize * blocks;
    }

    @Override
    public int lanes() {
        return blockSize;
    }

    @Override
    public double[][] newScratch() {
        return new double[Math.max(blockSize, INNER_PRODUCTS)][blocks];
    }

    @Override
    public int scratchOfThread() {
        return 0;
    }

    @Override
    public void forward(double[] in, double[] out, LayerActivations activations, Workspace workspace) {
        loop.prepare(in, out, activations, workspace);
        gatherFirst(loop.gatherInputs, workspace);
        workspace.workers().forEach(blocks, Workspace.chunk(blocks), loop.forward);
    }

    @Override
    public void transpose(double[] above, double[] below, LayerActivations activations, Workspace workspace) {
        loop.prepare(above, below, activations, workspace);
        gatherFirst(loop.gatherOutputs, workspace);
        workspace.workers().forEach(blocks, Workspace.chunk(blocks), loop.transpose);
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
        gatherFirst(loop.gatherInputs, workspace);
        gatherFirst(second.gatherInputs, workspace);
        workspace.workers().forEach(blocks, Workspace.chunk(blocks), forwardBoth);
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
        gatherFirst(loop.gatherOutputs, workspace);
        gatherFirst(second.gatherOutputs, workspace);
        workspace.workers().forEach(blocks, Workspace.chunk(blocks), transposeBoth);
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
        gatherFirst(loop.gatherOutputs, workspace);
        workspace.workers().forEach(blocks, Workspace.chunk(blocks), loop.transposeAndLearn);
    }

    @Override
    public double gradientSquare(double[] above, LayerActivations u, LayerActivations v, Workspace workspace) {
        loop.entering = above;
        loop.u = u;
        loop.v = v;
        loop.scratch = workspace.scratch();
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
        loop.scratch = workspace.scratch();
        workspace.workers().forEach(blocks, Workspace.chunk(blocks), loop.transposeAndAddGradient);
    }

    @Override
    public int[] exit() {
        return exit;
    }

    /** k² stores of one column: store i·k + o holds W[i][o] of every block. */
    @Override
    public List<R064Store> parameters() {
        return parameters;
    }

    @Override
    public int[] source() {
        int[] ofUnits = order.join(source);
        return isLowest ? ofUnits : Arrays.stream(ofUnits).map(order::toNatural).toArray();
    }

    @Override
    public double[][][] weights() {
        return order.join(weightLanes);
    }

    private void gatherFirst(Workers.Body gather, Workspace workspace) {
        if (gathersFirst) {
            workspace.workers().forEach(blocks, Workspace.chunk(blocks), gather);
        }
    }

    /** The number of entries of a lane whose weights stay in the second-level cache from one use to the next. */
    private int part(int partWeights) {
        return Math.max(MIN_PART, partWeights / weightLanes.length);
    }

    private void forwardBoth(int from, int to) {
        int part = part(PART_WEIGHTS_OF_BOTH);
        for (int begin = from; begin < to; begin += part) {
            int end = Math.min(to, begin + part);
            loop.forward(begin, end);
            second.forward(begin, end);
        }
    }

    private void transposeBoth(int from, int to) {
        int part = part(PART_WEIGHTS_OF_BOTH);
        for (int begin = from; begin < to; begin += part) {
            int end = Math.min(to, begin + part);
            loop.transpose(begin, end);
            second.transpose(begin, end);
        }
    }

    /** Loop bodies with their arguments. They are created once, so that a step allocates nothing. */
    @SuppressWarnings("NullAway.Init") // arguments are set before each loop
    private final class Loop {
        final Workers.Body gatherInputs = this::gatherInputs;
        final Workers.Body gatherOutputs = this::gatherOutputs;
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
        double[][] scratch;

        void prepare(double[] in, double @Nullable [] out, LayerActivations activations, Workspace workspace) {
            entering = in;
            leaving = out;
            u = activations;
            scratch = workspace.scratch();
        }

        private void gatherInputs(int from, int to) {
            gather(source, u.input(), from, to);
        }

        private void gatherOutputs(int from, int to) {
            gather(above, u.output(), from, to);
        }

        private void forward(int from, int to) {
            if (!gathersFirst) {
                gatherInputs(from, to);
            }
            Lanes.multiply(weightLanes, u.input(), scratch, from, to);
            flatten(from, to);
        }

        private void transpose(int from, int to) {
            if (!gathersFirst) {
                gatherOutputs(from, to);
            }
            leave(from, to);
        }

        /** Leaves the product of the transposed blocks with what was recorded. */
        private void leave(int from, int to) {
            Lanes.multiplyTransposed(weightLanes, u.output(), scratch, from, to);
            flatten(from, to);
        }

        private void transposeAndLearn(int from, int to) {
            if (leaving != null) {
                transpose(from, to);
            } else if (!gathersFirst) {
                gatherOutputs(from, to);
            }
            double[] gradient = scratch[0];
            for (int i = 0; i < blockSize; i++) {
                for (int o = 0; o < blockSize; o++) {
                    Lanes.sumOfProducts(
                            factor, u.input()[i], v.output()[o], v.input()[i], u.output()[o], gradient, from, to);
                    int lane = i * blockSize + o;
                    rule.update(firstGroup + lane, gradient, weightLanes[lane], from, to);
                }
            }
        }

        private void gradientSquare(int from, int to) {
            double[][] s = scratch;
            gatherOutputs(from, to);
            Lanes.innerProducts(u.input(), v.input(), s[0], s[1], s[2], from, to);
            Lanes.innerProducts(v.output(), u.output(), s[3], s[4], s[5], from, to);
            partialSquares[from / Workspace.PARTIAL] =
                    Lanes.sumOfSquaredNorms(s[0], s[1], s[2], s[3], s[4], s[5], from, to);
        }

        /** In parts whose weights stay in the second-level cache between the product and the update. */
        private void transposeAndAddGradient(int from, int to) {
            int part = part(PART_WEIGHTS);
            for (int begin = from; begin < to; begin += part) {
                int end = Math.min(to, begin + part);
                if (leaving != null) {
                    leave(begin, end);
                }
                if (factor != 0) {
                    addGradient(begin, end);
                }
            }
        }

        private void addGradient(int from, int to) {
            for (int i = 0; i < blockSize; i++) {
                for (int o = 0; o < blockSize; o++) {
                    Lanes.addSumOfProducts(
                            factor,
                            u.input()[i],
                            v.output()[o],
                            v.input()[i],
                            u.output()[o],
                            weightLanes[i * blockSize + o],
                            from,
                            to);
                }
            }
        }

        private void gather(int[][] index, double[][] lanes, int from, int to) {
            for (int lane = 0; lane < blockSize; lane++) {
                Lanes.gather(entering, index[lane], lanes[lane], from, to);
            }
        }

        private void flatten(int from, int to) {
            double[] out = Objects.requireNonNull(leaving);
            for (int lane = 0; lane < blockSize; lane++) {
                System.arraycopy(scratch[lane], from, out, lane * blocks + from, to - from);
            }
        }
    }
}
