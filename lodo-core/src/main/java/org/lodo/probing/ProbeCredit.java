package org.lodo.probing;

import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;

/**
 * When to probe: a credit c grows by max(1/r, s) a step, with r the longest interval and s ≤ 1 the gain, and a probe costs 1. So
 * where noise keeps the gain small, hardly more than one step in r pays for a second gradient. A step that had to be shortened is
 * followed by a probe in any case.
 */
final class ProbeCredit implements Stateful {

    private final double least;
    private double credit = 1;
    private boolean isForced;

    ProbeCredit(int interval) {
        least = 1.0 / interval;
    }

    /** Whether a step with this share of a probe, the gain or 0, is to probe; if not, then neither with a smaller share. */
    boolean isDue(double share) {
        return isForced || raised(share) >= 1;
    }

    private double raised(double share) {
        return credit + Math.min(1, Math.max(least, share));
    }

    /** Settles the step. */
    void accept(double share, boolean probed, boolean shortened) {
        credit = probed ? Math.max(0, raised(share) - 1) : raised(share);
        isForced = shortened;
    }

    @Override
    public void visitState(StateVisitor visitor) {
        credit = Scalars.visit(visitor, credit);
        isForced = visitor.number(isForced ? 1 : 0) != 0;
    }
}
