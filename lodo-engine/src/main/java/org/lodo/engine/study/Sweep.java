package org.lodo.engine.study;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Names;

/**
 * Cells that differ in one setting; the report draws their results as a curve over it.
 *
 * @param setting what differs; the first of several that vary together
 * @param label of the problem or optimizer in the study
 * @param on the label of the problem on which an optimizer's setting differs; null for a problem's setting
 * @param points the values, in order
 */
public record Sweep(String setting, String label, @Nullable String on, List<Point> points) {

    /** Checks the names, which name files; copies the list. */
    public Sweep {
        Names.label(setting);
        Names.label(label);
        points = List.copyOf(points);
    }

    /**
     * A value of the setting.
     *
     * @param label of the optimizer or problem that has it
     * @param value the value
     */
    public record Point(String label, double value) {}
}
