package org.lodo.problems.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.random.RandomStream;

/**
 * Every layer against differences of its forward pass, entry by entry: the backward pass, the derivative of the forward pass, and
 * the derivative of the backward pass, with respect to parameters and inputs at once. Central differences over one and two steps
 * are combined so that errors are of fourth order in the step.
 */
class SecondDerivativesTest {

    private static final double STEP = 5e-4;
    private static final double TOLERANCE = 1e-8;

    /** The points of the difference, in steps, and their weights. */
    private static final double[] STEPS = {-2, -1, 1, 2};

    private static final double[] WEIGHTS = {1.0 / 12, -2.0 / 3, 2.0 / 3, -1.0 / 12};

    /** Not 0, so that a layer that ignores its first index fails. */
    private static final int FIRST = 3;

    private final RandomStream random = new RandomStream(12);

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "3, 4, 7", "5, 2, 9", "4, 13, 113"})
    void denseWithBiases(int inputs, int outputs, int length) {
        verify(() -> Dense.withBiases("d", FIRST, inputs, outputs), inputs, length, FIRST + (inputs + 1) * outputs);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "3, 4, 7", "5, 2, 9"})
    void denseWithoutBiases(int inputs, int outputs, int length) {
        verify(() -> Dense.withoutBiases("d", FIRST, inputs, outputs), inputs, length, FIRST + inputs * outputs);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 33})
    void denseOfJets(int length) {
        verify(() -> Dense.ofJets("d", FIRST, 3, 4), 3, length, FIRST + 16);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 5"})
    void tanh(int channels, int length) {
        verify(() -> new Tanh(channels), channels, length, FIRST);
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "2, 15"})
    void tanhOfJets(int channels, int length) {
        verify(() -> new JetTanh(channels), channels, length, FIRST);
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "3, 5", "8, 4"})
    void layerNormalization(int channels, int length) {
        verify(() -> new LayerNormalization("n", FIRST, channels, length + 1), channels, length, FIRST + 2 * channels);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1", "1, 2, 3, 2", "2, 1, 2, 3", "2, 3, 4, 5"})
    void attention(int heads, int headSize, int positions, int examples) {
        verify(
                () -> new Attention(heads, headSize, positions, examples + 1),
                3 * heads * headSize,
                positions * examples,
                FIRST);
    }

    @Test
    void embedding() {
        int[] tokens = {0, 2, 1, 1, 2, 0};
        verify(() -> new Embedding(FIRST, 3, 2, 4, tokens), 0, tokens.length, FIRST + 20);
    }

    @Test
    void residual() {
        verify(
                () -> new Residual(new Chain(List.of(Dense.withBiases("d", FIRST, 3, 3), new Tanh(3)), 7), 7),
                3,
                5,
                FIRST + 12);
    }

    @Test
    void firstPart() {
        verify(
                () -> new FirstPart(new Chain(List.of(Dense.withBiases("d", FIRST, 3, 2), new Tanh(2)), 4), 3),
                3,
                12,
                FIRST + 8);
    }

    /** A layer, its input and parameters, all functions of one number, so that every tangent is a derivative with respect to it. */
    private final class Moving {
        private final Supplier<? extends DifferentiableLayer> made;
        private final int length;
        private final double[] parameters;
        private final double[] direction;
        private final double[][] in;
        private final double[][] inDirection;
        private final double[][] outGradient;
        private final double[][] outGradientDirection;

        Moving(Supplier<? extends DifferentiableLayer> made, int inputs, int length, int parameters) {
            this.made = made;
            this.length = length;
            this.parameters = gaussian(parameters);
            direction = gaussian(parameters);
            in = gaussian(inputs, length);
            inDirection = gaussian(inputs, length);
            int outputs = made.get().outputs();
            outGradient = gaussian(outputs, length);
            outGradientDirection = gaussian(outputs, length);
            if (made.get() instanceof FirstPart) {
                // What lies behind the first part is not there.
                clearBehind(outGradient, length / 3);
                clearBehind(outGradientDirection, length / 3);
            }
        }

        Passes at(double time) {
            return new Passes(this, moved(parameters, direction, time), moved(in, inDirection, time), time);
        }
    }

    /** Forward and backward pass at one time, and then those of tangents. */
    private static final class Passes {
        private final DifferentiableLayer layer;
        private final Moving moving;
        private final double[] parameters;
        private final Signal in;
        private final Signal out;
        private final double[] gradient;
        private final double[] product;

        Passes(Moving moving, double[] parameters, double[][] value, double time) {
            this.moving = moving;
            this.parameters = parameters;
            layer = moving.made.get();
            in = Signal.ofActivations(value.length, moving.length);
            copy(value, in.value());
            out = Signal.ofActivations(layer.outputs(), moving.length);
            gradient = new double[parameters.length];
            product = new double[parameters.length];
            layer.forward(parameters, in, out, moving.length);
            copy(moved(moving.outGradient, moving.outGradientDirection, time), out.gradient());
            layer.backward(parameters, in, out, gradient, moving.length);
        }

        void tangents() {
            copy(moving.inDirection, in.tangent());
            copy(moving.outGradientDirection, out.gradientTangent());
            // Twice, since a pass may be called any number of times.
            for (int times = 0; times < 2; times++) {
                layer.forwardTangent(parameters, moving.direction, in, out, moving.length);
                Arrays.fill(product, 0);
                layer.backwardTangent(parameters, moving.direction, in, out, product, moving.length);
            }
        }

        /** Σ over outputs of what comes out, weighted by the output's gradient. */
        double loss() {
            double sum = 0;
            for (int c = 0; c < out.value().length; c++) {
                for (int p = 0; p < moving.length; p++) {
                    sum += out.value()[c][p] * moving.outGradient[c][p];
                }
            }
            return sum;
        }
    }

    private void verify(Supplier<? extends DifferentiableLayer> made, int inputs, int length, int parameters) {
        Moving moving = new Moving(made, inputs, length, parameters);
        Passes now = moving.at(0);
        now.tangents();
        Passes[] moved = new Passes[4];
        Arrays.setAll(moved, i -> moving.at(STEPS[i] * STEP));
        assertGradient(now, moving);
        assertDerivative(now.out.tangent(), i -> moved[i].out.value(), "out.tangent");
        assertDerivative(now.in.gradientTangent(), i -> moved[i].in.gradient(), "in.gradientTangent");
        assertDerivative(new double[][] {now.product}, i -> new double[][] {moved[i].gradient}, "product");
    }

    /** The gradient of the weighted outputs, entry by entry. */
    private static void assertGradient(Passes now, Moving moving) {
        for (int i = 0; i < now.gradient.length; i++) {
            assertClose(slope(moving, moving.parameters, i), now.gradient[i], "gradient " + i);
        }
        for (int c = 0; c < moving.in.length; c++) {
            for (int p = 0; p < moving.length; p++) {
                assertClose(slope(moving, moving.in[c], p), now.in.gradient()[c][p], "in.gradient " + c);
            }
        }
    }

    /** The derivative of the weighted outputs with respect to an entry. */
    private static double slope(Moving moving, double[] array, int entry) {
        double kept = array[entry];
        double sum = 0;
        for (int i = 0; i < STEPS.length; i++) {
            array[entry] = kept + STEPS[i] * STEP;
            sum += WEIGHTS[i] * moving.at(0).loss();
        }
        array[entry] = kept;
        return sum / STEP;
    }

    private static void assertDerivative(double[][] found, IntFunction<double[][]> moved, String what) {
        for (int c = 0; c < found.length; c++) {
            for (int p = 0; p < found[c].length; p++) {
                double sum = 0;
                for (int i = 0; i < STEPS.length; i++) {
                    sum += WEIGHTS[i] * moved.apply(i)[c][p];
                }
                assertClose(sum / STEP, found[c][p], what + " " + c + ", " + p);
            }
        }
    }

    private static void assertClose(double measured, double expected, String what) {
        assertThat(measured).as(what).isCloseTo(expected, within(TOLERANCE * (1 + Math.abs(expected))));
    }

    private double[] gaussian(int length) {
        double[] out = new double[length];
        random.fillGaussian(out);
        return out;
    }

    private double[][] gaussian(int channels, int length) {
        double[][] out = new double[channels][];
        Arrays.setAll(out, c -> gaussian(length));
        return out;
    }

    private static double[] moved(double[] x, double[] direction, double time) {
        double[] out = new double[x.length];
        Arrays.setAll(out, i -> x[i] + time * direction[i]);
        return out;
    }

    private static double[][] moved(double[][] x, double[][] direction, double time) {
        double[][] out = new double[x.length][];
        Arrays.setAll(out, c -> moved(x[c], direction[c], time));
        return out;
    }

    private static void clearBehind(double[][] channels, int length) {
        for (double[] channel : channels) {
            Arrays.fill(channel, length, channel.length, 0);
        }
    }

    private static void copy(double[][] from, double[][] to) {
        for (int c = 0; c < to.length; c++) {
            System.arraycopy(from[c], 0, to[c], 0, to[c].length);
        }
    }
}
