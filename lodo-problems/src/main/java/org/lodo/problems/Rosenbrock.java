package org.lodo.problems;

import java.util.Optional;
import java.util.OptionalDouble;
import org.lodo.objective.Certification;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.objective.Objective;
import org.ojalgo.matrix.store.R064Store;

/**
 * Rosenbrock's banana valley as scaled by Liao et al. 2023, section 5.2: f(x, y) = 0.01 (1 − x)² + (y − x²)², from
 * (−0.5, 2) to its minimum 0 at (1, 1), without noise. (The usual form is 100 times as large.)
 */
public final class Rosenbrock implements Objective<HessianSample> {

    private static final double FLOOR_WEIGHT = 0.01;

    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public double[] initialPoint(long seed) {
        return new double[] {-0.5, 2};
    }

    @Override
    public Draws<HessianSample> open(long seed) {
        HessianSample function = new Function();
        return () -> function;
    }

    @Override
    public OptionalDouble bestPossibleLoss() {
        return OptionalDouble.of(0);
    }

    @Override
    public Certification certification() {
        return Certification.CLOSED_FORM;
    }

    @Override
    public Optional<double[]> minimum() {
        return Optional.of(new double[] {1, 1});
    }

    private static final class Function implements HessianSample {

        @Override
        public double valueAndGradient(double[] point, double[] gradient) {
            double toMinimum = 1 - point[0];
            double aboveValley = point[1] - point[0] * point[0];
            gradient[0] = -2 * FLOOR_WEIGHT * toMinimum - 4 * point[0] * aboveValley;
            gradient[1] = 2 * aboveValley;
            return FLOOR_WEIGHT * toMinimum * toMinimum + aboveValley * aboveValley;
        }

        @Override
        public void hessianVector(double[] point, double[] v, double[] out) {
            double x = point[0];
            out[0] = curvatureAlongX(point) * v[0] - 4 * x * v[1];
            out[1] = -4 * x * v[0] + 2 * v[1];
        }

        @Override
        public void hessian(double[] point, R064Store hessian) {
            hessian.set(0, 0, curvatureAlongX(point));
            hessian.set(0, 1, -4 * point[0]);
            hessian.set(1, 0, -4 * point[0]);
            hessian.set(1, 1, 2);
        }

        private static double curvatureAlongX(double[] point) {
            return 2 * FLOOR_WEIGHT + 12 * point[0] * point[0] - 4 * point[1];
        }
    }
}
