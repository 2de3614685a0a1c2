package org.lodo.engine.check;

import java.util.Objects;

/**
 * The first difference of two loss curves with the same seed.
 *
 * @param before all losses of the baseline
 * @param now all losses now
 */
public record Divergence(double[] before, double[] now) {

    /** Checks that both curves are present. */
    public Divergence {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(now, "now");
    }

    /**
     * @return number, from 1, of the first evaluation whose losses differ in their bits, or that only one curve has
     */
    public int evaluation() {
        int both = Math.min(before.length, now.length);
        for (int i = 0; i < both; i++) {
            if (Double.doubleToLongBits(before[i]) != Double.doubleToLongBits(now[i])) {
                return i + 1;
            }
        }
        return both + 1;
    }

    /**
     * @return the baseline's loss there; NaN past its end
     */
    public double lossBefore() {
        return at(before);
    }

    /**
     * @return the loss there now; NaN past its end
     */
    public double lossNow() {
        return at(now);
    }

    private double at(double[] curve) {
        return evaluation() <= curve.length ? curve[evaluation() - 1] : Double.NaN;
    }
}
