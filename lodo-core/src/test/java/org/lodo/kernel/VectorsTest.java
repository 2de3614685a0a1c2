package org.lodo.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.random.RandomStream;
import org.ojalgo.matrix.store.R064Store;

class VectorsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 16, 33})
    void dotCountsEveryEntryOnce(int size) {
        double[] x = new double[size];
        double[] y = new double[size];
        double expected = 0;
        for (int i = 0; i < size; i++) {
            x[i] = i + 1;
            y[i] = 2 * i - 3;
            expected += x[i] * y[i];
        }
        assertThat(Vectors.dot(x, y)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 9})
    void columnsMultiplyAsAMatrix(int columns) {
        int rows = 5;
        R064Store matrix = R064Store.FACTORY.make(rows, columns);
        new RandomStream(1).fillGaussian(matrix.data);
        double[] v = new double[columns];
        new RandomStream(2).fillGaussian(v);
        double[] out = new double[rows];
        out[0] = Double.NaN;
        Columns.multiply(Columns.of(matrix), v, out);
        double[] expected = R064Store.FACTORY.copy(matrix.multiply(R064Store.wrap(v, columns))).data;
        for (int i = 0; i < rows; i++) {
            assertThat(out[i]).isCloseTo(expected[i], within(1e-13));
        }
    }
}
