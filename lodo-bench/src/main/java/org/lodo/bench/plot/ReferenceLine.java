package org.lodo.bench.plot;

import java.util.Objects;

/**
 * A dashed horizontal line across a plot with its label beside it, such as the best value that is possible.
 *
 * @param label the text written at the line
 * @param y the height of the line in units of the y axis; it is left out if it is not finite, or not positive on a
 *     logarithmic axis
 */
public record ReferenceLine(String label, double y) {
    /**
     * Checks the label.
     *
     * @throws NullPointerException if the label is null
     */
    public ReferenceLine {
        Objects.requireNonNull(label, "label");
    }
}
