package org.lodo.engine.run;

import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;

/**
 * The mean of numbers as they come, each added to the sum of those before. A sum that exceeds the largest number is kept
 * beside the other in units of 2⁶⁴, so that the mean of finite numbers is finite.
 */
final class RunningMean implements Stateful {

    private static final double UNIT = 0x1p64;

    private double sum;
    private double scaledSum;
    private long count;

    void add(double number) {
        sum += number;
        scaledSum += number / UNIT;
        count++;
    }

    void add(RunningMean other) {
        sum += other.sum;
        scaledSum += other.scaledSum;
        count += other.count;
    }

    long count() {
        return count;
    }

    /** NaN of no numbers. */
    double mean() {
        if (count == 0) {
            return Double.NaN;
        }
        double mean = sum / count;
        double scaled = scaledSum / count;
        // The scaled sum of finite numbers is finite; rounded up, it may stand for more than the largest of them.
        return Double.isFinite(mean) || !Double.isFinite(scaled)
                ? mean
                : Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, scaled * UNIT));
    }

    void clear() {
        sum = 0;
        scaledSum = 0;
        count = 0;
    }

    @Override
    public void visitState(StateVisitor visitor) {
        sum = Double.longBitsToDouble(visitor.number(Double.doubleToRawLongBits(sum)));
        scaledSum = Double.longBitsToDouble(visitor.number(Double.doubleToRawLongBits(scaledSum)));
        count = visitor.number(count);
    }
}
