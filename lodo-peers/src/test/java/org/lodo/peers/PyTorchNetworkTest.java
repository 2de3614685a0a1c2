package org.lodo.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodo.parallel.Workers;
import org.lodo.problems.mnist.MnistAutoregression;
import org.lodo.problems.mnist.MnistConfig;
import org.lodo.problems.mnist.Precision;

/** The peer must compute the same numbers as the suite, or timings would not be comparable. */
class PyTorchNetworkTest {

    private static final int BATCH = 4;
    private static final long SEED = 3;

    /**
     * Tolerances are relative to the loss and to the largest entry of each tensor. Another order of summation over 784 pixels
     * and another arctangent cost about ten units in the last place.
     */
    @ParameterizedTest
    @CsvSource({"1, 4, FLOAT64, 1e-12", "2, 4, FLOAT64, 1e-12", "2, 3, FLOAT64, 1e-12", "2, 4, FLOAT32, 1e-3"})
    void hasTheLossAndGradientOfTheSuite(int threads, int imagesAtOnce, DataType precision, double tolerance) {
        MnistAutoregression suite =
                new MnistAutoregression(new MnistConfig(BATCH, "", "", 1, 1, Precision.FLOAT64), Workers.serial());
        double[] x = suite.initialPoint(SEED);
        double[] expected = new double[x.length];
        double expectedLoss = suite.open(SEED).draw().valueAndGradient(x, expected);

        double[] gradient = new double[x.length];
        int[] starts = suite.layerStarts();
        try (PyTorchNetwork peer =
                new PyTorchNetwork(PyTorch.start(threads), starts, suite.firstBatch(SEED), imagesAtOnce, precision)) {
            double loss = peer.lossAndGradient(x, gradient);
            assertThat(loss / expectedLoss).isCloseTo(1, within(tolerance));
        }
        for (int i = 0; i < starts.length; i++) {
            int end = i + 1 < starts.length ? starts[i + 1] : x.length;
            Agreement.assertClose(
                    "tensor " + i,
                    Arrays.copyOfRange(gradient, starts[i], end),
                    Arrays.copyOfRange(expected, starts[i], end),
                    tolerance);
        }
    }
}
