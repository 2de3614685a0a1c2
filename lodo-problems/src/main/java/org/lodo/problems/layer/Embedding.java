package org.lodo.problems.layer;

import java.util.List;
import org.lodo.objective.VariableTensor;
import org.lodo.random.RandomStream;

/**
 * The sum of a learned vector of the token and a learned vector of its position: y_c = E(token, c) + P(position, c). Channels
 * have one part of equal length for each position.
 *
 * <p>Parameters: E, row by row (tokens × channels), then P (positions × channels), both from N(0, 1/channels).
 */
public final class Embedding implements DifferentiableLayer {

    private final int first;
    private final int vocabulary;
    private final int positions;
    private final int channels;
    private final int[] tokens;

    /**
     * @param first index of its first parameter
     * @param vocabulary number of different tokens
     * @param positions number of positions
     * @param channels number of output channels
     * @param tokens the token at every entry of the channels; read whenever a pass needs them
     */
    public Embedding(int first, int vocabulary, int positions, int channels, int[] tokens) {
        this.first = first;
        this.vocabulary = vocabulary;
        this.positions = positions;
        this.channels = channels;
        this.tokens = tokens;
    }

    /**
     * @return index just past its last parameter
     */
    public int end() {
        return firstPosition() + positions * channels;
    }

    @Override
    public int outputs() {
        return channels;
    }

    @Override
    public List<VariableTensor> tensors() {
        return List.of(
                new VariableTensor("embedding.tokens", first, List.of(vocabulary, channels)),
                new VariableTensor("embedding.positions", firstPosition(), List.of(positions, channels)));
    }

    @Override
    public void initialize(double[] parameters, RandomStream random) {
        double deviation = 1 / Math.sqrt(channels);
        for (int i = first; i < end(); i++) {
            parameters[i] = deviation * random.nextGaussian();
        }
    }

    @Override
    public void forward(double[] parameters, Signal in, Signal out, int length) {
        look(parameters, out.value(), length);
    }

    @Override
    public void forwardTangent(double[] parameters, double[] direction, Signal in, Signal out, int length) {
        look(direction, out.tangent(), length);
    }

    @Override
    public void backward(double[] parameters, Signal in, Signal out, double[] gradient, int length) {
        add(out.gradient(), gradient, length);
    }

    @Override
    public void backwardTangent(
            double[] parameters, double[] direction, Signal in, Signal out, double[] product, int length) {
        add(out.gradientTangent(), product, length);
    }

    private void look(double[] parameters, double[][] out, int length) {
        int examples = length / positions;
        for (int c = 0; c < channels; c++) {
            double[] y = out[c];
            for (int p = 0; p < length; p++) {
                y[p] = parameters[first + tokens[p] * channels + c]
                        + parameters[firstPosition() + p / examples * channels + c];
            }
        }
    }

    private void add(double[][] outGradient, double[] gradient, int length) {
        int examples = length / positions;
        for (int c = 0; c < channels; c++) {
            double[] g = outGradient[c];
            for (int p = 0; p < length; p++) {
                gradient[first + tokens[p] * channels + c] += g[p];
                gradient[firstPosition() + p / examples * channels + c] += g[p];
            }
        }
    }

    private int firstPosition() {
        return first + vocabulary * channels;
    }
}
