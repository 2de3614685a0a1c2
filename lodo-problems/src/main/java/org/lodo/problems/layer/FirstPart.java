package org.lodo.problems.layer;

import java.util.Arrays;
import java.util.List;
import org.lodo.objective.VariableTensor;
import org.lodo.random.RandomStream;

/** A layer that sees only the first of several equal parts of the channels, such as the position at which an answer is read. */
public final class FirstPart implements DifferentiableLayer {

    private final DifferentiableLayer layer;
    private final int parts;

    /**
     * @param layer what is applied to the first part
     * @param parts how many parts there are
     */
    public FirstPart(DifferentiableLayer layer, int parts) {
        this.layer = layer;
        this.parts = parts;
    }

    @Override
    public int outputs() {
        return layer.outputs();
    }

    @Override
    public List<VariableTensor> tensors() {
        return layer.tensors();
    }

    @Override
    public void initialize(double[] parameters, RandomStream random) {
        layer.initialize(parameters, random);
    }

    @Override
    public void forward(double[] parameters, Signal in, Signal out, int length) {
        layer.forward(parameters, in, out, length / parts);
    }

    @Override
    public void forwardTangent(double[] parameters, double[] direction, Signal in, Signal out, int length) {
        layer.forwardTangent(parameters, direction, in, out, length / parts);
    }

    @Override
    public void backward(double[] parameters, Signal in, Signal out, double[] gradient, int length) {
        layer.backward(parameters, in, out, gradient, length / parts);
        clearRest(in.gradient(), length);
    }

    @Override
    public void backwardTangent(
            double[] parameters, double[] direction, Signal in, Signal out, double[] product, int length) {
        layer.backwardTangent(parameters, direction, in, out, product, length / parts);
        clearRest(in.gradientTangent(), length);
    }

    private void clearRest(double[][] channels, int length) {
        for (double[] channel : channels) {
            Arrays.fill(channel, length / parts, length, 0);
        }
    }
}
