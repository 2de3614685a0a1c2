package org.lodo.problems.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lodo.kernel.Vectors;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.Objective;
import org.lodo.objective.VariableTensor;
import org.lodo.parallel.Workers;
import org.lodo.problems.network.ParameterTensor;

class MnistAutoregressionTest {

    /** One complete tile and one incomplete one. */
    private static final MnistConfig SMALL = new MnistConfig(11, "", "", 1, 20, Precision.FLOAT64);

    /** As stated in the Javadoc of the products. */
    private static final double HESSIAN_VECTOR_ERROR = 1e-8;

    @Test
    void bitsDoNotDependOnThreads() {
        double[][] gradients = new double[4][];
        double[] losses = new double[4];
        for (int threads = 1; threads <= 4; threads++) {
            MnistAutoregression objective = new MnistAutoregression(SMALL, Workers.of(threads));
            double[] x = objective.initialPoint(3);
            gradients[threads - 1] = new double[x.length];
            CurvatureSample sample = objective.open(3).draw();
            losses[threads - 1] = sample.valueAndGradient(x, gradients[threads - 1]);
            assertThat(sample.value(x)).isEqualTo(losses[threads - 1]);
        }
        for (int i = 1; i < 4; i++) {
            assertThat(losses[i]).isEqualTo(losses[0]);
            assertThat(gradients[i]).isEqualTo(gradients[0]);
        }
    }

    /**
     * The same workers evaluate both, and serve one caller at a time: without turns, a loop would end with what the
     * evaluation before it left in its place, here that of another point, or never.
     */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void theRepresentativeSampleAndDrawsWaitForEachOther() {
        MnistConfig single = new MnistConfig(6 * Tile.IMAGES, "", "", 1, 20, Precision.FLOAT32);
        MnistAutoregression objective = new MnistAutoregression(single, Workers.of(2));
        double[][] points = {objective.initialPoint(3), objective.initialPoint(4)};
        CurvatureSample drawn = objective.open(3).draw();
        CurvatureSample representative = objective.representativeSample();
        double[] ofDrawn = values(drawn, points, 40);
        double[] ofRepresentative = values(representative, points, 4);

        CompletableFuture<double[]> others = CompletableFuture.supplyAsync(() -> values(representative, points, 4));
        double[] own = values(drawn, points, 40);

        assertThat(own).isEqualTo(ofDrawn);
        assertThat(others.join()).isEqualTo(ofRepresentative);
    }

    /** At the points in turn. */
    private static double[] values(CurvatureSample sample, double[][] points, int count) {
        return IntStream.range(0, count)
                .mapToDouble(time -> sample.value(points[time % points.length]))
                .toArray();
    }

    @Test
    void bitsOfLossAndGradientArePinned() {
        MnistAutoregression objective = new MnistAutoregression(SMALL, Workers.of(2));
        double[] x = objective.initialPoint(3);
        double[] gradient = new double[x.length];
        double loss = objective.open(3).draw().valueAndGradient(x, gradient);
        assertThat(Double.toHexString(loss) + " " + Integer.toHexString(Arrays.hashCode(gradient)))
                .isEqualTo("0x1.ea52c83db58dp2 9cbbfd9a");
    }

    @Test
    void batchLossIsTheMeanOverItsImages() {
        MnistData data = MnistData.embedded();
        Batch all = new Batch(data.training().pixels(), 11);
        Batch one = new Batch(data.training().pixels(), 1);
        double[] x = new MnistAutoregression(SMALL, Workers.serial()).initialPoint(1);
        double[] mean = new double[x.length];
        double[] gradient = new double[x.length];
        BatchLoss loss = new BatchLoss(Precision.FLOAT64, Workers.of(2));
        double meanLoss = 0;
        for (int i = 0; i < all.size(); i++) {
            all.set(i, 100 + i, 70 * i);
            one.set(0, 100 + i, 70 * i);
            meanLoss += loss.lossAndGradient(one, x, gradient) / all.size();
            Vectors.addScaled(1.0 / all.size(), gradient, mean);
        }
        assertThat(loss.lossAndGradient(all, x, gradient)).isCloseTo(meanLoss, within(1e-13));
        double scale = Vectors.norm(mean);
        for (int i = 0; i < x.length; i++) {
            assertThat(gradient[i]).isCloseTo(mean[i], within(1e-14 * scale));
        }
    }

    @Test
    void inputContainsOnlyPixelsBeforeTheQuery() {
        byte[] pixels = new byte[2 * PixelNetwork.PIXELS];
        Arrays.fill(pixels, (byte) 200);
        double[][] in = new double[PixelNetwork.INPUTS][PixelNetwork.PIXELS];
        int row = 2;
        int column = 5;
        Query.encode(pixels, PixelNetwork.PIXELS, row * 28 + column, in);
        for (int p = 0; p < PixelNetwork.PIXELS; p++) {
            boolean isVisible = p < row * 28 + column;
            assertThat(in[0][p]).isEqualTo(isVisible ? 200 / 256.0 : 0);
            assertThat(in[1][p]).isEqualTo(p % 28 <= column ? 1 : -1);
            assertThat(in[2][p]).isEqualTo(isVisible ? 1 : -1);
            int rowOfPixel = p / 28;
            assertThat(in[3][p]).isEqualTo(2.0 * rowOfPixel / 28 - 1);
            assertThat(in[4][p]).isEqualTo(2.0 * (p % 28) / 28 - 1);
        }
    }

    @Test
    void initialTensorsHaveTheStatedDeviation() {
        MnistAutoregression objective = new MnistAutoregression(SMALL, Workers.serial());
        double[] x = objective.initialPoint(5);
        for (ParameterTensor tensor : new PixelNetwork().tensors()) {
            if (tensor.size() >= 800) {
                double sum = 0;
                for (int i = tensor.first(); i < tensor.end(); i++) {
                    sum += x[i] * x[i];
                }
                double variance = sum / tensor.size() * (tensor.fanIn() + 1);
                assertThat(variance).isCloseTo(1, within(5 * Math.sqrt(2.0 / tensor.size())));
            }
        }
    }

    @Test
    void hasTheParametersOfThePaperInOrderOfLayers() {
        MnistAutoregression objective = new MnistAutoregression(SMALL, Workers.serial());
        assertThat(objective.dimension()).isEqualTo(94_696);
        assertThat(objective.layerStarts()).hasSize(124).startsWith(0, 100, 120).isSorted();
        assertThat(objective.tensors().get(0)).isEqualTo(new VariableTensor("entry.weights", 0, List.of(5, 20)));
        assertThat(objective.tensors().get(2).name()).isEqualTo("stage1.block1.expand.weights");
        assertThat(objective.tensors().get(121).name()).isEqualTo("stage5.block4.contract.biases");
        assertThat(objective.tensors().get(123).name()).isEqualTo("exit.biases");
    }

    @Test
    void heldOutLossesDependOnlyOnThePoint() {
        MnistAutoregression objective = new MnistAutoregression(SMALL, Workers.of(2));
        double[] x = objective.initialPoint(5);
        double validation = objective.validationLoss(x);
        double test = objective.testLoss(x);
        objective.open(1).draw().value(x);
        assertThat(new MnistAutoregression(SMALL, Workers.serial()).validationLoss(x))
                .isEqualTo(validation);
        assertThat(objective.testLoss(x)).isEqualTo(test);
        assertThat(validation).isNotEqualTo(test).isBetween(1.0, 20.0);
    }

    /** Richardson extrapolation of larger differences, accurate to about 1e-9 ‖H v‖. */
    @Test
    void hessianVectorProductsHaveTheStatedError() {
        MnistAutoregression objective = new MnistAutoregression(SMALL, Workers.of(2));
        double[] x = smallPoint(objective, 5);
        double[] v = objective.initialPoint(6);
        CurvatureSample sample = objective.open(1).draw();
        double[] product = new double[x.length];
        sample.hessianVector(x, v, product);
        double[] oracle = difference(sample, x, v, 1e-4);
        Vectors.combine(-1.0 / 3, oracle, 4.0 / 3, difference(sample, x, v, 0.5e-4));
        double[] error = product.clone();
        Vectors.addScaled(-1, oracle, error);
        assertThat(Vectors.norm(error)).isLessThan(HESSIAN_VECTOR_ERROR * Vectors.norm(oracle));

        double[] u = objective.initialPoint(7);
        double[] other = new double[x.length];
        sample.hessianVector(x, u, other);
        double asymmetry = Vectors.dot(u, product) - Vectors.dot(v, other);
        assertThat(Math.abs(asymmetry)).isLessThan(HESSIAN_VECTOR_ERROR * Vectors.norm(u) * Vectors.norm(product));
    }

    /** In double precision whatever that of the draws, which leave it alone. */
    @Test
    void theRepresentativeSampleIsTheSameForAllRuns() {
        MnistAutoregression single =
                new MnistAutoregression(new MnistConfig(SMALL.batch(), "", "", 1, 1, Precision.FLOAT32), Workers.of(2));
        CurvatureSample sample = single.representativeSample();
        double[] x = single.initialPoint(5);
        double before = sample.value(x);
        single.open(1).draw().value(x);

        assertThat(sample.value(x)).isEqualTo(before);
        CurvatureSample other = new MnistAutoregression(SMALL, Workers.serial()).representativeSample();
        assertThat(other.value(x)).isEqualTo(before);
        double[] v = single.initialPoint(6);
        double[] product = new double[x.length];
        sample.hessianVector(x, v, product);
        double[] oracle = difference(other, x, v, 1e-4);
        Vectors.addScaled(-1, product, oracle);
        assertThat(Vectors.norm(oracle)).isLessThan(1e-5 * Vectors.norm(product));
    }

    private static double[] difference(CurvatureSample sample, double[] x, double[] v, double step) {
        double[] moved = x.clone();
        Vectors.addScaled(step, v, moved);
        double[] ahead = new double[x.length];
        sample.valueAndGradient(moved, ahead);
        Vectors.addScaled(-2 * step, v, moved);
        double[] behind = new double[x.length];
        sample.valueAndGradient(moved, behind);
        Vectors.combine(0.5 / step, ahead, -0.5 / step, behind);
        return ahead;
    }

    @Test
    void rejectsMoreTestImagesThanThereAre() {
        MnistConfig config = new MnistConfig(2, "", "", 1, 10_001, Precision.FLOAT64);
        assertThatThrownBy(() -> new MnistAutoregression(config, Workers.serial()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("testImages = 10001: must be at most 10000, the size of the test set");
    }

    @Test
    void sampledDigitsDependOnlyOnParametersAndSeed() {
        double[] x = new MnistAutoregression(SMALL, Workers.serial()).initialPoint(5);
        int[] told = new int[1];
        byte[] digit = new DigitSampler(Workers.of(2)).sample(x, 1, 9, pixel -> told[0] = pixel);
        assertThat(told[0]).isEqualTo(784);
        assertThat(digit).hasSize(784).isEqualTo(new DigitSampler(Workers.serial()).sample(x, 1, 9, pixel -> {}));
        assertThatThrownBy(() -> new DigitSampler(Workers.serial()).sample(new double[7], 1, 1, pixel -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameters has 7 entries: must have 94696, as the network");
        x[9] = Double.NaN;
        assertThatThrownBy(() -> new DigitSampler(Workers.serial()).sample(x, 1, 1, pixel -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a parameter is not finite: all must be");
    }

    /** Entries from N(0, 1) would saturate every arctangent. */
    private static double[] smallPoint(Objective<?> objective, long seed) {
        double[] x = objective.initialPoint(seed);
        for (int i = 0; i < x.length; i++) {
            x[i] *= 0.3;
        }
        return x;
    }
}
