package org.lodo.peers;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.Iterator;
import org.lodo.problems.mnist.Batch;
import org.lodo.problems.mnist.MnistAutoregression;
import org.lodo.problems.mnist.Query;

/**
 * Loss and gradient of the network of {@link MnistAutoregression} in PyTorch, eager, with PyTorch's automatic differentiation and
 * its own layers: images stand as (image, channel, row, column).
 */
public final class PyTorchNetwork implements AutoCloseable {

    private static final int SIDE = 28;
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
    private final NDArray images;
    private final NDArray targets;

    /**
     * @param manager of the arrays; closed with this network
     * @param layerStarts where in the vector of parameters its tensors start, as {@link MnistAutoregression#layerStarts} tells
     * @param batch what the loss is over; copied
     * @param precision of all arrays, float64 or float32
     */
    public PyTorchNetwork(NDManager manager, int[] layerStarts, Batch batch, DataType precision) {
        this.manager = manager;
        this.precision = precision;
        tensorStarts = Arrays.stream(layerStarts).skip(1).asLongStream().toArray();
        double[] pixels = new double[batch.size() * Query.CHANNELS * SIDE * SIDE];
        long[] values = new long[batch.size()];
        double[][] channels = new double[Query.CHANNELS][SIDE * SIDE];
        for (int i = 0; i < batch.size(); i++) {
            batch.encode(i, channels);
            for (int c = 0; c < Query.CHANNELS; c++) {
                System.arraycopy(channels[c], 0, pixels, (i * Query.CHANNELS + c) * SIDE * SIDE, SIDE * SIDE);
            }
            values[i] = batch.target(i);
        }
        images = PyTorch.array(manager, pixels, new Shape(batch.size(), Query.CHANNELS, SIDE, SIDE), precision);
        targets = manager.create(values, new Shape(batch.size(), 1));
    }

    /**
     * The mean loss of the batch and its gradient.
     *
     * @param x the network's parameters, 94,696 entries
     * @param gradient overwritten; in the order of x
     * @return the loss, in nats
     */
    public double lossAndGradient(double[] x, double[] gradient) {
        // Frees all arrays of the two passes.
        try (NDScope scope = new NDScope();
                GradientCollector tape =
                        Engine.getEngine(manager.getEngine().getEngineName()).newGradientCollector()) {
            scope.suppressNotUsedWarning();
            NDArray parameters = PyTorch.array(manager, x, new Shape(x.length), precision);
            parameters.setRequiresGradient(true);
            NDArray loss = loss(parameters);
            tape.backward(loss);
            double[] found = PyTorch.toDoubles(parameters.getGradient());
            System.arraycopy(found, 0, gradient, 0, found.length);
            return PyTorch.toDoubles(loss)[0];
        }
    }

    private NDArray loss(NDArray parameters) {
        Iterator<NDArray> tensors = parameters.split(tensorStarts).iterator();
        NDArray hidden = pointwise(images, tensors, Query.CHANNELS, CHANNELS);
        for (int stage = 0; stage < STAGES; stage++) {
            for (int block = 0; block < BLOCKS; block++) {
                hidden = hidden.add(residual(hidden, tensors));
            }
            // Windows that stick out are kept, and average what they have.
            hidden = Pool.avgPool2d(hidden, TWO, TWO, NONE, true, false);
        }
        NDArray logits = hidden.reshape(-1, CHANNELS)
                .matMul(tensors.next().reshape(CHANNELS, VALUES))
                .add(tensors.next());
        return logits.logSoftmax(1).gather(targets, 1).mean().neg();
    }

    private static NDArray residual(NDArray in, Iterator<NDArray> tensors) {
        NDArray expanded = pointwise(in, tensors, CHANNELS, WIDE).atan();
        NDArray convolved = depthwise(expanded, tensors).atan();
        return pointwise(convolved, tensors, MULTIPLIER * WIDE, CHANNELS);
    }

    /** A convolution of 1 × 1, whose weights the suite has as [in][out] and PyTorch as [out][in][row][column]. */
    private static NDArray pointwise(NDArray images, Iterator<NDArray> tensors, int in, int out) {
        NDArray weights = tensors.next().reshape(in, out).transpose().reshape(out, in, 1, 1);
        return only(Conv2d.conv2d(images, weights, tensors.next(), ONE));
    }

    /** A depthwise convolution of 3 × 3, whose weights the suite has as [row][column][in][multiplier]. */
    private static NDArray depthwise(NDArray images, Iterator<NDArray> tensors) {
        NDArray weights =
                tensors.next().reshape(9, MULTIPLIER * WIDE).transpose().reshape(MULTIPLIER * WIDE, 1, 3, 3);
        return only(Conv2d.conv2d(images, weights, tensors.next(), ONE, ONE, ONE, WIDE));
    }

    private static NDArray only(NDList list) {
        return list.singletonOrThrow();
    }

    @Override
    public void close() {
        manager.close();
    }
}
