package org.lodo.baselines.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.objective.VariableTensor;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.Step;
import org.lodo.state.StateVisitor;
import org.lodo.validation.Require;

/** Applies a rule to each tensor of x separately. */
public final class TensorOptimizer implements Optimizer<Sample>, Step {

    private record Part(int offset, double[] gradient, TensorRule rule) {}

    private final double[] drawn;
    private final List<Part> parts;

    /**
     * @param dimension n, at least 1
     * @param tensors cover x without gaps, in order
     * @param rule creates the rule of a tensor
     */
    public TensorOptimizer(int dimension, List<VariableTensor> tensors, Function<VariableTensor, TensorRule> rule) {
        drawn = new double[Require.atLeast("dimension", dimension, 1)];
        parts = new ArrayList<>();
        int end = 0;
        for (VariableTensor tensor : tensors) {
            if (tensor.offset() != end) {
                throw new IllegalArgumentException("offset of " + tensor.name() + " = " + tensor.offset() + ": must be "
                        + end + ", where the tensor before it ends");
            }
            end = tensor.end();
            parts.add(new Part(tensor.offset(), new double[tensor.size()], rule.apply(tensor)));
        }
        if (end != dimension) {
            throw new IllegalArgumentException(
                    "tensors have " + end + " entries: must have " + dimension + ", the dimension");
        }
    }

    @Override
    public void step(Draws<? extends Sample> draws, double[] x) {
        Require.length("x", x, drawn.length);
        draws.draw().valueAndGradient(x, drawn);
        step(drawn, x);
    }

    @Override
    public void step(double[] gradient, double[] x) {
        Require.gradientAt(gradient, x, drawn.length);
        for (int index = 0; index < parts.size(); index++) {
            Part part = parts.get(index);
            System.arraycopy(gradient, part.offset, part.gradient, 0, part.gradient.length);
            part.rule.update(part.gradient, x, part.offset);
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        for (Part part : parts) {
            part.rule.visitState(visitor);
        }
    }

    static int[] extents(VariableTensor tensor) {
        return tensor.shape().stream().mapToInt(Integer::intValue).toArray();
    }
}
