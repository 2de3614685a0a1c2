package org.lodo.problems.layer;

import java.util.Arrays;
import java.util.List;
import org.lodo.objective.VariableTensor;
import org.lodo.random.RandomStream;

/**
 * Layer normalization (Ba, Kiros, Hinton 2016, equation 4): at every entry p, channels are shifted to mean 0 and scaled to
 * variance 1, n = (x − μ)/√(s² + ε), and then y_c = γ_c n_c + β_c.
 *
 * <p>Parameters: gains γ, which start at 1, then biases β, which start at 0.
 */
public final class LayerNormalization implements DifferentiableLayer {

    private static final double EPSILON = 1e-5;

    private final String name;
    private final int first;
    private final int channels;

    private final double[][] normalized;
    private final double[][] normalizedTangent;
    /** 1/√(s² + ε) of every entry, and its derivative. */
    private final double[] scale;

    private final double[] scaleTangent;
    /** Means over channels of γȳ and of n∘γȳ, and their derivatives. */
    private final double[] mean;

    private final double[] correlation;
    private final double[] meanTangent;
    private final double[] correlationTangent;

    /**
     * @param name prefix of its tensors' names
     * @param first index of its first parameter
     * @param channels how many channels come in and go out
     * @param length entries of the longest channels
     */
    public LayerNormalization(String name, int first, int channels, int length) {
        this.name = name;
        this.first = first;
        this.channels = channels;
        normalized = new double[channels][length];
        normalizedTangent = new double[channels][length];
        scale = new double[length];
        scaleTangent = new double[length];
        mean = new double[length];
        correlation = new double[length];
        meanTangent = new double[length];
        correlationTangent = new double[length];
    }

    /**
     * @return index just past its last parameter
     */
    public int end() {
        return first + 2 * channels;
    }

    @Override
    public int outputs() {
        return channels;
    }

    @Override
    public List<VariableTensor> tensors() {
        return List.of(
                new VariableTensor(name + ".gains", first, List.of(channels)),
                new VariableTensor(name + ".biases", first + channels, List.of(channels)));
    }

    @Override
    public void initialize(double[] parameters, RandomStream random) {
        Arrays.fill(parameters, first, first + channels, 1);
        Arrays.fill(parameters, first + channels, end(), 0);
    }

    @Override
    public void forward(double[] parameters, Signal in, Signal out, int length) {
        average(in.value(), mean, length);
        Arrays.fill(scale, 0, length, 0);
        for (int c = 0; c < channels; c++) {
            double[] x = in.value()[c];
            double[] n = normalized[c];
            for (int p = 0; p < length; p++) {
                n[p] = x[p] - mean[p];
                scale[p] += n[p] * n[p];
            }
        }
        for (int p = 0; p < length; p++) {
            scale[p] = 1 / Math.sqrt(scale[p] / channels + EPSILON);
        }
        for (int c = 0; c < channels; c++) {
            double gain = parameters[first + c];
            double bias = parameters[first + channels + c];
            double[] n = normalized[c];
            double[] y = out.value()[c];
            for (int p = 0; p < length; p++) {
                n[p] *= scale[p];
                y[p] = gain * n[p] + bias;
            }
        }
    }

    @Override
    public void forwardTangent(double[] parameters, double[] direction, Signal in, Signal out, int length) {
        average(in.tangent(), meanTangent, length);
        average(normalized, in.tangent(), correlationTangent, length);
        for (int p = 0; p < length; p++) {
            scaleTangent[p] = -scale[p] * scale[p] * correlationTangent[p];
        }
        for (int c = 0; c < channels; c++) {
            double gain = parameters[first + c];
            double movedGain = direction[first + c];
            double movedBias = direction[first + channels + c];
            double[] dx = in.tangent()[c];
            double[] n = normalized[c];
            double[] dn = normalizedTangent[c];
            double[] dy = out.tangent()[c];
            for (int p = 0; p < length; p++) {
                dn[p] = scale[p] * (dx[p] - meanTangent[p] - n[p] * correlationTangent[p]);
                dy[p] = gain * dn[p] + movedGain * n[p] + movedBias;
            }
        }
    }

    @Override
    public void backward(double[] parameters, Signal in, Signal out, double[] gradient, int length) {
        averagesOfGradient(parameters, out.gradient(), length);
        for (int c = 0; c < channels; c++) {
            double gain = parameters[first + c];
            double[] n = normalized[c];
            double[] g = out.gradient()[c];
            double[] result = in.gradient()[c];
            double gainSum = 0;
            double biasSum = 0;
            for (int p = 0; p < length; p++) {
                gainSum += g[p] * n[p];
                biasSum += g[p];
                result[p] = scale[p] * (gain * g[p] - mean[p] - n[p] * correlation[p]);
            }
            gradient[first + c] += gainSum;
            gradient[first + channels + c] += biasSum;
        }
    }

    @Override
    public void backwardTangent(
            double[] parameters, double[] direction, Signal in, Signal out, double[] product, int length) {
        averagesOfGradient(parameters, out.gradient(), length);
        averagesOfTangents(parameters, direction, out, length);
        for (int c = 0; c < channels; c++) {
            double gain = parameters[first + c];
            double movedGain = direction[first + c];
            double[] n = normalized[c];
            double[] dn = normalizedTangent[c];
            double[] g = out.gradient()[c];
            double[] dg = out.gradientTangent()[c];
            double[] result = in.gradientTangent()[c];
            double gainSum = 0;
            double biasSum = 0;
            for (int p = 0; p < length; p++) {
                gainSum += dg[p] * n[p] + g[p] * dn[p];
                biasSum += dg[p];
                double moved = movedGain * g[p]
                        + gain * dg[p]
                        - meanTangent[p]
                        - dn[p] * correlation[p]
                        - n[p] * correlationTangent[p];
                result[p] = scaleTangent[p] * (gain * g[p] - mean[p] - n[p] * correlation[p]) + scale[p] * moved;
            }
            product[first + c] += gainSum;
            product[first + channels + c] += biasSum;
        }
    }

    private void averagesOfGradient(double[] parameters, double[][] gradient, int length) {
        Arrays.fill(mean, 0, length, 0);
        Arrays.fill(correlation, 0, length, 0);
        for (int c = 0; c < channels; c++) {
            double share = parameters[first + c] / channels;
            double[] n = normalized[c];
            double[] g = gradient[c];
            for (int p = 0; p < length; p++) {
                mean[p] += share * g[p];
                correlation[p] += share * g[p] * n[p];
            }
        }
    }

    private void averagesOfTangents(double[] parameters, double[] direction, Signal out, int length) {
        Arrays.fill(meanTangent, 0, length, 0);
        Arrays.fill(correlationTangent, 0, length, 0);
        for (int c = 0; c < channels; c++) {
            double share = parameters[first + c] / channels;
            double movedShare = direction[first + c] / channels;
            double[] n = normalized[c];
            double[] dn = normalizedTangent[c];
            double[] g = out.gradient()[c];
            double[] dg = out.gradientTangent()[c];
            for (int p = 0; p < length; p++) {
                double moved = movedShare * g[p] + share * dg[p];
                meanTangent[p] += moved;
                correlationTangent[p] += moved * n[p] + share * g[p] * dn[p];
            }
        }
    }

    private static void average(double[][] x, double[] out, int length) {
        Arrays.fill(out, 0, length, 0);
        for (double[] channel : x) {
            for (int p = 0; p < length; p++) {
                out[p] += channel[p];
            }
        }
        for (int p = 0; p < length; p++) {
            out[p] /= x.length;
        }
    }

    private static void average(double[][] x, double[][] y, double[] out, int length) {
        Arrays.fill(out, 0, length, 0);
        for (int c = 0; c < x.length; c++) {
            double[] left = x[c];
            double[] right = y[c];
            for (int p = 0; p < length; p++) {
                out[p] += left[p] * right[p];
            }
        }
        for (int p = 0; p < length; p++) {
            out[p] /= x.length;
        }
    }
}
