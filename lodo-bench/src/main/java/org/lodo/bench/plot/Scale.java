package org.lodo.bench.plot;

import java.util.List;
import java.util.stream.DoubleStream;

/** Places values along an axis. */
interface Scale {
    /** How many labels an axis gets at most. */
    int MAX_LABELS = 9;

    /** Returns whether the value has a place on an axis of this kind, inside its ends or not. */
    boolean shows(double value);

    /** Returns the place of a value that {@link #shows}: 0 at the low end and 1 at the high end. */
    double fraction(double value);

    /** Returns the ticks between both ends, in ascending order. */
    List<Mark> marks();

    /**
     * Returns a scale that covers all the values it can show.
     *
     * @param axis the kind of the scale
     * @param values the values, in any order
     * @param margin the space left free at both ends, relative to the extent of the values
     */
    static Scale covering(Axis axis, DoubleStream values, double margin) {
        return axis == Axis.LOG ? LogScale.covering(values, margin) : LinearScale.covering(values, margin);
    }
}
