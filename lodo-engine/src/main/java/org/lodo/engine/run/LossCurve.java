package org.lodo.engine.run;

import java.util.Arrays;
import org.lodo.engine.stats.Means;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;

/** The losses of all fresh evaluations of a run, in order. */
final class LossCurve implements Stateful {

    private double[] losses = new double[0];
    private int size;
    private int windowStart;
    private double firstNonFinite;

    void add(double loss) {
        if (size == losses.length) {
            losses = Arrays.copyOf(losses, Math.max(1024, 2 * size));
        }
        losses[size++] = loss;
        if (isFinite() && !Double.isFinite(loss)) {
            firstNonFinite = loss;
        }
    }

    /** The mean of the losses added since the last call; NaN if there are none. */
    double takeWindowMean() {
        double mean = mean(windowStart);
        windowStart = size;
        return mean;
    }

    /** The mean of the last 10 % of the losses, at least one; NaN if there are none. */
    double finalMean() {
        return mean(size - Math.max(1, size / 10));
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isFinite() {
        return Double.isFinite(firstNonFinite);
    }

    /** The first loss that is not finite; 0 if all are finite. */
    double firstNonFinite() {
        return firstNonFinite;
    }

    String digest() {
        return Sha256.of(toArray());
    }

    double[] toArray() {
        return Arrays.copyOf(losses, size);
    }

    @Override
    public void visitState(StateVisitor visitor) {
        size = (int) visitor.number(size);
        losses = Arrays.copyOf(losses, size);
        visitor.array(losses);
        windowStart = (int) visitor.number(windowStart);
        firstNonFinite = Double.longBitsToDouble(visitor.number(Double.doubleToRawLongBits(firstNonFinite)));
    }

    private double mean(int from) {
        if (from < 0 || from == size) {
            return Double.NaN;
        }
        return Means.of(losses, from, size);
    }
}
