package org.lodo.probing;

import org.lodo.state.StateVisitor;

/** State that is a single number. */
final class Scalars {

    private Scalars() {}

    /** Visits a number by its bits and returns the value to continue with. */
    static double visit(StateVisitor visitor, double value) {
        return Double.longBitsToDouble(visitor.number(Double.doubleToRawLongBits(value)));
    }
}
