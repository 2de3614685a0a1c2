package org.lodo.preconditioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lodo.objective.HessianSample;
import org.lodo.optimizer.Sgd;
import org.lodo.parallel.Workers;
import org.lodo.random.RandomStream;
import org.ojalgo.matrix.store.R064Store;

class PreconditionedSpectrumTest {

    private static final double[] ANYWHERE = new double[6];

    @Test
    void multipleOfTheIdentityScalesTheEigenvalues() {
        double[] eigenvalues = PreconditionedSpectrum.of(
                        new ScalarPreconditioner(3, 0.5), bowl(diagonal(4, 1, 2)), ANYWHERE)
                .orElseThrow();
        assertThat(eigenvalues).containsExactly(new double[] {0.5, 1, 2}, within(1e-14));
    }

    /** Sums of eigenvalues and of their squares are the traces of GH and (GH)², which need no decomposition. */
    @Test
    void agreesWithTracesForALearnedPreconditioner() {
        int n = 6;
        RandomStream random = new RandomStream(4);
        SymmetricProduct learned = BlockPermutation.random(n, 0.7, 3, 2, random, Workers.serial());
        double[] u = new double[n];
        double[] v = new double[n];
        for (int step = 0; step < 5; step++) {
            random.fillGaussian(u);
            random.fillGaussian(v);
            learned.learn(u, v, -1, new Sgd(0.05));
        }
        R064Store factor = R064Store.FACTORY.make(n, n);
        random.fillGaussian(factor.data);
        R064Store hessian = product(factor, R064Store.FACTORY.copy(factor.transpose()));

        double[] eigenvalues =
                PreconditionedSpectrum.of(learned, bowl(hessian), ANYWHERE).orElseThrow();

        R064Store product = product(learned.toMatrix(), hessian);
        R064Store square = product(product, product);
        double sum = 0;
        double sumOfSquares = 0;
        for (double eigenvalue : eigenvalues) {
            sum += eigenvalue;
            sumOfSquares += eigenvalue * eigenvalue;
        }
        assertThat(eigenvalues).hasSize(n).isSorted();
        assertThat(eigenvalues[0]).as("G is positive semidefinite").isGreaterThan(-1e-12);
        assertThat(sum).isCloseTo(trace(product), within(1e-12 * Math.abs(sum)));
        assertThat(sumOfSquares).isCloseTo(trace(square), within(1e-12 * sumOfSquares));
    }

    /** Traces, as above, for a Hessian with negative eigenvalues, of which there are as many in GH. */
    @Test
    void hasTheSignsOfAnIndefiniteHessian() {
        int n = 6;
        SymmetricProduct learned = BlockPermutation.random(n, 0.7, 3, 2, new RandomStream(4), Workers.serial());
        learned.learn(new double[] {1, 2, 0, -1, 1, 0}, new double[] {0, 1, 1, 1, -2, 3}, -1, new Sgd(0.01));
        R064Store hessian = diagonal(-3, 1, 2, -0.5, 0, 4);
        hessian.set(0, 1, 0.3);
        hessian.set(1, 0, 0.3);

        double[] eigenvalues =
                PreconditionedSpectrum.of(learned, bowl(hessian), ANYWHERE).orElseThrow();

        R064Store product = product(learned.toMatrix(), hessian);
        R064Store square = product(product, product);
        assertThat(eigenvalues).hasSize(n).isSorted();
        assertThat(Arrays.stream(eigenvalues).filter(value -> value < -1e-9)).hasSize(2);
        assertThat(Arrays.stream(eigenvalues).filter(value -> value > 1e-9)).hasSize(3);
        assertThat(Arrays.stream(eigenvalues).sum()).isCloseTo(trace(product), within(1e-12));
        assertThat(Arrays.stream(eigenvalues).map(value -> value * value).sum())
                .isCloseTo(trace(square), within(1e-12 * trace(square)));
    }

    @Test
    void isUndefinedUnlessHessianOrPreconditionerIsPositiveDefinite() {
        DensePreconditioner negative = new DensePreconditioner(2, 1, true);
        negative.set(diagonal(-1, -1));
        assertThat(PreconditionedSpectrum.of(negative, bowl(diagonal(1, -1)), ANYWHERE))
                .isEmpty();
        assertThat(PreconditionedSpectrum.of(new ScalarPreconditioner(2, 2), bowl(diagonal(1, -1)), ANYWHERE)
                        .orElseThrow())
                .containsExactly(new double[] {-2, 2}, within(1e-14));
    }

    private static R064Store diagonal(double... entries) {
        R064Store matrix = R064Store.FACTORY.make(entries.length, entries.length);
        for (int i = 0; i < entries.length; i++) {
            matrix.set(i, i, entries[i]);
        }
        return matrix;
    }

    private static R064Store product(R064Store left, R064Store right) {
        R064Store product = R064Store.FACTORY.make(left.getRowDim(), right.getColDim());
        product.fillByMultiplying(left, right);
        return product;
    }

    private static double trace(R064Store matrix) {
        double sum = 0;
        for (int i = 0; i < matrix.getRowDim(); i++) {
            sum += matrix.doubleValue(i, i);
        }
        return sum;
    }

    private static HessianSample bowl(R064Store hessian) {
        return new HessianSample() {
            @Override
            public double valueAndGradient(double[] x, double[] gradient) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void hessianVector(double[] x, double[] v, double[] out) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void hessian(double[] x, R064Store out) {
                System.arraycopy(hessian.data, 0, out.data, 0, hessian.data.length);
            }
        };
    }
}
