package org.lodo.djl;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lodo.objective.Layered;
import org.lodo.objective.VariableTensor;

/**
 * The trainable parameters of a DJL model as one vector x: one after the other in the order of {@link Block#getParameters},
 * each with its last index varying fastest. A parameter that several blocks share counts once, where it first occurs. Frozen
 * parameters, and others without a gradient such as running means, are not variables.
 */
public final class ModelVariables implements Layered {

    private final List<Parameter> parameters;
    private final List<VariableTensor> tensors;

    private ModelVariables(List<Parameter> parameters, List<VariableTensor> tensors) {
        this.parameters = List.copyOf(parameters);
        this.tensors = List.copyOf(tensors);
    }

    /**
     * @param block a model or a part of one, whose parameters are initialized
     * @return its variables
     * @throws IllegalArgumentException if there are none, or one is not initialized, has a type other than float32 and float64,
     *     or x would have more than 2³¹ − 1 entries
     */
    public static ModelVariables of(Block block) {
        List<Parameter> parameters = new ArrayList<>();
        List<VariableTensor> tensors = new ArrayList<>();
        Set<String> known = new HashSet<>();
        int offset = 0;
        for (Pair<String, Parameter> named : block.getParameters()) {
            Parameter parameter = named.getValue();
            if (parameter.requiresGradient() && known.add(parameter.getId())) {
                VariableTensor tensor = tensor(named.getKey(), offset, parameter);
                parameters.add(parameter);
                tensors.add(tensor);
                offset = tensor.end();
            }
        }
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException("the block has 0 trainable parameters: must have at least 1");
        }
        return new ModelVariables(parameters, tensors);
    }

    private static VariableTensor tensor(String name, int offset, Parameter parameter) {
        if (!parameter.isInitialized()) {
            throw new IllegalArgumentException("parameter " + name
                    + " is not initialized: must be, as by Trainer.initialize with the shape of the input");
        }
        Entries.supported("parameter " + name, parameter.getArray().getDataType());
        List<Integer> shape = Arrays.stream(parameter.getShape().getShape())
                .mapToObj(Math::toIntExact)
                .toList();
        return new VariableTensor(name, offset, shape);
    }

    /**
     * @return n, the number of variables
     */
    public int dimension() {
        return tensors.get(tensors.size() - 1).end();
    }

    @Override
    public List<VariableTensor> tensors() {
        return tensors;
    }

    /** The parameters, in the order of {@link #tensors}. */
    List<Parameter> parameters() {
        return parameters;
    }

    /** Each parameter by itself, as a vector that begins at 0. */
    List<ModelVariables> each() {
        List<ModelVariables> all = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            VariableTensor tensor = tensors.get(i);
            all.add(new ModelVariables(
                    List.of(parameters.get(i)), List.of(new VariableTensor(tensor.name(), 0, tensor.shape()))));
        }
        return all;
    }
}
