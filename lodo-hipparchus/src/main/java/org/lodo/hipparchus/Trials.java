package org.lodo.hipparchus;

import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathIllegalStateException;

/**
 * The points that a method of Hipparchus evaluates in a step: how many are left, and which of them has the lowest value. A method
 * that asks for more, or at which the function is not finite, is ended by an exception of Hipparchus's own kind.
 */
final class Trials {

    private final double[] best;
    private double lowest;
    private int limit;
    private int left;

    Trials(int dimension) {
        best = new double[dimension];
    }

    /** Begins a step of at most {@code most} evaluations. */
    void begin(int most) {
        lowest = Double.POSITIVE_INFINITY;
        limit = most;
        left = most;
    }

    /** Counts an evaluation about to be made. */
    void count() {
        if (left == 0) {
            throw end();
        }
        left--;
    }

    /** Takes note of a value. */
    void note(double[] x, double value) {
        if (value < lowest) {
            lowest = value;
            System.arraycopy(x, 0, best, 0, best.length);
        }
    }

    MathIllegalStateException end() {
        return new MathIllegalStateException(LocalizedCoreFormats.MAX_COUNT_EXCEEDED, limit);
    }

    /** Moves x to the lowest point; it stays where no value was finite. */
    void moveToBest(double[] x) {
        if (lowest < Double.POSITIVE_INFINITY) {
            System.arraycopy(best, 0, x, 0, x.length);
        }
    }
}
