package org.lodo.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodo.kernel.Vectors;

/** Rotations against their own matrices, formed column by column. */
class RotationTest {

    record Case(String name, int dimension, Rotation rotation) {
        @Override
        public String toString() {
            return name + ", n = " + dimension;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(1, 2, 3, 4, 5, 31, 32, 33, 70)
                .flatMap(n -> Stream.of(
                        new Case("blocks of 4", n, new BlockRotation(n, 4, new RandomStream(7))),
                        new Case("blocks of 16", n, new BlockRotation(n, 16, new RandomStream(7))),
                        new Case("mixing", n, new MixingRotation(n, new RandomStream(7)))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void columnsAreOrthonormal(Case one) {
        double[][] columns = columns(one);
        for (int i = 0; i < columns.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                assertThat(Vectors.dot(columns[i], columns[j])).isCloseTo(i == j ? 1 : 0, within(1e-14));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rotatingBackIsTheTranspose(Case one) {
        double[][] columns = columns(one);
        double[] v = new double[one.dimension()];
        new RandomStream(3).fillGaussian(v);
        double[] turned = v.clone();
        one.rotation().rotateBack(turned, new double[v.length]);
        for (int j = 0; j < v.length; j++) {
            assertThat(turned[j]).isCloseTo(Vectors.dot(columns[j], v), within(1e-13));
        }
    }

    static Stream<Case> mixing() {
        return cases().filter(one -> one.name().equals("mixing"));
    }

    @ParameterizedTest
    @MethodSource("mixing")
    void mixingReachesEveryEntry(Case one) {
        for (double[] column : columns(one)) {
            for (double entry : column) {
                assertThat(entry).isNotZero();
            }
        }
    }

    private static double[][] columns(Case one) {
        int n = one.dimension();
        double[][] columns = new double[n][n];
        for (int j = 0; j < n; j++) {
            columns[j][j] = 1;
            one.rotation().rotate(columns[j], new double[n]);
        }
        return columns;
    }
}
