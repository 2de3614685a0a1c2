package org.lodo.problems.layer;

import java.util.List;
import org.lodo.objective.VariableTensor;
import org.lodo.random.RandomStream;

/**
 * A map from channels to channels, y = f(x, θ), with four passes. They are called in this order, each any number of times:
 * forward, backward, forward tangent, backward tangent; a pass reads what the earlier ones have written. A layer may keep arrays
 * between its passes, so it serves one batch at a time and one thread.
 *
 * <p>θ and directions are vectors of all parameters of the network. All passes work on entries [0, length) of each channel and
 * allocate nothing.
 */
public interface DifferentiableLayer {

    /**
     * @return how many channels it puts out
     */
    int outputs();

    /**
     * @return its parameters, in order; empty if it has none
     */
    List<VariableTensor> tensors();

    /**
     * @return how many parameters it has
     */
    default int parameterCount() {
        return tensors().stream().mapToInt(VariableTensor::size).sum();
    }

    /**
     * Chooses initial parameters.
     *
     * @param parameters all parameters of the network; this layer's are overwritten
     * @param random where random numbers come from
     */
    void initialize(double[] parameters, RandomStream random);

    /**
     * y ← f(x, θ).
     *
     * @param parameters θ
     * @param in x, read only
     * @param out its values are overwritten
     * @param length how many entries of each channel
     */
    void forward(double[] parameters, Signal in, Signal out, int length);

    /**
     * x̄ ← (∂y/∂x)ᵀ ȳ and θ̄ ← θ̄ + (∂y/∂θ)ᵀ ȳ, where a bar marks the gradient of the loss.
     *
     * @param parameters θ
     * @param in its gradient is overwritten, unless it is data
     * @param out its gradient is read
     * @param gradient θ̄, added to
     * @param length how many entries of each channel
     */
    void backward(double[] parameters, Signal in, Signal out, double[] gradient, int length);

    /**
     * The derivative of the forward pass, where θ moves in a direction and x with its tangent.
     *
     * @param parameters θ
     * @param direction θ̇
     * @param in its tangent is read
     * @param out its tangent is overwritten
     * @param length how many entries of each channel
     */
    void forwardTangent(double[] parameters, double[] direction, Signal in, Signal out, int length);

    /**
     * The derivative of the backward pass, where θ moves in a direction, x with its tangent, and ȳ with the tangent of its
     * gradient.
     *
     * @param parameters θ
     * @param direction θ̇
     * @param in the tangent of its gradient is overwritten, unless it is data
     * @param out the tangent of its gradient is read
     * @param product the derivative of θ̄, added to
     * @param length how many entries of each channel
     */
    void backwardTangent(double[] parameters, double[] direction, Signal in, Signal out, double[] product, int length);
}
