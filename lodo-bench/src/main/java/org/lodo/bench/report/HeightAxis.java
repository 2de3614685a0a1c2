package org.lodo.bench.report;

import java.util.List;
import java.util.Optional;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.AxisChoice;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.HeightLimits;
import org.lodo.bench.table.Numbers;

/**
 * How the heights of the plots of a problem are spread, and from where on they are shown.
 *
 * @param axis how they are spread
 * @param floor the decimal logarithm of the least height that is shown on a logarithmic axis; empty if all are
 */
record HeightAxis(Axis axis, Optional<Integer> floor) {

    /** Equal differences take equal space. */
    static final HeightAxis LINEAR = new HeightAxis(Axis.LINEAR, Optional.empty());

    /** The axis for curves that are best read by the logarithms of their heights, if they have any. */
    static HeightAxis logarithmicWherePossible(List<Curve> curves) {
        Axis axis = AxisChoice.logarithmicWherePossible(curves);
        return new HeightAxis(axis, axis == Axis.LOG ? Optional.of(AxisChoice.floor(curves)) : Optional.empty());
    }

    /** The heights that are shown, of those up to a ceiling. */
    HeightLimits limits(double ceiling) {
        return new HeightLimits(floor.isEmpty() ? Double.NEGATIVE_INFINITY : least(), ceiling);
    }

    /** The least height that is shown; 0 if all are. */
    double least() {
        // Parsed, because computed powers of ten are not all exact.
        return floor.map(exponent -> Double.parseDouble("1e" + exponent)).orElse(0.0);
    }

    /** The name of the axis, with what it leaves out. */
    String label(String quantity, double ceiling) {
        boolean hasCeiling = Double.isFinite(ceiling);
        if (floor.isPresent()) {
            return hasCeiling
                    ? quantity + ", from 1e" + floor.get() + " to " + Numbers.number(ceiling)
                    : quantity + " (above 1e" + floor.get() + ")";
        }
        return quantity + (hasCeiling ? ", up to " + Numbers.number(ceiling) : "");
    }
}
