package org.lodo.problems.layer;

/**
 * What lies between two layers for a batch: activations, and for each of them the gradient of the loss and the derivatives of
 * both in a direction. Entry p of a channel belongs to example p of the batch, or to a position of it.
 */
public final class Signal {

    private final double[][] value;
    private final double[][] tangent;
    private final double[][] gradient;
    private final double[][] gradientTangent;

    private Signal(double[][] value, int differentiated, int length) {
        this.value = value;
        tangent = new double[differentiated][length];
        gradient = new double[differentiated][length];
        gradientTangent = new double[differentiated][length];
    }

    /**
     * @param channels number of channels
     * @param length entries of each channel
     * @return activations that depend on parameters
     */
    public static Signal ofActivations(int channels, int length) {
        return new Signal(new double[channels][length], channels, length);
    }

    /**
     * @param data the channels, which do not depend on parameters; read whenever a pass needs them
     * @return the input of a network, without derivatives
     */
    public static Signal ofData(double[][] data) {
        return new Signal(data, 0, 0);
    }

    /**
     * @return whether the channels are data: then the other arrays have no channels
     */
    boolean isData() {
        return gradient.length < value.length;
    }

    /**
     * @return the activations, written by the forward pass
     */
    public double[][] value() {
        return value;
    }

    /**
     * @return the derivative of the activations in a direction, written by the forward pass of tangents
     */
    public double[][] tangent() {
        return tangent;
    }

    /**
     * @return the gradient of the loss with respect to the activations, written by the backward pass
     */
    public double[][] gradient() {
        return gradient;
    }

    /**
     * @return the derivative of that gradient in a direction, written by the backward pass of tangents
     */
    public double[][] gradientTangent() {
        return gradientTangent;
    }
}
