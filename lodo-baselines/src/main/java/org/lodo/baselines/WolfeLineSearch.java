package org.lodo.baselines;

import org.lodo.kernel.Vectors;
import org.lodo.objective.Sample;

/**
 * Finds a step length that satisfies the strong Wolfe conditions (Nocedal and Wright, Numerical Optimization, 2nd
 * edition, algorithms 3.5 and 3.6, with cubic interpolation). With φ(α) = F(x + α p; ξ):
 *
 * <pre>
 * φ(α) ≤ φ(0) + c₁ α φ'(0)   and   |φ'(α)| ≤ c₂ |φ'(0)|
 * </pre>
 */
final class WolfeLineSearch {

    /** The factor by which trial steps grow while the objective keeps decreasing. */
    private static final double EXPANSION = 2;

    /** The minimum distance of an interpolated trial from both ends, as a fraction of the interval. */
    private static final double MARGIN = 0.1;

    private final double sufficientDecrease;
    private final double curvature;
    private final int mostEvaluations;
    private final double[] point;
    private final double[] gradient;
    private final Trial start = new Trial();
    /** The ends of an interval and a trial between them. */
    private final Trial[] trials = {new Trial(), new Trial(), new Trial()};

    private Sample sample;
    private double[] origin;
    private double[] direction;
    private int evaluations;

    /** A step length with φ and φ' there; overwritten when no interval has it as an end any more. */
    private static final class Trial {
        private double length;
        private double value;
        private double slope;

        Trial set(double newLength, double newValue, double newSlope) {
            length = newLength;
            value = newValue;
            slope = newSlope;
            return this;
        }
    }

    @SuppressWarnings("NullAway.Init")
    WolfeLineSearch(int dimension, LbfgsConfig config) {
        sufficientDecrease = config.sufficientDecrease();
        curvature = config.curvature();
        mostEvaluations = config.mostEvaluations();
        point = new double[dimension];
        gradient = new double[dimension];
    }

    /**
     * Searches along a direction. Afterwards {@link #point} and {@link #gradient} belong to the accepted step.
     *
     * @param ofSample what is minimized
     * @param x where the search begins, read only
     * @param value F at x
     * @param slope φ'(0), negative
     * @param along p, read only
     * @param firstLength the first trial step length
     * @return φ' at the accepted step, or NaN if no step decreases F sufficiently
     */
    double search(Sample ofSample, double[] x, double value, double slope, double[] along, double firstLength) {
        sample = ofSample;
        origin = x;
        direction = along;
        start.set(0, value, slope);
        evaluations = 0;
        Trial before = start;
        Trial trial = evaluate(firstLength, unused(before, before));
        while (true) {
            if (!decreasesEnough(trial) || trial.value >= before.value) {
                return zoom(before, trial);
            }
            if (isFlatEnough(trial)) {
                return trial.slope;
            }
            if (trial.slope >= 0) {
                return zoom(trial, before);
            }
            if (isSpent()) {
                return trial.slope;
            }
            before = trial;
            trial = evaluate(EXPANSION * before.length, unused(before, before));
        }
    }

    double[] point() {
        return point;
    }

    double[] gradient() {
        return gradient;
    }

    /** Narrows an interval between a low end, which decreases sufficiently, and a high end that contains a Wolfe step. */
    private double zoom(Trial lowEnd, Trial highEnd) {
        Trial low = lowEnd;
        Trial high = highEnd;
        while (!isSpent()) {
            Trial trial = evaluate(interpolate(low, high), unused(low, high));
            if (trial.length == low.length || trial.length == high.length) {
                // No double is left between the ends.
                break;
            }
            if (!decreasesEnough(trial) || trial.value >= low.value) {
                high = trial;
                continue;
            }
            if (isFlatEnough(trial)) {
                return trial.slope;
            }
            if (trial.slope * (high.length - low.length) >= 0) {
                high = low;
            }
            low = trial;
        }
        return low.length == 0 ? Double.NaN : evaluate(low.length, unused(low, high)).slope;
    }

    /** The minimizer of the cubic through both ends, or the midpoint if it is too close to one of them. */
    private static double interpolate(Trial low, Trial high) {
        double width = high.length - low.length;
        double middle = low.length + width / 2;
        if (!Double.isFinite(high.value) || !Double.isFinite(high.slope)) {
            return middle;
        }
        double d1 = low.slope + high.slope - 3 * (high.value - low.value) / width;
        double root = Math.sqrt(d1 * d1 - low.slope * high.slope);
        double d2 = Math.signum(width) * root;
        double length = high.length - width * (high.slope + d2 - d1) / (high.slope - low.slope + 2 * d2);
        double share = (length - low.length) / width;
        return share >= MARGIN && share <= 1 - MARGIN ? length : middle;
    }

    private boolean decreasesEnough(Trial trial) {
        return trial.value <= start.value + sufficientDecrease * trial.length * start.slope;
    }

    private boolean isFlatEnough(Trial trial) {
        return Math.abs(trial.slope) <= -curvature * start.slope;
    }

    private boolean isSpent() {
        return evaluations >= mostEvaluations;
    }

    private Trial unused(Trial oneEnd, Trial otherEnd) {
        int index = 0;
        while (trials[index] == oneEnd || trials[index] == otherEnd) {
            index++;
        }
        return trials[index];
    }

    private Trial evaluate(double length, Trial trial) {
        evaluations++;
        for (int i = 0; i < point.length; i++) {
            point[i] = Math.fma(length, direction[i], origin[i]);
        }
        double value = sample.valueAndGradient(point, gradient);
        return trial.set(length, value, Vectors.dot(gradient, direction));
    }
}
