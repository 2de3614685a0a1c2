package org.lodo.bench.report;

import org.lodo.engine.run.RunLog;
import org.lodo.engine.stats.SettledCurve;

/** The loss of a run at a step, a time or a number of gradients, smoothed as final losses are ({@link SettledCurve}). */
final class SettledLoss {

    private SettledLoss() {}

    /** The loss at the last row at or before a mark; NaN if the run has none. */
    static double at(RunLog log, String column, double mark) {
        double[] marks = log.column(column);
        int row = -1;
        while (row + 1 < marks.length && marks[row + 1] <= mark) {
            row++;
        }
        return row < 0 ? Double.NaN : new SettledCurve(log.column("draws"), log.column("loss")).at(row);
    }
}
