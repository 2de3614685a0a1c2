package org.lodo.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodo.objective.HessianSample;
import org.lodo.objective.LinearGaussian;
import org.lodo.optimizer.Optimizer;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.ojalgo.matrix.store.R064Store;

class KalmanFilterTest {

    record Variances(double stepVariance, double noiseVariance, double startVariance) implements LinearGaussian {}

    /** One variable: the variance converges to the positive root of the Riccati equation λ² P² − q λ² P − q r = 0. */
    @ParameterizedTest
    @CsvSource({"0.01,0.04,1", "1,0.25,0.3", "1e-4,4,2", "0.5,0,1"})
    void varianceConvergesToTheRootOfTheRiccatiEquation(double q, double r, double curvature) {
        Tracking problem = new Tracking(new double[] {curvature}, q, r, 0, 1);
        KalmanFilter filter = new KalmanFilter(1, new Variances(q, r, 0));
        double[] x = new double[1];
        for (int draw = 0; draw < 20_000; draw++) {
            filter.step(problem::draw, x);
        }
        double[] variance = new double[1];
        filter.visitState(new StateVisitor() {
            @Override
            public void array(double[] values) {
                variance[0] = values[0];
            }

            @Override
            public long number(long value) {
                return value;
            }
        });
        double p = variance[0];
        assertThat(curvature * curvature * (p * p - q * p) - q * r).isCloseTo(0, within(1e-12));
        assertThat(p).isPositive();
    }

    /** With a minimum that stays, the mean of all observations: P_t = p r / (r + t λ² p). */
    @Test
    void withAMinimumThatStaysItAverages() {
        double[] curvatures = {0.5, 2};
        double mean = 0;
        int runs = 4000;
        for (int run = 0; run < runs; run++) {
            Tracking problem = new Tracking(curvatures, 0, 0.09, 1, run);
            mean += lossAfter(new KalmanFilter(2, new Variances(0, 0.09, 1)), problem, 50) / runs;
        }
        double expected = 0;
        for (double curvature : curvatures) {
            expected += 0.5 * curvature * 0.09 / (0.09 + 50 * curvature * curvature);
        }
        // The loss is a sum of squares of two Gaussian numbers: its deviation is at most √2 times its mean.
        assertThat(mean).isCloseTo(expected, within(4 * Math.sqrt(2.0 / runs) * expected));
    }

    /** Monte Carlo: the mean loss is ½ Σ λ_i P_i, and no other gain does better. */
    @Test
    void meanLossIsThatOfTheVariancesAndNoOtherGainIsBetter() {
        double[] curvatures = {1, 0.3, 0.1};
        double q = 0.04;
        double r = 0.01;
        double expected = 0;
        for (double curvature : curvatures) {
            expected += 0.5 * curvature * (q / 2 + Math.sqrt(q * q / 4 + q * r / (curvature * curvature)));
        }
        double filtered = longRunLoss(new KalmanFilter(3, new Variances(q, r, 0)), curvatures, q, r);
        assertThat(filtered).isCloseTo(expected, within(0.01 * expected));
        for (double factor : new double[] {0.7, 1.4}) {
            Optimizer<HessianSample> other = scaled(new KalmanFilter(3, new Variances(q, r, 0)), factor);
            assertThat(longRunLoss(other, curvatures, q, r)).isGreaterThan(1.02 * expected);
        }
    }

    private static Optimizer<HessianSample> scaled(KalmanFilter filter, double factor) {
        return (draws, x) -> {
            double[] before = x.clone();
            filter.step(draws, x);
            for (int i = 0; i < x.length; i++) {
                x[i] = before[i] + factor * (x[i] - before[i]);
            }
        };
    }

    private static double longRunLoss(Optimizer<HessianSample> optimizer, double[] curvatures, double q, double r) {
        Tracking problem = new Tracking(curvatures, q, r, 0, 3);
        double[] x = new double[curvatures.length];
        double sum = 0;
        int draws = 400_000;
        for (int draw = 0; draw < draws; draw++) {
            optimizer.step(problem::draw, x);
            sum += problem.judgedBeforeStep;
        }
        return sum / draws;
    }

    private static double lossAfter(KalmanFilter filter, Tracking problem, int draws) {
        double[] x = new double[problem.curvatures.length];
        for (int draw = 0; draw < draws; draw++) {
            filter.step(problem::draw, x);
        }
        return problem.loss(x);
    }

    /** A diagonal bowl whose minimum starts p away, takes steps of variance q, and shows gradients with noise of variance r. */
    private static final class Tracking implements HessianSample {
        private final double[] curvatures;
        private final double q;
        private final double r;
        private final double[] center;
        private final double[] slope;
        private final RandomStream random;
        private double judgedBeforeStep;

        Tracking(double[] curvatures, double q, double r, double p, long seed) {
            this.curvatures = curvatures;
            this.q = q;
            this.r = r;
            center = new double[curvatures.length];
            slope = new double[curvatures.length];
            random = new RandomStream(seed);
            for (int i = 0; i < center.length; i++) {
                center[i] = Math.sqrt(p) * random.nextGaussian();
            }
        }

        HessianSample draw() {
            for (int i = 0; i < center.length; i++) {
                center[i] += Math.sqrt(q) * random.nextGaussian();
                slope[i] = Math.sqrt(r) * random.nextGaussian();
            }
            return this;
        }

        double loss(double[] x) {
            double loss = 0;
            for (int i = 0; i < x.length; i++) {
                loss += 0.5 * curvatures[i] * (x[i] - center[i]) * (x[i] - center[i]);
            }
            return loss;
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            judgedBeforeStep = loss(x);
            for (int i = 0; i < x.length; i++) {
                gradient[i] = curvatures[i] * (x[i] - center[i]) + slope[i];
            }
            return judgedBeforeStep;
        }

        @Override
        public void hessianVector(double[] x, double[] v, double[] out) {
            for (int i = 0; i < x.length; i++) {
                out[i] = curvatures[i] * v[i];
            }
        }

        @Override
        public void hessian(double[] x, R064Store hessian) {
            hessian.fillAll(0.0);
            for (int i = 0; i < x.length; i++) {
                hessian.set(i, i, curvatures[i]);
            }
        }
    }
}
