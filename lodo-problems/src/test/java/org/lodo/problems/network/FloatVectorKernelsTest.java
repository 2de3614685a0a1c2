package org.lodo.problems.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.kernel.FloatArctangent;
import org.lodo.random.RandomStream;

/** Vectors give the bits of the loops, and both what the definitions in double precision give. */
class FloatVectorKernelsTest {

    private static final int FIRST = 7;

    private final RandomStream random = new RandomStream(5);
    private final FloatKernels loops = new FloatLoopKernels();
    private final FloatKernels vectors = FloatKernelChoice.kernels();

    /** Otherwise the tests below compare the loops with themselves. */
    @Test
    void thisTestRunsWithVectorsWhereJavaHasThem() {
        assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
        assertThat(vectors.getClass().getSimpleName()).isEqualTo("FloatVectorKernels");
    }

    @ParameterizedTest
    @CsvSource({
        "20, 40, 784",
        "120, 20, 196",
        "12, 20, 64",
        "20, 256, 4",
        "5, 20, 784",
        "3, 1, 1",
        "1, 2, 15",
        "7, 5, 17",
        "2, 7, 100",
        "9, 3, 130"
    })
    void weightedSums(int inputs, int outputs, int length) {
        float[] weights = gaussian(FIRST + inputs * outputs + outputs);
        float[][] in = channels(inputs, length);
        float[][] start = channels(outputs, length);
        int bias = FIRST + inputs * outputs;
        float[][][] expected = {copy(start), copy(start), copy(start), copy(start)};
        float[][][] actual = {copy(start), copy(start), copy(start), copy(start)};
        sums(loops, weights, bias, in, inputs, expected, outputs, length);
        sums(vectors, weights, bias, in, inputs, actual, outputs, length);
        for (int form = 0; form < expected.length; form++) {
            assertSameBits(actual[form], expected[form], length);
        }

        for (int o = 0; o < outputs; o++) {
            for (int p = 0; p < length; p++) {
                double sum = 0;
                for (int i = 0; i < inputs; i++) {
                    sum += (double) weights[FIRST + i * outputs + o] * in[i][p];
                }
                assertThat((double) actual[0][o][p]).isCloseTo(sum + weights[bias + o], within(1e-4));
                assertThat((double) actual[1][o][p]).isCloseTo(sum, within(1e-4));
                assertThat((double) actual[2][o][p]).isCloseTo(sum + start[o][p], within(1e-4));
            }
        }
    }

    /** With biases, from zero, added, and with the weights transposed. */
    private static void sums(
            FloatKernels kernels,
            float[] weights,
            int bias,
            float[][] in,
            int inputs,
            float[][][] out,
            int outputs,
            int length) {
        kernels.set(weights, FIRST, outputs, 1, bias, in, inputs, out[0], outputs, length);
        kernels.set(weights, FIRST, outputs, 1, in, inputs, out[1], outputs, length);
        kernels.add(weights, FIRST, outputs, 1, in, inputs, out[2], outputs, length);
        kernels.set(weights, FIRST, 1, inputs, in, inputs, out[3], outputs, length);
    }

    @ParameterizedTest
    @CsvSource({
        "20, 120, 784",
        "20, 40, 196",
        "20, 256, 4",
        "5, 20, 784",
        "1, 1, 1",
        "3, 9, 113",
        "17, 18, 225",
        "33, 34, 31",
        "16, 16, 16"
    })
    void products(int lessCount, int moreCount, int length) {
        float[][] less = channels(lessCount, length);
        float[][] more = channels(moreCount, length);
        float[] start = gaussian(FIRST + lessCount * moreCount);
        float[][] results = new float[2][];
        for (int k = 0; k < 2; k++) {
            FloatProductsWorkspace workspace = new FloatProductsWorkspace(lessCount + 3, moreCount + 5);
            Arrays.fill(workspace.narrow, Float.NaN);
            Arrays.fill(workspace.columns, Float.NaN);
            results[k] = start.clone();
            (k == 0 ? loops : vectors)
                    .addProducts(less, lessCount, more, moreCount, length, results[k], FIRST, moreCount, 1, workspace);
        }
        assertThat(results[1]).containsExactly(results[0]);

        for (int l = 0; l < lessCount; l++) {
            for (int m = 0; m < moreCount; m++) {
                int i = FIRST + l * moreCount + m;
                assertThat((double) results[1][i])
                        .isCloseTo(start[i] + inner(less[l], more[m], length), within(1e-6 * length + 1e-5));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 15, 16, 17, 31, 64, 196, 784})
    void nineNeighboursAndThreeChannels(int length) {
        int stride = 6;
        float[] weights = gaussian(FIRST + 9 * stride + 3);
        float[][] taps = channels(9, length);
        float[][] three = channels(5, length);
        float[][][] out = new float[2][][];
        float[][][] nine = new float[2][][];
        float[][] gradient = new float[2][];
        for (int k = 0; k < 2; k++) {
            FloatKernels kernels = k == 0 ? loops : vectors;
            out[k] = channels(5, length);
            nine[k] = channels(9, length);
            gradient[k] = weights.clone();
            kernels.setThreeFromNine(weights, FIRST, stride, FIRST + 9 * stride, taps, out[k], 2, length);
            kernels.setNineFromThree(weights, FIRST, stride, three, 2, nine[k], length);
            float[] lanes = new float[FloatKernels.NINE_BY_THREE_LANES];
            Arrays.fill(lanes, Float.NaN);
            kernels.addNineByThree(taps, three, 2, length, gradient[k], FIRST, stride, lanes);
        }
        assertSameBits(Arrays.copyOfRange(out[1], 2, 5), Arrays.copyOfRange(out[0], 2, 5), length);
        assertSameBits(nine[1], nine[0], length);
        assertThat(gradient[1]).containsExactly(gradient[0]);

        for (int tap = 0; tap < 9; tap++) {
            for (int m = 0; m < 3; m++) {
                int i = FIRST + tap * stride + m;
                assertThat((double) gradient[1][i])
                        .isCloseTo(weights[i] + inner(taps[tap], three[2 + m], length), within(1e-6 * length + 1e-5));
            }
            for (int p = 0; p < length; p++) {
                double sum = 0;
                for (int m = 0; m < 3; m++) {
                    sum += (double) weights[FIRST + tap * stride + m] * three[2 + m][p];
                }
                assertThat((double) nine[1][tap][p]).isCloseTo(sum, within(1e-5));
            }
        }
        for (int m = 0; m < 3; m++) {
            for (int p = 0; p < length; p++) {
                double sum = weights[FIRST + 9 * stride + m];
                for (int tap = 0; tap < 9; tap++) {
                    sum += (double) weights[FIRST + tap * stride + m] * taps[tap][p];
                }
                assertThat((double) out[1][2 + m][p]).isCloseTo(sum, within(1e-5));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 23, 784})
    void arctangents(int length) {
        float[] x = Arrays.copyOf(gaussian(length), FloatShape.roundedUp(length));
        float[] special = {
            1,
            0,
            -0f,
            -1,
            Math.nextUp(1f),
            Math.nextDown(-1f),
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.NaN,
            Float.MIN_VALUE,
            -1e-40f,
            Float.MAX_VALUE,
            Math.nextDown(1f),
            1e-20f
        };
        System.arraycopy(special, 0, x, 0, Math.min(length, special.length));
        float[][] derivatives = {x.clone(), x.clone()};
        float[][] values = {x.clone(), x.clone()};
        loops.arctangents(new FloatArctangent(), derivatives[0], values[0], length);
        vectors.arctangents(new FloatArctangent(), derivatives[1], values[1], length);
        assertThat(Arrays.copyOf(values[1], length)).containsExactly(Arrays.copyOf(values[0], length));
        assertThat(Arrays.copyOf(derivatives[1], length)).containsExactly(Arrays.copyOf(derivatives[0], length));
        for (int i = 0; i < length; i++) {
            if (!Float.isNaN(x[i])) {
                assertThat((double) values[1][i]).isCloseTo(StrictMath.atan(x[i]), within(2e-7));
            }
        }
    }

    private static double inner(float[] x, float[] y, int length) {
        double sum = 0;
        for (int p = 0; p < length; p++) {
            sum += (double) x[p] * y[p];
        }
        return sum;
    }

    private static void assertSameBits(float[][] actual, float[][] expected, int length) {
        for (int c = 0; c < expected.length; c++) {
            assertThat(Arrays.copyOf(actual[c], length)).containsExactly(Arrays.copyOf(expected[c], length));
        }
    }

    private static float[][] copy(float[][] channels) {
        return Stream.of(channels).map(float[]::clone).toArray(float[][]::new);
    }

    /** Beyond the entries that count, channels hold what is not a number. */
    private float[][] channels(int count, int length) {
        float[][] channels = new float[count][];
        for (int c = 0; c < count; c++) {
            float[] entries = gaussian(length);
            channels[c] = Arrays.copyOf(entries, FloatShape.roundedUp(length));
            Arrays.fill(channels[c], length, channels[c].length, Float.NaN);
        }
        return channels;
    }

    private float[] gaussian(int length) {
        double[] wide = new double[length];
        random.fillGaussian(wide);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) wide[i];
        }
        return values;
    }
}
