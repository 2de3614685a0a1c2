package org.lodo.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.lodo.LodoConfig;
import org.lodo.optimizer.AdamConfig;
import org.lodo.validation.Require;

/**
 * LODO (Liao et al. 2023, Algorithm 1) in PyTorch, eager, with PyTorch's automatic differentiation:
 *
 * <pre>
 * x ← x − G(θ) m               recorded
 * g ← ∇F(x)
 * θ ← Adam(θ, ∂ℓ/∂θ)           by backpropagation of −gᵀ G(θ) m with g and m held constant
 * m ← β m + (1 − β) g
 * </pre>
 *
 * <p>This is the order of the paper's listing, in which one pass through G serves both the move and the meta-gradient; a step
 * that ends with its move, as in {@link org.lodo.Lodo}, would need a second pass. As m = 0 at the start, both take gradients
 * at the same points.
 */
public final class PyTorchLodo implements AutoCloseable {

    private final NDManager manager;
    private final PyTorchPreconditioner preconditioner;
    private final List<NDArray> weights = new ArrayList<>();
    private final PyTorchAdam metaRule;
    private final double momentum;
    private final NDArray average;
    private final NDArray x;

    /**
     * @param manager owner of the arrays; closed with this optimizer
     * @param config hyper-parameters; at least one layer
     * @param permutations for each layer the permutation before its blocks, out[j] = in[permutation[j]]
     * @param weights for each layer its blocks, as [block][in][out]; copied
     * @param start x₀, n entries; copied
     * @param precision of all arrays, float64 or float32
     * @param form of the operations
     */
    public PyTorchLodo(
            NDManager manager,
            LodoConfig config,
            List<int[]> permutations,
            List<double[][][]> weights,
            double[] start,
            DataType precision,
            Form form) {
        Require.atLeast("layers", config.layers(), 1);
        this.manager = manager;
        int k = config.blockSize();
        preconditioner = new PyTorchPreconditioner(
                manager, start.length, config.initialLearningRate(), k, permutations, precision, form);
        for (double[][][] layer : weights) {
            double[] flat = Arrays.stream(layer)
                    .flatMap(Arrays::stream)
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
            this.weights.add(PyTorch.array(manager, flat, new Shape(layer.length, k, k), precision));
        }
        metaRule = new PyTorchAdam(AdamConfig.defaults().withLearningRate(config.metaLearningRate()), this.weights);
        momentum = config.momentum();
        average = manager.zeros(new Shape(start.length), precision);
        x = PyTorch.array(manager, start, new Shape(start.length), precision);
    }

    /**
     * Makes a step.
     *
     * @param objective gives ∇F(x), an array of shape (n), for x of the same shape, which it must not modify
     */
    public void step(UnaryOperator<NDArray> objective) {
        // Frees the intermediate arrays, which otherwise would live as long as the weights.
        try (NDScope scope = new NDScope();
                GradientCollector tape = PyTorch.tape()) {
            scope.suppressNotUsedWarning();
            List<NDArray> variables =
                    weights.stream().map(PyTorchLodo::variable).toList();
            NDArray move = preconditioner.apply(variables, average);
            x.subi(move.stopGradient());
            NDArray gradient = objective.apply(x);
            tape.backward(gradient.mul(move).sum().neg());
            metaRule.update(variables.stream().map(NDArray::getGradient).toList());
            average.muli(momentum).addi(gradient.mul(1 - momentum));
        }
    }

    /** A view of an array without a gradient; a new one each step saves setting gradients to zero. */
    private static NDArray variable(NDArray entries) {
        NDArray variable = entries.stopGradient();
        variable.setRequiresGradient(true);
        return variable;
    }

    /**
     * @return a copy of the point where the last gradient was taken, n entries
     */
    public double[] point() {
        return PyTorch.toDoubles(x);
    }

    /**
     * @return for each layer a copy of its weights: k × k blocks, each row by row
     */
    public List<double[]> weights() {
        return weights.stream().map(PyTorch::toDoubles).toList();
    }

    @Override
    public void close() {
        manager.close();
    }
}
