package org.lodo.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodo.random.RandomStream;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

class CurvaturePairsTest {

    private static final int DIMENSION = 6;

    @ParameterizedTest
    @CsvSource({"0, 3", "1, 3", "3, 3", "8, 3", "20, 5"})
    void agreesWithDenseUpdatesOfTheLastPairs(int added, int capacity) {
        RandomStream random = new RandomStream(added);
        CurvaturePairs pairs = new CurvaturePairs(capacity, DIMENSION);
        MatrixStore<Double> dense =
                R064Store.FACTORY.makeEye(DIMENSION, DIMENSION).multiply(0.7);
        for (int pair = 0; pair < added; pair++) {
            double[] step = pairs.nextStep();
            double[] change = pairs.nextChange();
            random.fillGaussian(step);
            random.fillGaussian(change);
            if (pair >= added - capacity) {
                dense = updated(dense, step.clone(), change.clone());
            }
            pairs.add();
        }
        double[] v = new double[DIMENSION];
        random.fillGaussian(v);
        MatrixStore<Double> expected = dense.multiply(column(v));

        pairs.multiply(v, 0.7);

        for (int i = 0; i < DIMENSION; i++) {
            double size = Math.abs(expected.doubleValue(i, 0));
            assertThat(v[i]).isCloseTo(expected.doubleValue(i, 0), within(1e-9 * Math.max(1, size)));
        }
    }

    @Test
    void pairsWhoseProductsOverflowOrVanishAreRejected() {
        CurvaturePairs pairs = new CurvaturePairs(2, 2);
        for (double[] pair : new double[][] {{1e200, 1e200}, {1, 1e-170}, {Double.NaN, 1}}) {
            pairs.nextStep()[0] = pair[0];
            pairs.nextChange()[0] = pair[1];
            pairs.add();
            assertThat(pairs.isEmpty()).as("%s", pair).isTrue();
        }
    }

    @Test
    void skippedPairsDoNotEvictOthers() {
        CurvaturePairs pairs = new CurvaturePairs(1, 2);
        pairs.nextStep()[0] = 2;
        pairs.nextChange()[0] = 4;
        pairs.add();
        pairs.nextStep()[0] = 0;
        pairs.nextStep()[1] = 0;
        pairs.add();

        assertThat(pairs.newestScale()).isEqualTo(0.5);
        assertThat(pairs.meanScale()).isEqualTo(0.5);
        assertThat(pairs.oldestStepScale()).isEqualTo(0.5);
    }

    /** The dense update (I − s yᵀ/sᵀy) H (I − y sᵀ/sᵀy) + s sᵀ/sᵀy. */
    private static MatrixStore<Double> updated(MatrixStore<Double> h, double[] step, double[] change) {
        MatrixStore<Double> s = column(step);
        MatrixStore<Double> y = column(change);
        double curvature = s.transpose().multiply(y).doubleValue(0, 0);
        MatrixStore<Double> left = R064Store.FACTORY
                .makeEye(DIMENSION, DIMENSION)
                .subtract(s.multiply(y.transpose()).multiply(1 / curvature));
        return left.multiply(h)
                .multiply(left.transpose())
                .add(s.multiply(s.transpose()).multiply(1 / curvature));
    }

    private static R064Store column(double[] values) {
        return R064Store.FACTORY.column(values);
    }
}
