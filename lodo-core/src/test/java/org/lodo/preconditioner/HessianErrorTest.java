package org.lodo.preconditioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lodo.objective.CurvatureSample;
import org.lodo.random.RandomStream;

class HessianErrorTest {

    @Test
    void isExactForSmallDimensions() {
        // H = diag(1, 3), G = ½ I: I − GH = diag(½, −½), of Frobenius norm √½.
        double error =
                HessianError.of(new ScalarPreconditioner(2, 0.5), curvature(1, 3), new double[2], new RandomStream(1));
        assertThat(error).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void isEstimatedForLargeDimensions() {
        int n = HessianError.MAX_EXACT + 1;
        double[] curvatures = new double[n];
        double exact = 0;
        for (int i = 0; i < n; i++) {
            curvatures[i] = (double) i / n;
            exact += (1 - curvatures[i]) * (1 - curvatures[i]);
        }
        double error = HessianError.of(
                new ScalarPreconditioner(n, 1), curvature(curvatures), new double[n], new RandomStream(1));
        assertThat(error).isCloseTo(Math.sqrt(exact / n), within(0.02));
    }

    private static CurvatureSample curvature(double... diagonal) {
        return new CurvatureSample() {
            @Override
            public double valueAndGradient(double[] x, double[] gradient) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void hessianVector(double[] x, double[] v, double[] out) {
                for (int i = 0; i < v.length; i++) {
                    out[i] = diagonal[i] * v[i];
                }
            }
        };
    }
}
