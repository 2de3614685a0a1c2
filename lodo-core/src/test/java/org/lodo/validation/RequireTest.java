package org.lodo.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequireTest {

    private static final double[] FINITE = {
        0, -0.0, 1, -1, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE
    };

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 17})
    void acceptsFiniteVectorsUnchanged(int size) {
        double[] vector = new double[size];
        Arrays.setAll(vector, i -> FINITE[i % FINITE.length]);
        double[] copy = vector.clone();
        assertThat(Require.finite("v", vector)).isSameAs(vector).containsExactly(copy);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void namesTheFirstNonFiniteEntry(double bad) {
        for (int size = 1; size <= 17; size++) {
            for (int entry = 0; entry < size; entry++) {
                double[] vector = new double[size];
                vector[size - 1] = Double.NEGATIVE_INFINITY;
                vector[entry] = bad;
                int expected = entry;
                assertThatExceptionOfType(NonFiniteException.class)
                        .isThrownBy(() -> Require.finite("gradient", vector))
                        .withMessage("gradient[" + entry + "] = " + bad + ": must be finite")
                        .satisfies(thrown -> {
                            assertThat(thrown.entry()).isEqualTo(expected);
                            assertThat(thrown.value()).isEqualTo(Double.valueOf(bad));
                        });
            }
        }
    }
}
