package org.lodo.hipparchus;

import java.util.Arrays;
import org.lodo.objective.Sample;

/**
 * Smooth functions that Hipparchus tests its optimizers on, with their gradients: those of Hansen's collection for evolution
 * strategies in 13 variables, and the fit of a circle. The minimum is 0 except that of the fit.
 */
@SuppressWarnings("ImmutableEnumChecker") // Arrays are copied or not handed out.
enum TestFunction implements Sample {
    SPHERE("sphere", 1) {
        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            return weighted(x, gradient, i -> 1);
        }
    },
    CIGAR("cigar", 1) {
        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            return weighted(x, gradient, i -> i == 0 ? 1 : 1e3);
        }
    },
    TABLET("tablet", 1) {
        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            return weighted(x, gradient, i -> i == 0 ? 1e3 : 1);
        }
    },
    CIGAR_TABLET("cigar-tablet", 1) {
        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            return weighted(x, gradient, i -> i == 0 ? 1e-4 : i == x.length - 1 ? 1e4 : 1);
        }
    },
    TWO_AXES("two axes", 1) {
        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            return weighted(x, gradient, i -> i < x.length / 2 ? 1e6 : 1);
        }
    },
    ELLIPSOID("ellipsoid", 1) {
        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            return weighted(x, gradient, i -> StrictMath.pow(1e6, i / (x.length - 1.0)));
        }
    },
    DIFFERENT_POWERS("different powers", 1) {
        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                double power = 2 + 10.0 * i / (x.length - 1);
                sum += StrictMath.pow(Math.abs(x[i]), power);
                gradient[i] = power * StrictMath.pow(Math.abs(x[i]), power - 1) * Math.signum(x[i]);
            }
            return sum;
        }
    },
    ROSENBROCK("Rosenbrock", 0.1) {
        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            Arrays.fill(gradient, 0);
            double sum = 0;
            for (int i = 0; i + 1 < x.length; i++) {
                double above = x[i] * x[i] - x[i + 1];
                double left = x[i] - 1;
                sum += 1e2 * above * above + left * left;
                gradient[i] += 4e2 * above * x[i] + 2 * left;
                gradient[i + 1] -= 2e2 * above;
            }
            return sum;
        }
    },
    /** The squared distances of five points from a circle around x whose radius is their mean distance from x. */
    CIRCLE("circle", 98.680, 47.345) {
        private final double[][] points = {{30, 68}, {50, -6}, {110, -20}, {35, 15}, {45, 97}};

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            double[] distances = new double[points.length];
            double mean = 0;
            for (int k = 0; k < points.length; k++) {
                double east = x[0] - points[k][0];
                double north = x[1] - points[k][1];
                distances[k] = Math.sqrt(east * east + north * north);
                mean += distances[k] / points.length;
            }
            Arrays.fill(gradient, 0);
            double sum = 0;
            for (int k = 0; k < points.length; k++) {
                double beyond = distances[k] - mean;
                sum += beyond * beyond;
                // The residuals sum to zero, so the mean's own gradient has no part in it.
                for (int i = 0; i < 2; i++) {
                    gradient[i] += 2 * beyond * (x[i] - points[k][i]) / distances[k];
                }
            }
            return sum;
        }
    };

    private static final int DIMENSION = 13;

    private final String title;
    private final double[] start;

    TestFunction(String title, double start) {
        this.title = title;
        this.start = new double[DIMENSION];
        Arrays.fill(this.start, start);
    }

    TestFunction(String title, double east, double north) {
        this.title = title;
        this.start = new double[] {east, north};
    }

    String title() {
        return title;
    }

    double[] start() {
        return start.clone();
    }

    double[] gradient(double[] x) {
        double[] gradient = new double[x.length];
        valueAndGradient(x, gradient);
        return gradient;
    }

    private interface Weight {
        double of(int index);
    }

    private static double weighted(double[] x, double[] gradient, Weight weight) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            gradient[i] = 2 * weight.of(i) * x[i];
            sum += weight.of(i) * x[i] * x[i];
        }
        return sum;
    }
}
