package org.lodo.problems.layer;

import java.util.Arrays;
import org.lodo.kernel.Vectors;

/**
 * The loss of a network on a batch, plus ½ λ ‖x‖²: value, gradient by the backward pass, and exact Hessian-vector products by
 * the derivative of both passes (Pearlmutter, Fast exact multiplication by the Hessian, Neural Computation 6, 1994), at about
 * the cost of two gradients. Evaluations allocate nothing. Serves one thread.
 */
public final class NetworkLoss implements LinearizedSample {

    private final DifferentiableLayer network;
    private final Signal in;
    private final Signal out;
    private final OutputLoss loss;
    private final int length;
    private final double penalty;
    private final double[] scratch;
    private double[] point;

    /**
     * @param network the layers
     * @param in their input, read whenever the loss is evaluated
     * @param loss of their output
     * @param length how many entries of each channel
     * @param dimension number of parameters
     * @param penalty λ, non-negative
     */
    public NetworkLoss(
            DifferentiableLayer network, Signal in, OutputLoss loss, int length, int dimension, double penalty) {
        this.network = network;
        this.in = in;
        this.loss = loss;
        this.length = length;
        this.penalty = penalty;
        out = Signal.ofActivations(network.outputs(), length);
        scratch = new double[dimension];
        point = scratch;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradient) {
        double value = forward(x);
        Arrays.fill(gradient, 0);
        network.backward(x, in, out, gradient, length);
        if (penalty > 0) {
            Vectors.addScaled(penalty, x, gradient);
        }
        return value;
    }

    @Override
    public double value(double[] x) {
        return forward(x);
    }

    private double forward(double[] x) {
        network.forward(x, in, out, length);
        double value = loss.valueAndGradient(out);
        return penalty > 0 ? value + 0.5 * penalty * Vectors.dot(x, x) : value;
    }

    /**
     * @return the network's outputs at the point of the last evaluation
     */
    public double[][] outputs() {
        return out.value();
    }

    @Override
    public void linearize(double[] x) {
        valueAndGradient(x, scratch);
        point = x;
    }

    @Override
    public void product(double[] v, double[] result) {
        network.forwardTangent(point, v, in, out, length);
        loss.gradientTangent(out);
        Arrays.fill(result, 0);
        network.backwardTangent(point, v, in, out, result, length);
        if (penalty > 0) {
            Vectors.addScaled(penalty, v, result);
        }
    }
}
