package org.lodo.baselines.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.random.RandomStream;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.structure.Access2D;

/** Checks products, eigenvectors and orthonormal bases against definitions and dense decompositions. */
class TensorAlgebraTest {

    private static double[][] gaussian(int size, RandomStream random) {
        double[][] matrix = new double[size][size];
        for (double[] row : matrix) {
            random.fillGaussian(row);
        }
        return matrix;
    }

    @Test
    void multipliesAsDefined() {
        int[][] shapes = {{1}, {5}, {3, 4}, {4, 3}, {2, 3, 4}, {2, 2, 3, 2}, {1, 6, 1}};
        for (int[] extents : shapes) {
            for (int direction = 0; direction < extents.length; direction++) {
                assertMultiplies(extents, direction);
            }
        }
    }

    private static void assertMultiplies(int[] extents, int direction) {
        RandomStream random = new RandomStream(extents.length + 10L * direction);
        TensorShape shape = new TensorShape(extents);
        int size = Arrays.stream(extents).reduce(1, (a, b) -> a * b);
        assertThat(shape.size()).isEqualTo(size);
        double[] tensor = new double[size];
        random.fillGaussian(tensor);
        double[][] matrix = gaussian(extents[direction], random);
        double[] product = new double[size];
        double[] transposed = new double[size];
        shape.multiply(direction, matrix, tensor, product);
        shape.multiplyTransposed(direction, matrix, tensor, transposed);
        double[][] gram = gaussian(extents[direction], random);
        double[][] before = Arrays.stream(gram).map(double[]::clone).toArray(double[][]::new);
        shape.averageGram(direction, tensor, 0.3, 0.7, gram);

        int extent = extents[direction];
        int after = 1;
        for (int j = direction + 1; j < extents.length; j++) {
            after *= extents[j];
        }
        double[][] sums = new double[extent][extent];
        for (int index = 0; index < size; index++) {
            int i = index / after % extent;
            int origin = index - i * after;
            double expected = 0;
            double expectedTransposed = 0;
            for (int k = 0; k < extent; k++) {
                expected += matrix[i][k] * tensor[origin + k * after];
                expectedTransposed += matrix[k][i] * tensor[origin + k * after];
                sums[i][k] += tensor[index] * tensor[origin + k * after];
            }
            assertThat(product[index]).isCloseTo(expected, offset(1e-13));
            assertThat(transposed[index]).isCloseTo(expectedTransposed, offset(1e-13));
        }
        for (int i = 0; i < extent; i++) {
            for (int k = 0; k <= i; k++) {
                assertThat(gram[i][k]).isCloseTo(0.3 * before[i][k] + 0.7 * sums[i][k], offset(1e-12));
                assertThat(gram[k][i]).isEqualTo(gram[i][k]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8, 17, 64})
    void eigenvaluesAreThoseOfADenseDecomposition(int size) {
        RandomStream random = new RandomStream(size);
        double[][] half = gaussian(size, random);
        double[][] matrix = new double[size][size];
        Matrices.gram(half, matrix);
        assertDecomposes(matrix);
    }

    @Test
    void decomposesMatricesOfLowRankAndWithEqualEigenvalues() {
        double[][] zero = new double[5][5];
        assertDecomposes(zero);
        double[][] identity = new double[6][6];
        double[][] rankOne = new double[6][6];
        double[][] graded = new double[6][6];
        for (int i = 0; i < 6; i++) {
            identity[i][i] = 1;
            for (int j = 0; j < 6; j++) {
                rankOne[i][j] = (i + 1.0) * (j - 2.0) + (j + 1.0) * (i - 2.0);
                graded[i][j] = StrictMath.pow(10, -3.0 * (i + j) / 2) / (1 + Math.abs(i - j));
            }
        }
        assertDecomposes(identity);
        assertDecomposes(rankOne);
        assertDecomposes(graded);
        assertDecomposes(new double[][] {{2, 0}, {0, 3}});
        assertDecomposes(new double[][] {{0, 1e-200}, {1e-200, 0}});
    }

    private static void assertDecomposes(double[][] matrix) {
        int size = matrix.length;
        SymmetricEigen eigen = new SymmetricEigen(size);
        eigen.decompose(matrix);
        double[] values = eigen.values();
        double[][] vectors = eigen.vectors();
        R064Store dense = R064Store.FACTORY.copy(Access2D.wrap(matrix));
        Eigenvalue<Double> expected = Eigenvalue.R064.make(dense, true);
        expected.decompose(dense);
        double[] reference = new double[size];
        expected.getEigenvalues(reference, Optional.empty());
        Arrays.sort(reference);
        double norm = Math.max(Math.abs(reference[0]), Math.abs(reference[size - 1]));
        double tolerance = 1e-13 * size * Math.max(norm, Double.MIN_NORMAL);
        for (int k = 0; k < size; k++) {
            assertThat(values[k]).as("eigenvalue %s", k).isCloseTo(reference[size - 1 - k], offset(tolerance));
            for (int i = 0; i < size; i++) {
                double image = 0;
                double inner = 0;
                for (int j = 0; j < size; j++) {
                    image += matrix[i][j] * vectors[k][j];
                    inner += vectors[k][j] * vectors[i][j];
                }
                assertThat(image).isCloseTo(values[k] * vectors[k][i], offset(tolerance));
                assertThat(inner).isCloseTo(i == k ? 1 : 0, offset(1e-13 * size));
            }
        }
    }

    @Test
    void rejectsMatricesThatAreNotFinite() {
        assertThatThrownBy(() -> new SymmetricEigen(2).decompose(new double[][] {{1, 0}, {0, Double.NaN}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 17})
    void basesAreOrthonormalAndSpanTheColumns(int size) {
        RandomStream random = new RandomStream(size);
        assertOrthonormalizes(gaussian(size, random));
        double[][] rankOne = new double[size][size];
        for (int j = 0; j < size; j++) {
            for (int i = 0; i < size; i++) {
                rankOne[j][i] = (i + 1.0) * (j + 2.0);
            }
        }
        assertOrthonormalizes(rankOne);
        assertOrthonormalizes(new double[size][size]);
    }

    private static void assertOrthonormalizes(double[][] columns) {
        int size = columns.length;
        double[][] original = Arrays.stream(columns).map(double[]::clone).toArray(double[][]::new);
        double[][] basis = new double[size][size];
        new Orthonormalizer(size).orthonormalize(columns, basis);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double inner = 0;
                double below = 0;
                for (int k = 0; k < size; k++) {
                    inner += basis[i][k] * basis[j][k];
                    below += basis[i][k] * original[j][k];
                }
                assertThat(inner).isCloseTo(i == j ? 1 : 0, offset(1e-13 * size));
                if (i > j) {
                    // R = QᵀA is upper triangular.
                    assertThat(below).isCloseTo(0, offset(1e-12 * size * size));
                }
            }
        }
    }
}
