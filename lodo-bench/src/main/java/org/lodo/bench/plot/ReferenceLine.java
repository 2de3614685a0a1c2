package org.lodo.bench.plot;

import java.util.Objects;

/**
 * A dashed, labelled horizontal line across a plot, such as the best possible value.
 *
 * @param label the text next to the line
 * @param y the height of the line in units of the y axis; it is not drawn if it is not finite, or not positive on a
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
