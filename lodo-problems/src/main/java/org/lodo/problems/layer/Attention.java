package org.lodo.problems.layer;

import java.util.Arrays;
import java.util.List;
import org.lodo.objective.VariableTensor;
import org.lodo.random.RandomStream;
import org.lodo.validation.Require;

/**
 * Scaled dot-product attention with several heads (Vaswani et al. 2017, section 3.2), without a mask. Input channels are
 * queries, keys and values, in thirds; each head has an equal share of each third. At position i of a head,
 *
 * <pre>
 * s_ij = q_iᵀk_j / √d,  a_i = softmax(s_i),  y_i = Σ_j a_ij v_j.
 * </pre>
 *
 * <p>Channels have one part of equal length for each position, so that loops run over examples with unit stride.
 */
public final class Attention implements DifferentiableLayer {

    private final int heads;
    private final int headSize;
    private final int positions;
    private final double scale;
    /** One array over examples for each (head, i, j): weights a, gradients of a and of s, and what moves. */
    private final double[][] weight;

    private final double[][] weightTangent;
    private final double[][] weightGradient;
    private final double[][] scoreGradient;
    /** Sums over j at one (head, i). */
    private final double[] sum;

    private final double[] secondSum;
    /** Of one (head, i, j). */
    private final double[] temporary;

    /**
     * @param heads number of heads
     * @param headSize d, the channels of each head's queries, keys and values
     * @param positions number of positions
     * @param examples how many examples the longest channels hold
     */
    public Attention(int heads, int headSize, int positions, int examples) {
        this.heads = Require.atLeast("heads", heads, 1);
        this.headSize = Require.atLeast("headSize", headSize, 1);
        this.positions = Require.atLeast("positions", positions, 1);
        scale = 1 / Math.sqrt(headSize);
        int pairs = heads * positions * positions;
        weight = new double[pairs][examples];
        weightTangent = new double[pairs][examples];
        weightGradient = new double[pairs][examples];
        scoreGradient = new double[pairs][examples];
        sum = new double[examples];
        secondSum = new double[examples];
        temporary = new double[examples];
    }

    @Override
    public int outputs() {
        return heads * headSize;
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
        int examples = length / positions;
        clear(out.value(), length);
        for (int row = 0; row < heads * positions; row++) {
            for (int j = 0; j < positions; j++) {
                double[] score = weight[row * positions + j];
                Arrays.fill(score, 0, examples, 0);
                addProducts(scale, in.value(), queries(row), i(row), in.value(), keys(row), j, score, examples);
            }
            softmax(row, examples);
            for (int j = 0; j < positions; j++) {
                addWeighted(
                        weight[row * positions + j],
                        in.value(),
                        values(row),
                        j,
                        out.value(),
                        mixed(row),
                        i(row),
                        examples);
            }
        }
    }

    @Override
    public void forwardTangent(double[] parameters, double[] direction, Signal in, Signal out, int length) {
        int examples = length / positions;
        clear(out.tangent(), length);
        for (int row = 0; row < heads * positions; row++) {
            Arrays.fill(sum, 0, examples, 0);
            for (int j = 0; j < positions; j++) {
                double[] moved = weightTangent[row * positions + j];
                Arrays.fill(moved, 0, examples, 0);
                addProducts(scale, in.tangent(), queries(row), i(row), in.value(), keys(row), j, moved, examples);
                addProducts(scale, in.value(), queries(row), i(row), in.tangent(), keys(row), j, moved, examples);
                addProduct(weight[row * positions + j], moved, sum, examples);
            }
            for (int j = 0; j < positions; j++) {
                int pair = row * positions + j;
                centre(weight[pair], weightTangent[pair], sum, weightTangent[pair], examples);
                addWeighted(
                        weightTangent[pair], in.value(), values(row), j, out.tangent(), mixed(row), i(row), examples);
                addWeighted(weight[pair], in.tangent(), values(row), j, out.tangent(), mixed(row), i(row), examples);
            }
        }
    }

    @Override
    public void backward(double[] parameters, Signal in, Signal out, double[] gradient, int length) {
        int examples = length / positions;
        clear(in.gradient(), length);
        for (int row = 0; row < heads * positions; row++) {
            Arrays.fill(sum, 0, examples, 0);
            for (int j = 0; j < positions; j++) {
                int pair = row * positions + j;
                double[] g = weightGradient[pair];
                Arrays.fill(g, 0, examples, 0);
                addProducts(1, out.gradient(), mixed(row), i(row), in.value(), values(row), j, g, examples);
                addProduct(weight[pair], g, sum, examples);
                addWeighted(weight[pair], out.gradient(), mixed(row), i(row), in.gradient(), values(row), j, examples);
            }
            for (int j = 0; j < positions; j++) {
                int pair = row * positions + j;
                double[] g = scoreGradient[pair];
                centre(weight[pair], weightGradient[pair], sum, g, examples);
                for (int p = 0; p < examples; p++) {
                    g[p] *= scale;
                }
                addWeighted(g, in.value(), keys(row), j, in.gradient(), queries(row), i(row), examples);
                addWeighted(g, in.value(), queries(row), i(row), in.gradient(), keys(row), j, examples);
            }
        }
    }

    @Override
    public void backwardTangent(
            double[] parameters, double[] direction, Signal in, Signal out, double[] product, int length) {
        int examples = length / positions;
        clear(in.gradientTangent(), length);
        for (int row = 0; row < heads * positions; row++) {
            addValueTangents(row, in, out, examples);
            addScoreTangents(row, in, out, examples);
        }
    }

    /** What moves the gradient of values. */
    private void addValueTangents(int row, Signal in, Signal out, int examples) {
        for (int j = 0; j < positions; j++) {
            int pair = row * positions + j;
            double[][] result = in.gradientTangent();
            addWeighted(weightTangent[pair], out.gradient(), mixed(row), i(row), result, values(row), j, examples);
            addWeighted(weight[pair], out.gradientTangent(), mixed(row), i(row), result, values(row), j, examples);
        }
    }

    /** What moves the gradients of queries and keys, from the derivative of s̄ = a ∘ (ā − aᵀā). */
    private void addScoreTangents(int row, Signal in, Signal out, int examples) {
        Arrays.fill(sum, 0, examples, 0);
        Arrays.fill(secondSum, 0, examples, 0);
        for (int j = 0; j < positions; j++) {
            int pair = row * positions + j;
            movedWeightGradient(row, j, in, out, examples);
            addProduct(weight[pair], weightGradient[pair], sum, examples);
            addProduct(weightTangent[pair], weightGradient[pair], secondSum, examples);
            addProduct(weight[pair], temporary, secondSum, examples);
        }
        double[][] result = in.gradientTangent();
        for (int j = 0; j < positions; j++) {
            int pair = row * positions + j;
            movedWeightGradient(row, j, in, out, examples);
            double[] a = weight[pair];
            double[] moved = weightTangent[pair];
            double[] g = weightGradient[pair];
            for (int p = 0; p < examples; p++) {
                temporary[p] = scale * (moved[p] * (g[p] - sum[p]) + a[p] * (temporary[p] - secondSum[p]));
            }
            addWeighted(temporary, in.value(), keys(row), j, result, queries(row), i(row), examples);
            addWeighted(temporary, in.value(), queries(row), i(row), result, keys(row), j, examples);
            addWeighted(scoreGradient[pair], in.tangent(), keys(row), j, result, queries(row), i(row), examples);
            addWeighted(scoreGradient[pair], in.tangent(), queries(row), i(row), result, keys(row), j, examples);
        }
    }

    /** temporary ← the derivative of the gradient of a_ij. */
    private void movedWeightGradient(int row, int j, Signal in, Signal out, int examples) {
        Arrays.fill(temporary, 0, examples, 0);
        addProducts(1, out.gradientTangent(), mixed(row), i(row), in.value(), values(row), j, temporary, examples);
        addProducts(1, out.gradient(), mixed(row), i(row), in.tangent(), values(row), j, temporary, examples);
    }

    private void softmax(int row, int examples) {
        for (int p = 0; p < examples; p++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < positions; j++) {
                largest = Math.max(largest, weight[row * positions + j][p]);
            }
            double total = 0;
            for (int j = 0; j < positions; j++) {
                double power = StrictMath.exp(weight[row * positions + j][p] - largest);
                weight[row * positions + j][p] = power;
                total += power;
            }
            for (int j = 0; j < positions; j++) {
                weight[row * positions + j][p] /= total;
            }
        }
    }

    /** to ← to + factor · Σ_c a_c ∘ b_c over the channels of a head, each at its own position. */
    private void addProducts(
            double factor,
            double[][] a,
            int firstA,
            int i,
            double[][] b,
            int firstB,
            int j,
            double[] to,
            int examples) {
        for (int c = 0; c < headSize; c++) {
            double[] left = a[firstA + c];
            double[] right = b[firstB + c];
            int leftOffset = i * examples;
            int rightOffset = j * examples;
            for (int p = 0; p < examples; p++) {
                to[p] += factor * left[leftOffset + p] * right[rightOffset + p];
            }
        }
    }

    /** to_c ← to_c + weights ∘ from_c for the channels of a head, each at its own position. */
    private void addWeighted(
            double[] weights, double[][] from, int firstFrom, int i, double[][] to, int firstTo, int j, int examples) {
        for (int c = 0; c < headSize; c++) {
            double[] source = from[firstFrom + c];
            double[] target = to[firstTo + c];
            int sourceOffset = i * examples;
            int targetOffset = j * examples;
            for (int p = 0; p < examples; p++) {
                target[targetOffset + p] += weights[p] * source[sourceOffset + p];
            }
        }
    }

    private static void addProduct(double[] a, double[] b, double[] to, int examples) {
        for (int p = 0; p < examples; p++) {
            to[p] += a[p] * b[p];
        }
    }

    /** to ← a ∘ (b − mean), the product with the derivative of the softmax. */
    private static void centre(double[] a, double[] b, double[] mean, double[] to, int examples) {
        for (int p = 0; p < examples; p++) {
            to[p] = a[p] * (b[p] - mean[p]);
        }
    }

    private static void clear(double[][] channels, int length) {
        for (double[] channel : channels) {
            Arrays.fill(channel, 0, length, 0);
        }
    }

    /** The position of the query of row (head, i). */
    private int i(int row) {
        return row % positions;
    }

    private int mixed(int row) {
        return row / positions * headSize;
    }

    private int queries(int row) {
        return mixed(row);
    }

    private int keys(int row) {
        return outputs() + mixed(row);
    }

    private int values(int row) {
        return 2 * outputs() + mixed(row);
    }
}
