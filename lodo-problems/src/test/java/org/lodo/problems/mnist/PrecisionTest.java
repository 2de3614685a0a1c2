package org.lodo.problems.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lodo.kernel.Vectors;
import org.lodo.objective.CurvatureSample;
import org.lodo.optimizer.Adam;
import org.lodo.optimizer.AdamConfig;
import org.lodo.optimizer.UpdateRule;
import org.lodo.parallel.Workers;
import org.lodo.random.RandomStream;

/** The network in single precision against that in double precision. */
class PrecisionTest {

    private static MnistAutoregression network(Precision precision, Workers workers) {
        return new MnistAutoregression(new MnistConfig(7, "", "", 1, 20, precision), workers);
    }

    @Test
    void lossGradientAndHessianVectorProductAgreeToSinglePrecision() {
        MnistAutoregression wide = network(Precision.FLOAT64, Workers.serial());
        MnistAutoregression narrow = network(Precision.FLOAT32, Workers.serial());
        double[] x = wide.initialPoint(3);
        assertThat(narrow.initialPoint(3)).containsExactly(x);
        CurvatureSample wideSample = wide.open(3).draw();
        CurvatureSample narrowSample = narrow.open(3).draw();
        double[] expected = new double[x.length];
        double[] actual = new double[x.length];
        double loss = wideSample.valueAndGradient(x, expected);
        assertThat(narrowSample.valueAndGradient(x, actual)).isCloseTo(loss, within(1e-6 * loss));
        assertThat(narrowSample.value(x)).isCloseTo(loss, within(1e-6 * loss));
        assertThat(distance(actual, expected)).isBetween(1e-12, 1e-5);
        assertThat(narrow.validationLoss(x)).isCloseTo(wide.validationLoss(x), within(1e-5));

        double[] v = new double[x.length];
        new RandomStream(1).fillGaussian(v);
        wideSample.hessianVector(x, v, expected);
        narrowSample.hessianVector(x, v, actual);
        assertThat(distance(actual, expected)).isLessThan(1e-2);
    }

    @Test
    void bitsDoNotDependOnThreads() {
        double[] expected = gradient(Workers.serial());
        assertThat(gradient(Workers.of(2))).containsExactly(expected);
    }

    private static double[] gradient(Workers workers) {
        MnistAutoregression network = network(Precision.FLOAT32, workers);
        double[] x = network.initialPoint(1);
        double[] gradient = new double[x.length];
        network.open(1).draw().valueAndGradient(x, gradient);
        return gradient;
    }

    @Test
    void trainingTakesTheSameCourse() {
        assertThat(lossAfterTraining(Precision.FLOAT32)).isCloseTo(lossAfterTraining(Precision.FLOAT64), within(1e-3));
    }

    private static double lossAfterTraining(Precision precision) {
        MnistAutoregression network = network(precision, Workers.of(2));
        double[] x = network.initialPoint(2);
        double[] gradient = new double[x.length];
        UpdateRule adam = new Adam(AdamConfig.defaults(), x.length);
        var draws = network.open(2);
        for (int step = 0; step < 12; step++) {
            draws.draw().valueAndGradient(x, gradient);
            adam.beginStep();
            adam.update(0, gradient, x, 0, x.length);
        }
        return network.validationLoss(x);
    }

    private static double distance(double[] a, double[] b) {
        double[] difference = a.clone();
        Vectors.addScaled(-1, b, difference);
        return Vectors.norm(difference) / Vectors.norm(b);
    }
}
