package org.lodo.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.lodo.problems.mnist.Batch;
import org.lodo.problems.mnist.MnistAutoregression;
import org.lodo.problems.mnist.Query;
import org.lodo.validation.Require;

/**
 * Loss and gradient of the network of {@link MnistAutoregression} in PyTorch, eager, with its automatic differentiation and its
 * own layers, which are faster on these images than equivalent matrix products.
 */
public final class PyTorchNetwork implements AutoCloseable {

    private static final int SIDE = 28;
    private static final int PIXELS = SIDE * SIDE;
    private static final int STAGES = 5;
    private static final int BLOCKS = 4;
    private static final int CHANNELS = 20;
    private static final int WIDE = 2 * CHANNELS;
    private static final int MULTIPLIER = 3;
    private static final int VALUES = 256;

    private static final Shape ONE = new Shape(1, 1);
    private static final Shape TWO = new Shape(2, 2);
    private static final Shape NONE = new Shape(0, 0);

    private final NDManager manager;
    private final DataType precision;
    private final long[] tensorStarts;
    private final int batchSize;
    private final List<Chunk> chunks = new ArrayList<>();

    /** Images processed at once, of shape (image, channel, row, column), and the pixel to predict in each. */
    private record Chunk(NDArray images, NDArray targets) {}

    /**
     * @param manager owner of the arrays; closed with this network
     * @param layerStarts start of each tensor in the parameter vector, see {@link MnistAutoregression#layerStarts}
     * @param batch the images of the loss; copied
     * @param imagesAtOnce number of images processed at once, at least 1; gradients of several passes are accumulated
     * @param precision of all arrays, float64 or float32
     */
    public PyTorchNetwork(NDManager manager, int[] layerStarts, Batch batch, int imagesAtOnce, DataType precision) {
        Require.atLeast("imagesAtOnce", imagesAtOnce, 1);
        this.manager = manager;
        this.precision = precision;
        tensorStarts = Arrays.stream(layerStarts).skip(1).asLongStream().toArray();
        batchSize = batch.size();
        for (int from = 0; from < batchSize; from += imagesAtOnce) {
            chunks.add(chunk(batch, from, Math.min(batchSize, from + imagesAtOnce)));
        }
    }

    private Chunk chunk(Batch batch, int from, int to) {
        int images = to - from;
        double[] pixels = new double[images * Query.CHANNELS * PIXELS];
        long[] values = new long[images];
        double[][] channels = new double[Query.CHANNELS][PIXELS];
        for (int i = 0; i < images; i++) {
            batch.encode(from + i, channels);
            for (int c = 0; c < Query.CHANNELS; c++) {
                System.arraycopy(channels[c], 0, pixels, (i * Query.CHANNELS + c) * PIXELS, PIXELS);
            }
            values[i] = batch.target(from + i);
        }
        return new Chunk(
                PyTorch.array(manager, pixels, new Shape(images, Query.CHANNELS, SIDE, SIDE), precision),
                manager.create(values, new Shape(images, 1)));
    }

    /**
     * Evaluates the mean loss of the batch and its gradient.
     *
     * @param x the network's parameters, 94,696 entries
     * @param gradient overwritten; in the order of x
     * @return the loss, in nats
     */
    public double lossAndGradient(double[] x, double[] gradient) {
        try (NDScope scope = new NDScope();
                GradientCollector tape = PyTorch.tape()) {
            scope.suppressNotUsedWarning();
            NDArray parameters = PyTorch.array(manager, x, new Shape(x.length), precision);
            parameters.setRequiresGradient(true);
            double loss = 0;
            for (Chunk chunk : chunks) {
                loss += addGradient(parameters, chunk, tape);
            }
            double[] sum = PyTorch.toDoubles(parameters.getGradient());
            System.arraycopy(sum, 0, gradient, 0, sum.length);
            return loss;
        }
    }

    /** The contribution of a chunk to the loss; its gradient is accumulated in the parameters. */
    private double addGradient(NDArray parameters, Chunk chunk, GradientCollector tape) {
        // Frees the arrays of both passes.
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray logarithms = logits(parameters, chunk.images()).logSoftmax(1);
            NDArray loss = logarithms.gather(chunk.targets(), 1).sum().div(-batchSize);
            tape.backward(loss);
            return PyTorch.toDoubles(loss)[0];
        }
    }

    private NDArray logits(NDArray parameters, NDArray images) {
        Iterator<NDArray> tensors = parameters.split(tensorStarts).iterator();
        NDArray hidden = pointwise(images, tensors, Query.CHANNELS, CHANNELS);
        for (int stage = 0; stage < STAGES; stage++) {
            for (int block = 0; block < BLOCKS; block++) {
                hidden = hidden.add(residual(hidden, tensors));
            }
            // Windows that extend beyond the border are kept, and average the pixels they have.
            hidden = Pool.avgPool2d(hidden, TWO, TWO, NONE, true, false);
        }
        NDArray weights = tensors.next().reshape(CHANNELS, VALUES);
        return hidden.reshape(-1, CHANNELS).matMul(weights).add(tensors.next());
    }

    private static NDArray residual(NDArray in, Iterator<NDArray> tensors) {
        NDArray expanded = pointwise(in, tensors, CHANNELS, WIDE).atan();
        NDArray convolved = depthwise(expanded, tensors).atan();
        return pointwise(convolved, tensors, MULTIPLIER * WIDE, CHANNELS);
    }

    /** A convolution of 1 × 1, whose weights the suite stores as [in][out] and PyTorch as [out][in][row][column]. */
    private static NDArray pointwise(NDArray images, Iterator<NDArray> tensors, int in, int out) {
        NDArray weights = tensors.next().reshape(in, out).transpose().reshape(out, in, 1, 1);
        return Conv2d.conv2d(images, weights, tensors.next(), ONE).singletonOrThrow();
    }

    /** A depthwise convolution of 3 × 3, whose weights the suite stores as [row][column][in][multiplier]. */
    private static NDArray depthwise(NDArray images, Iterator<NDArray> tensors) {
        NDArray weights =
                tensors.next().reshape(9, MULTIPLIER * WIDE).transpose().reshape(MULTIPLIER * WIDE, 1, 3, 3);
        return Conv2d.conv2d(images, weights, tensors.next(), ONE, ONE, ONE, WIDE)
                .singletonOrThrow();
    }

    @Override
    public void close() {
        manager.close();
    }
}
