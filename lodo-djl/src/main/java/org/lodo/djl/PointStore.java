package org.lodo.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lodo.objective.VariableTensor;

/**
 * The parameters of a model at a point, in arrays of their own: blocks that take them from here leave the model as it is,
 * running means of normalizations included.
 */
final class PointStore extends ParameterStore {

    private final NDManager manager;
    private final ModelVariables variables;
    private final Map<String, NDArray> arrays = new HashMap<>();
    /** Of the variables, in their order. */
    private final List<NDArray> trainable = new ArrayList<>();

    /**
     * @param manager owns the arrays
     * @param variables of the model
     * @param x the point
     */
    PointStore(NDManager manager, ModelVariables variables, double[] x) {
        super(manager, false);
        this.manager = manager;
        this.variables = variables;
        List<Parameter> parameters = variables.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            NDArray array = Entries.create(
                    manager,
                    x,
                    variables.tensors().get(i).offset(),
                    parameter.getShape(),
                    parameter.getArray().getDataType());
            array.setRequiresGradient(true);
            arrays.put(parameter.getId(), array);
            trainable.add(array);
        }
    }

    @Override
    public @Nullable NDArray getValue(@Nullable Parameter parameter, Device device, boolean training) {
        // DJL's blocks ask for parameters that they do not have, such as a bias.
        if (parameter == null) {
            return null;
        }
        return arrays.computeIfAbsent(parameter.getId(), id -> {
            NDArray copy = parameter.getArray().duplicate();
            copy.attach(manager);
            return copy;
        });
    }

    /** Copies the gradient that a backward pass has left, zero for parameters that the loss does not depend on. */
    void readGradient(double[] gradient) {
        List<VariableTensor> tensors = variables.tensors();
        for (int i = 0; i < tensors.size(); i++) {
            try (NDArray slope = trainable.get(i).getGradient()) {
                Entries.read(slope, gradient, tensors.get(i).offset());
            }
        }
    }
}
