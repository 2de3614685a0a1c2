package org.lodo.problems.layer;

/** A loss of the outputs of a network for a batch, with its exact second derivatives. */
public interface OutputLoss {

    /**
     * The loss, and its gradient with respect to the outputs.
     *
     * @param outputs its values are read and its gradient is overwritten
     * @return the loss
     */
    double valueAndGradient(Signal outputs);

    /**
     * The derivative of the gradient in the direction of the outputs' tangent.
     *
     * @param outputs its values and tangents are read, the tangent of its gradient is overwritten
     */
    void gradientTangent(Signal outputs);
}
