package org.lodo.problems.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.random.RandomStream;

/** The backward pass of every layer against central differences of its forward pass, entry by entry. */
class LayerGradientTest {

    private static final double DIFFERENCE = 1e-5;
    private static final double TOLERANCE = 1e-8;

    /** Not 0, so that a layer that ignores its first index fails. */
    private static final int FIRST = 3;

    private final RandomStream random = new RandomStream(11);

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "1, 4, 7",
        "5, 20, 9",
        "3, 6, 1",
        "4, 1, 2",
        "2, 5, 13",
        "20, 40, 49",
        "11, 8, 113",
        "120, 20, 230"
    })
    void pointwiseConvolution(int inputs, int outputs, int length) {
        PointwiseConvolution layer = new PointwiseConvolution(FIRST, inputs, outputs);
        double[] parameters = gaussian(layer.end());
        double[][] in = gaussian(inputs, length);
        double[][] weights = gaussian(outputs, length);
        ToDoubleFunction<double[]> loss = p -> {
            double[][] out = new double[outputs][length];
            layer.forward(p, in, out, length);
            return dot(weights, out);
        };
        double[][] inGradient = gaussian(inputs, length);
        layer.backward(parameters, weights, inGradient, 0, inputs, length);
        double[] gradient = new double[layer.end()];
        layer.addGradient(in, weights, gradient, length, new PointwiseConvolution.Workspace(inputs + 1, outputs + 2));

        assertGradient(gradient, parameters, loss);
        for (int i = 0; i < inputs; i++) {
            assertGradient(inGradient[i], in[i], channel -> loss.applyAsDouble(parameters));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 1",
        "3, 1, 1, 2",
        "2, 7, 7, 1",
        "3, 4, 4, 2",
        "2, 2, 2, 1",
        "2, 1, 5, 2",
        "1, 5, 1, 2",
        "1, 28, 28, 1"
    })
    void depthwiseConvolution(int images, int height, int width, int channels) {
        Shape shape = new Shape(images, height, width);
        DepthwiseConvolution layer = new DepthwiseConvolution(FIRST, channels);
        double[] parameters = gaussian(layer.end());
        double[][] in = gaussian(channels, shape.length());
        double[][] weights = gaussian(3 * channels, shape.length());
        DepthwiseConvolution.Workspace workspace = dirtyWorkspace(shape);
        ToDoubleFunction<double[]> loss = p -> {
            double[][] out = new double[3 * channels][shape.length()];
            forward(layer, p, in, out, shape);
            return dot(weights, out);
        };
        double[][] inGradient = gaussian(channels, shape.length());
        double[] gradient = new double[layer.end()];
        for (int c = 0; c < channels; c++) {
            layer.backward(parameters, c, in[c], weights, 3 * c, inGradient[c], gradient, shape, workspace);
        }

        assertGradient(gradient, parameters, loss);
        for (int c = 0; c < channels; c++) {
            assertGradient(inGradient[c], in[c], channel -> loss.applyAsDouble(parameters));
        }
    }

    /** The gradient with respect to some of the inputs is part of the gradient with respect to all. */
    @Test
    void pointwiseConvolutionBackwardToSomeInputs() {
        PointwiseConvolution layer = new PointwiseConvolution(FIRST, 9, 5);
        double[] parameters = gaussian(layer.end());
        double[][] outGradient = gaussian(5, 6);
        double[][] all = gaussian(9, 6);
        layer.backward(parameters, outGradient, all, 0, 9, 6);
        double[][] some = gaussian(4, 6);
        double[] untouched = some[3].clone();
        layer.backward(parameters, outGradient, some, 5, 3, 6);
        for (int i = 0; i < 3; i++) {
            for (int p = 0; p < 6; p++) {
                assertThat(some[i][p]).isCloseTo(all[5 + i][p], within(1e-14));
            }
        }
        assertThat(some[3]).containsExactly(untouched);
    }

    private void forward(DepthwiseConvolution layer, double[] parameters, double[][] in, double[][] out, Shape shape) {
        DepthwiseConvolution.Workspace workspace = dirtyWorkspace(shape);
        for (int c = 0; c < in.length; c++) {
            layer.forward(parameters, c, in[c], out, shape, workspace);
        }
    }

    /** Compares with the definition, pixel by pixel, which shares no code with the layer. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 7, 7", "3, 4, 4", "2, 2, 2", "2, 3, 5"})
    void depthwiseConvolutionAgreesWithItsDefinition(int images, int height, int width) {
        int channels = 2;
        Shape shape = new Shape(images, height, width);
        DepthwiseConvolution layer = new DepthwiseConvolution(FIRST, channels);
        double[] parameters = gaussian(layer.end());
        double[][] in = gaussian(channels, shape.length());
        double[][] out = new double[3 * channels][shape.length()];
        forward(layer, parameters, in, out, shape);
        for (int p = 0; p < shape.length(); p++) {
            int image = p / shape.pixels();
            int row = p % shape.pixels() / width;
            int column = p % width;
            for (int o = 0; o < 3 * channels; o++) {
                double expected = parameters[FIRST + 27 * channels + o];
                for (int i = 0; i < 9; i++) {
                    int y = row + i / 3 - 1;
                    int x = column + i % 3 - 1;
                    if (y >= 0 && y < height && x >= 0 && x < width) {
                        expected += parameters[FIRST + (i * channels + o / 3) * 3 + o % 3]
                                * in[o / 3][image * shape.pixels() + y * width + x];
                    }
                }
                assertThat(out[o][p]).isCloseTo(expected, within(1e-13));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 7, 7", "2, 4, 4", "3, 2, 2", "2, 7, 4", "1, 28, 28", "2, 3, 1"})
    void averagePooling(int images, int height, int width) {
        AveragePooling layer = new AveragePooling(height, width);
        int firstOut = 2;
        int outLength = firstOut + images * layer.outHeight() * layer.outWidth();
        double[][] in = gaussian(2, images * height * width);
        double[][] weights = gaussian(2, outLength);
        for (double[] weight : weights) {
            weight[0] = 0;
            weight[1] = 0;
        }
        ToDoubleFunction<double[]> loss = channel -> {
            double[][] out = new double[2][outLength];
            layer.forward(in, out, firstOut, images);
            return dot(weights, out);
        };
        double[][] inGradient = gaussian(2, images * height * width);
        layer.backward(weights, firstOut, inGradient, images);

        assertGradient(inGradient[0], in[0], loss);
        assertGradient(inGradient[1], in[1], loss);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void averagesExcludePadding(int side) {
        AveragePooling layer = new AveragePooling(side, side);
        double[][] in = {new double[side * side]};
        Arrays.fill(in[0], 3);
        double[][] out = new double[1][layer.outHeight() * layer.outWidth()];
        layer.forward(in, out, 0, 1);
        assertThat(out[0]).hasSize((side + 1) / 2 * ((side + 1) / 2)).containsOnly(3);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 2, 7", "2, 1, 4", "1, 3, 2"})
    void residualBlock(int images, int channels, int side) {
        Shape shape = new Shape(images, side, side);
        ResidualBlock layer = new ResidualBlock(FIRST, channels);
        double[] parameters = gaussian(layer.end());
        double[][] in = gaussian(channels, shape.length());
        double[][] weights = gaussian(channels, shape.length());
        ResidualBlock.LayerActivations trace = new ResidualBlock.LayerActivations(layer, shape);
        ResidualBlock.Workspace workspace = new ResidualBlock.Workspace(layer, shape);
        ToDoubleFunction<double[]> loss = p -> {
            layer.forward(p, in, shape, trace, workspace);
            return dot(weights, trace.out());
        };
        layer.forward(parameters, in, shape, trace, workspace);
        double[][] inGradient = new double[channels][];
        for (int c = 0; c < channels; c++) {
            inGradient[c] = weights[c].clone();
        }
        double[] gradient = new double[layer.end()];
        layer.backward(parameters, in, shape, trace, inGradient, gradient, workspace);

        assertGradient(gradient, parameters, loss);
        for (int c = 0; c < channels; c++) {
            assertGradient(inGradient[c], in[c], channel -> loss.applyAsDouble(parameters));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void softmaxCrossEntropy(int classes) {
        SoftmaxCrossEntropy layer = new SoftmaxCrossEntropy(classes);
        double[][] logits = gaussian(classes, 3);
        double[][] gradient = gaussian(classes, 3);
        int target = classes / 2;
        double loss = layer.lossAndGradient(logits, 1, target, gradient);
        assertThat(layer.loss(logits, 1, target)).isEqualTo(loss);
        double[] probabilities = new double[classes];
        layer.probabilities(logits, 1, probabilities);
        assertThat(-StrictMath.log(probabilities[target])).isCloseTo(loss, within(1e-14));
        for (int c = 0; c < classes; c++) {
            double kept = logits[c][1];
            logits[c][1] = kept + DIFFERENCE;
            double ahead = layer.loss(logits, 1, target);
            logits[c][1] = kept - DIFFERENCE;
            double behind = layer.loss(logits, 1, target);
            logits[c][1] = kept;
            assertThat((ahead - behind) / (2 * DIFFERENCE)).isCloseTo(gradient[c][1], within(TOLERANCE));
        }
    }

    /** Changes one entry of an array at a time; the loss reads the array. */
    private static void assertGradient(double[] gradient, double[] array, ToDoubleFunction<double[]> loss) {
        for (int i = 0; i < array.length; i++) {
            double kept = array[i];
            array[i] = kept + DIFFERENCE;
            double ahead = loss.applyAsDouble(array);
            array[i] = kept - DIFFERENCE;
            double behind = loss.applyAsDouble(array);
            array[i] = kept;
            double measured = (ahead - behind) / (2 * DIFFERENCE);
            assertThat(gradient[i])
                    .as("entry %d", i)
                    .isCloseTo(measured, within(TOLERANCE * (1 + Math.abs(measured)) * 10));
        }
    }

    /** Every entry that a pass writes is not a number. */
    private static DepthwiseConvolution.Workspace dirtyWorkspace(Shape shape) {
        DepthwiseConvolution.Workspace workspace = new DepthwiseConvolution.Workspace(shape);
        DepthwiseConvolution layer = new DepthwiseConvolution(0, 1);
        double[][] channels = new double[5][shape.length()];
        for (double[] channel : channels) {
            Arrays.fill(channel, Double.NaN);
        }
        double[] gradient = new double[layer.end()];
        layer.backward(gradient, 0, channels[0], channels, 1, channels[4], gradient.clone(), shape, workspace);
        return workspace;
    }

    private double[] gaussian(int length) {
        double[] values = new double[length];
        random.fillGaussian(values);
        return values;
    }

    private double[][] gaussian(int channels, int length) {
        return dirty(new double[channels][length]);
    }

    private double[][] dirty(double[][] channels) {
        for (double[] channel : channels) {
            random.fillGaussian(channel);
        }
        return channels;
    }

    private static double dot(double[][] a, double[][] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            for (int i = 0; i < a[c].length; i++) {
                sum += a[c][i] * b[c][i];
            }
        }
        return sum;
    }
}
