package org.lodo.problems.layer;

import java.util.ArrayList;
import java.util.List;
import org.lodo.objective.VariableTensor;
import org.lodo.random.RandomStream;

/** Layers one after another, each with the output of the one before. */
public final class Chain implements DifferentiableLayer {

    private final List<DifferentiableLayer> layers;
    /** What is between layers: one signal fewer than layers. */
    private final Signal[] between;

    /**
     * @param layers at least one
     * @param length entries of the longest channels
     */
    public Chain(List<DifferentiableLayer> layers, int length) {
        this.layers = List.copyOf(layers);
        between = new Signal[layers.size() - 1];
        for (int i = 0; i < between.length; i++) {
            between[i] = Signal.ofActivations(layers.get(i).outputs(), length);
        }
    }

    @Override
    public int outputs() {
        return layers.get(layers.size() - 1).outputs();
    }

    @Override
    public List<VariableTensor> tensors() {
        List<VariableTensor> tensors = new ArrayList<>();
        layers.forEach(layer -> tensors.addAll(layer.tensors()));
        return tensors;
    }

    @Override
    public void initialize(double[] parameters, RandomStream random) {
        layers.forEach(layer -> layer.initialize(parameters, random));
    }

    @Override
    public void forward(double[] parameters, Signal in, Signal out, int length) {
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).forward(parameters, before(i, in), after(i, out), length);
        }
    }

    @Override
    public void backward(double[] parameters, Signal in, Signal out, double[] gradient, int length) {
        for (int i = layers.size() - 1; i >= 0; i--) {
            layers.get(i).backward(parameters, before(i, in), after(i, out), gradient, length);
        }
    }

    @Override
    public void forwardTangent(double[] parameters, double[] direction, Signal in, Signal out, int length) {
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).forwardTangent(parameters, direction, before(i, in), after(i, out), length);
        }
    }

    @Override
    public void backwardTangent(
            double[] parameters, double[] direction, Signal in, Signal out, double[] product, int length) {
        for (int i = layers.size() - 1; i >= 0; i--) {
            layers.get(i).backwardTangent(parameters, direction, before(i, in), after(i, out), product, length);
        }
    }

    private Signal before(int layer, Signal in) {
        return layer == 0 ? in : between[layer - 1];
    }

    private Signal after(int layer, Signal out) {
        return layer == layers.size() - 1 ? out : between[layer];
    }
}
