package org.lodo.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lodo.objective.VariableTensor;
import org.lodo.optimizer.Step;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.NonFiniteException;
import org.lodo.validation.Require;

/** Parameters that one {@link Step} optimizes as a vector: collects their gradients, and steps when all of them are in. */
final class ParameterGroup implements Stateful {

    private final List<Parameter> parameters;
    private final List<VariableTensor> tensors;
    private final Step step;
    private final double[] x;
    private final double[] gradient;

    /** By parameter, the weights received for the step under way, or for the last one if none is: one on each device. */
    private final List<Map<Device, NDArray>> received = new ArrayList<>();

    private int missing;
    private int last;

    ParameterGroup(ModelVariables variables, Step step) {
        parameters = variables.parameters();
        tensors = variables.tensors();
        this.step = step;
        x = new double[variables.dimension()];
        gradient = new double[variables.dimension()];
        for (int i = 0; i < parameters.size(); i++) {
            received.add(new HashMap<>());
            Entries.read(parameters.get(i).getArray(), x, tensors.get(i).offset());
        }
    }

    /**
     * Takes in a gradient and, if it was the last one missing, makes the step.
     *
     * @param index which parameter of the group
     * @param weight its array on a device, which the step changes
     * @param slope its gradient
     */
    void update(int index, NDArray weight, NDArray slope) {
        Map<Device, NDArray> weights = received.get(index);
        if (missing == 0 && (index != last || weights.isEmpty() || weights.containsKey(weight.getDevice()))) {
            begin();
        }
        boolean isFirst = weights.isEmpty();
        if (weights.putIfAbsent(weight.getDevice(), weight) != null) {
            throw leftOut(index);
        }
        int offset = tensors.get(index).offset();
        if (isFirst) {
            Entries.readChanged(weight, x, offset);
            readGradient(slope, offset);
            missing--;
        }
        clearGradient(weight);
        if (isFirst && missing == 0) {
            last = index;
            requireFinite();
            step.step(gradient, x);
            for (int i = 0; i < parameters.size(); i++) {
                for (NDArray each : received.get(i).values()) {
                    Entries.write(x, tensors.get(i).offset(), each);
                }
            }
        } else if (missing == 0) {
            // The last parameter on a further device: the step has been made.
            Entries.write(x, offset, weight);
        }
    }

    private void begin() {
        for (int i = 0; i < parameters.size(); i++) {
            if (!parameters.get(i).requiresGradient()) {
                throw new IllegalStateException("parameter " + tensors.get(i).name()
                        + " was frozen after the first step: must stay trainable, or another optimizer be made");
            }
        }
        received.forEach(Map::clear);
        missing = parameters.size();
    }

    /** Gives up the step under way. */
    private IllegalStateException leftOut(int again) {
        List<String> without = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            if (received.get(i).isEmpty()) {
                without.add(tensors.get(i).name());
            }
        }
        received.forEach(Map::clear);
        missing = 0;
        return new IllegalStateException("parameter " + tensors.get(again).name() + " was updated twice before "
                + String.join(", ", without)
                + ": must be once in each step; freeze parameters that the loss does not depend on,"
                + " and call Trainer.initialize, so that DJL updates all of them");
    }

    /** Says which parameter it is, which the optimizer does not know. */
    private void requireFinite() {
        try {
            Require.finite("gradient", gradient);
        } catch (NonFiniteException e) {
            for (VariableTensor tensor : tensors) {
                if (e.entry() < tensor.end()) {
                    throw new NonFiniteException(
                            "gradient of parameter " + tensor.name(), e.entry() - tensor.offset(), e.value());
                }
            }
            throw e;
        }
    }

    private void readGradient(NDArray slope, int offset) {
        if (slope.isSparse()) {
            try (NDArray dense = slope.toDense()) {
                Entries.read(dense, gradient, offset);
            }
        } else {
            Entries.read(slope, gradient, offset);
        }
    }

    /** Sets the accumulated gradient to zero even if it is NaN. */
    private static void clearGradient(NDArray weight) {
        if (weight.hasGradient()) {
            try (NDArray accumulated = weight.getGradient()) {
                Entries.write(new double[Math.toIntExact(accumulated.size())], 0, accumulated);
            }
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        if (missing > 0) {
            throw new IllegalStateException("a step is under way, without " + missing + " of " + parameters.size()
                    + " parameters: state can be visited only between steps");
        }
        step.visitState(visitor);
        visitor.array(x);
    }
}
