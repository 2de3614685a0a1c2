package org.lodo.problems.layer;

import java.util.List;
import org.lodo.objective.VariableTensor;
import org.lodo.random.RandomStream;

/** The hyperbolic tangent of every entry. With y = tanh x, y′ = 1 − y² and y″ = −2yy′. */
public final class Tanh implements DifferentiableLayer {

    private final int channels;

    /**
     * @param channels how many channels come in and go out
     */
    public Tanh(int channels) {
        this.channels = channels;
    }

    @Override
    public int outputs() {
        return channels;
    }

    @Override
    public List<VariableTensor> tensors() {
        return List.of();
    }

    @Override
    public void initialize(double[] parameters, RandomStream random) {
        // It has no parameters.
    }

    @Override
    public void forward(double[] parameters, Signal in, Signal out, int length) {
        for (int c = 0; c < channels; c++) {
            double[] x = in.value()[c];
            double[] y = out.value()[c];
            for (int p = 0; p < length; p++) {
                y[p] = StrictMath.tanh(x[p]);
            }
        }
    }

    @Override
    public void forwardTangent(double[] parameters, double[] direction, Signal in, Signal out, int length) {
        for (int c = 0; c < channels; c++) {
            scaleBySlope(out.value()[c], in.tangent()[c], out.tangent()[c], length);
        }
    }

    @Override
    public void backward(double[] parameters, Signal in, Signal out, double[] gradient, int length) {
        for (int c = 0; c < channels; c++) {
            scaleBySlope(out.value()[c], out.gradient()[c], in.gradient()[c], length);
        }
    }

    @Override
    public void backwardTangent(
            double[] parameters, double[] direction, Signal in, Signal out, double[] product, int length) {
        for (int c = 0; c < channels; c++) {
            double[] y = out.value()[c];
            double[] yTangent = out.tangent()[c];
            double[] gradient = out.gradient()[c];
            double[] gradientTangent = out.gradientTangent()[c];
            double[] result = in.gradientTangent()[c];
            for (int p = 0; p < length; p++) {
                result[p] = (1 - y[p] * y[p]) * gradientTangent[p] - 2 * y[p] * yTangent[p] * gradient[p];
            }
        }
    }

    private static void scaleBySlope(double[] y, double[] from, double[] to, int length) {
        for (int p = 0; p < length; p++) {
            to[p] = (1 - y[p] * y[p]) * from[p];
        }
    }
}
