package org.lodo.preconditioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lodo.NearInverseConfig;
import org.lodo.NearInverseLodo;
import org.lodo.objective.HessianSample;
import org.lodo.random.RandomStream;
import org.ojalgo.matrix.store.R064Store;

class ErrorModesTest {

    private static final double[] CURVATURES = {1, 0.7, 0.5};

    /** In the eigenbasis (0.8, 0.6), (−0.6, 0.8) with curvatures 2 and 0.5, every mode of I − GH is 0.1. */
    @Test
    void hasTheGivenErrorInEveryMode() {
        R064Store hessian = R064Store.FACTORY.make(2, 2);
        double[][] q = {{0.8, 0.6}, {-0.6, 0.8}};
        double[] values = {2, 0.5};
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                hessian.set(i, j, values[0] * q[0][i] * q[0][j] + values[1] * q[1][i] * q[1][j]);
            }
        }
        R064Store g = ErrorModes.withError(hessian, 0.1);
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 2; column++) {
                double mode = row == column ? 1 : 0;
                for (int i = 0; i < 2; i++) {
                    for (int j = 0; j < 2; j++) {
                        // H q_column is the eigenvalue times q_column.
                        mode -= q[row][i] * g.doubleValue(i, j) * values[column] * q[column][j];
                    }
                }
                assertThat(Math.abs(mode)).isCloseTo(0.1, within(1e-12));
            }
        }
    }

    @Test
    void fitsAnExactPowerLaw() {
        R064Store hessian = diagonalHessian();
        R064Store g = R064Store.FACTORY.make(3, 3);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double mode = 0.1 * Math.exp(-0.4 * Math.pow(CURVATURES[i], 1.5) * Math.pow(CURVATURES[j], 0.5));
                g.set(i, j, ((i == j ? 1 : 0) - mode) / CURVATURES[j]);
            }
        }
        DensePreconditioner preconditioner = new DensePreconditioner(3, 1, false);
        preconditioner.set(g);
        ErrorModes.PowerLaw law = ErrorModes.decay(preconditioner, sample(hessian, new double[3]), new double[3], 0.1);
        assertThat(law.factor()).isCloseTo(0.4, within(1e-10));
        assertThat(law.rowExponent()).isCloseTo(1.5, within(1e-10));
        assertThat(law.columnExponent()).isCloseTo(0.5, within(1e-10));
    }

    /** The theory itself, by the mean of a few runs: exp(−α σ² t λ_i λ_j²). */
    @Test
    void modesDecayAsTheorySays() {
        double alpha = 2e-5;
        int steps = 50_000;
        int runs = 40;
        double factor = 0;
        double row = 0;
        double column = 0;
        for (int run = 0; run < runs; run++) {
            RandomStream random = new RandomStream(run);
            double[] center = new double[3];
            HessianSample sample = sample(diagonalHessian(), center);
            NearInverseLodo lodo = new NearInverseLodo(3, new NearInverseConfig(0.05, alpha));
            double[] x = new double[3];
            for (int step = 0; step < steps; step++) {
                for (int i = 0; i < 3; i++) {
                    center[i] += random.nextGaussian();
                }
                lodo.step(() -> sample, x);
            }
            ErrorModes.PowerLaw law = ErrorModes.decay(lodo.preconditioner(), sample, x, 0.05);
            factor += law.factor() / runs;
            row += law.rowExponent() / runs;
            column += law.columnExponent() / runs;
        }
        // The largest eigenvalue of A is 3 · 0.05 at the start, by whose square E bbᵀ exceeds σ²I.
        assertThat(factor).isCloseTo(alpha * steps, within(0.06));
        assertThat(row).isCloseTo(1, within(0.1));
        assertThat(column).isCloseTo(2, within(0.1));
    }

    /** Without noise x converges and with it all that teaches: G stays away from the inverse. */
    @Test
    void withoutNoiseTheErrorStaysWhereXHasConverged() {
        NearInverseLodo lodo = new NearInverseLodo(3, new NearInverseConfig(0.2, 0.02));
        HessianSample sample = sample(diagonalHessian(), new double[3]);
        double[] x = {1, -2, 3};
        for (int step = 0; step < 500; step++) {
            lodo.step(() -> sample, x);
        }
        double[] stopped = lodo.preconditioner().toMatrix().data.clone();
        for (int step = 0; step < 10_000; step++) {
            lodo.step(() -> sample, x);
        }
        assertThat(lodo.preconditioner().toMatrix().data).containsExactly(stopped, within(1e-15));
        double distance = 0;
        for (int i = 0; i < 3; i++) {
            distance = Math.max(distance, Math.abs(1 - stopped[4 * i] * CURVATURES[i]));
        }
        assertThat(distance).isGreaterThan(0.05);
    }

    private static R064Store diagonalHessian() {
        R064Store hessian = R064Store.FACTORY.make(3, 3);
        for (int i = 0; i < 3; i++) {
            hessian.set(i, i, CURVATURES[i]);
        }
        return hessian;
    }

    private static HessianSample sample(R064Store hessian, double[] center) {
        return new HessianSample() {
            @Override
            public double valueAndGradient(double[] x, double[] gradient) {
                Arrays.setAll(gradient, i -> CURVATURES[i] * (x[i] - center[i]));
                return 0;
            }

            @Override
            public void hessianVector(double[] x, double[] v, double[] out) {
                Arrays.setAll(out, i -> CURVATURES[i] * v[i]);
            }

            @Override
            public void hessian(double[] x, R064Store out) {
                System.arraycopy(hessian.data, 0, out.data, 0, out.data.length);
            }
        };
    }
}
