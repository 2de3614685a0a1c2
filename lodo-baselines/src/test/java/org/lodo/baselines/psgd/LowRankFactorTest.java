package org.lodo.baselines.psgd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.random.RandomStream;
import org.ojalgo.matrix.decomposition.LU;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/** Checks the low-rank factor and its solver against dense computations. */
class LowRankFactorTest {

    @ParameterizedTest
    @CsvSource({"1,1", "4,1", "5,3", "17,8", "17,17"})
    void isSymmetricPositiveDefinite(int dimension, int rank) {
        RandomStream random = new RandomStream(5);
        LowRankFactor factor = new LowRankFactor(dimension, rank, random);
        factor.setScale(0.7);
        double[] v = new double[dimension];
        double[] h = new double[dimension];
        for (int step = 0; step < 50; step++) {
            random.fillGaussian(v);
            random.fillGaussian(h);
            factor.learn(v, h, 0.3, 0.9, step % 2 == 0);
        }
        double[] x = new double[dimension];
        double[] y = new double[dimension];
        double[] ofX = new double[dimension];
        double[] ofY = new double[dimension];
        random.fillGaussian(x);
        random.fillGaussian(y);
        factor.precondition(x, ofX);
        factor.precondition(y, ofY);
        double xPy = 0;
        double yPx = 0;
        double xPx = 0;
        for (int i = 0; i < dimension; i++) {
            xPy += x[i] * ofY[i];
            yPx += y[i] * ofX[i];
            xPx += x[i] * ofX[i];
        }
        assertThat(xPy).isCloseTo(yPx, offset(1e-12 * (1 + Math.abs(xPy))));
        assertThat(xPx).isPositive();
    }

    /** Fitted to exact pairs of a small Hessian, P tends to its inverse. */
    @Test
    void findsTheInverseOfASmallHessian() {
        double[] curvatures = {0.5, 2, 8};
        RandomStream random = new RandomStream(8);
        LowRankFactor factor = new LowRankFactor(3, 3, random);
        factor.setScale(1);
        double[] v = new double[3];
        double[] h = new double[3];
        for (int step = 0; step < 4000; step++) {
            random.fillGaussian(v);
            for (int i = 0; i < 3; i++) {
                h[i] = curvatures[i] * v[i];
            }
            factor.learn(v, h, 0.1, 0.9, random.nextDouble() < 0.5);
        }
        double[] unit = {0, 1, 0};
        double[] column = new double[3];
        factor.precondition(unit, column);
        assertThat(column[0]).isCloseTo(0, offset(1e-3));
        assertThat(column[1]).isCloseTo(0.5, offset(1e-3));
        assertThat(column[2]).isCloseTo(0, offset(1e-3));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10})
    void solvesAsADenseFactorizationDoes(int size) {
        RandomStream random = new RandomStream(size);
        double[][] matrix = new double[size][size];
        R064Store store = R064Store.FACTORY.make(size, size);
        for (int i = 0; i < size; i++) {
            random.fillGaussian(matrix[i]);
            for (int j = 0; j < size; j++) {
                store.set(i, j, matrix[i][j]);
            }
        }
        double[] right = new double[size];
        random.fillGaussian(right);
        SmallSolver solver = new SmallSolver(size);
        solver.factorize(matrix);
        double[] solution = right.clone();
        solver.solve(solution);
        double[] transposed = right.clone();
        solver.solveTransposed(transposed);
        MatrixStore<Double> expected = denseSolution(store, right);
        MatrixStore<Double> expectedTransposed = denseSolution(store.transpose(), right);
        for (int i = 0; i < size; i++) {
            assertThat(solution[i]).isCloseTo(expected.doubleValue(i, 0), offset(1e-10));
            assertThat(transposed[i]).isCloseTo(expectedTransposed.doubleValue(i, 0), offset(1e-10));
        }
    }

    private static MatrixStore<Double> denseSolution(MatrixStore<Double> matrix, double[] right) {
        LU<Double> lu = LU.R064.make();
        lu.decompose(matrix);
        return lu.getSolution(R064Store.FACTORY.column(right));
    }
}
