package org.lodo.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.ndarray.types.DataType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodo.math.Workers;
import org.lodo.problems.mnist.MnistAutoregression;
import org.lodo.problems.mnist.MnistConfig;

/** The peer must do the suite's work, or its time would mean nothing. */
class PyTorchNetworkTest {

    private static final int BATCH = 4;
    private static final long SEED = 3;

    @ParameterizedTest
    @CsvSource({"1, FLOAT64, 1e-9", "2, FLOAT64, 1e-9", "2, FLOAT32, 1e-3"})
    void hasTheLossAndGradientOfTheSuite(int threads, DataType precision, double tolerance) {
        MnistAutoregression suite = new MnistAutoregression(new MnistConfig(BATCH, "", "", 1, 1), Workers.serial());
        double[] x = suite.initialPoint(SEED);
        double[] expected = new double[x.length];
        double expectedLoss = suite.open(SEED).draw().valueAndGradient(x, expected);

        double[] gradient = new double[x.length];
        try (PyTorchNetwork peer =
                new PyTorchNetwork(PyTorch.start(threads), suite.layerStarts(), suite.firstBatch(SEED), precision)) {
            double loss = peer.lossAndGradient(x, gradient);
            assertThat(loss).isCloseTo(expectedLoss, withinPercentage(100 * tolerance));
        }
        assertThat(Agreement.largestDifference(gradient, expected)).isLessThan(tolerance);
    }
}
