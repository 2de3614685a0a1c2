package org.lodo.bench.plot;

import java.util.List;
import java.util.stream.DoubleStream;

/** Maps values to positions along an axis. */
interface Scale {
    /** Maximum number of labels of an axis. */
    int MAX_LABELS = 9;

    /** Returns whether an axis of this kind can represent the value, inside its range or not. */
    boolean shows(double value);

    /** Returns the position of a value for which {@link #shows} is true: 0 at the low end and 1 at the high end. */
    double fraction(double value);

    /** Returns the ticks between both ends, in ascending order. */
    List<Mark> marks();

    /**
     * Returns a scale that covers all values it can represent.
     *
     * @param axis the kind of the scale
     * @param values the values, in any order
     * @param margin at both ends, relative to the extent of the values
     */
    static Scale covering(Axis axis, DoubleStream values, double margin) {
        return switch (axis) {
            case LINEAR -> LinearScale.covering(values, margin);
            case LOG -> LogScale.covering(values, margin);
            case SYMLOG -> {
                double[] all = values.toArray();
                yield SymlogScale.covering(DoubleStream.of(all), AxisChoice.threshold(List.of(all)), margin);
            }
        };
    }
}
