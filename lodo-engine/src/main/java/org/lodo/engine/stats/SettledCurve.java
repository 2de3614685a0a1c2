package org.lodo.engine.stats;

/**
 * A learning curve smoothed as the final loss of a run is: at every row the mean loss over the last 10 % of the draws
 * made so far, at least one row.
 */
public final class SettledCurve {

    private static final double WINDOW = 0.1;

    private final double[] draws;
    private final double[] smooth;

    /**
     * @param draws how many draws were made by the end of each row, ascending
     * @param losses mean loss of the draws of each row; NaN where there were none
     */
    public SettledCurve(double[] draws, double[] losses) {
        this.draws = draws;
        smooth = new double[draws.length];
        for (int row = 0; row < draws.length; row++) {
            smooth[row] = mean(losses, row);
        }
    }

    /** Sums anew for every row: a running sum would retain rounding errors of large early losses. */
    private double mean(double[] losses, int last) {
        int first = last;
        while (first > 0 && startOf(first - 1) >= draws[last] * (1 - WINDOW)) {
            first--;
        }
        double[] window = new double[last - first + 1];
        double[] weights = new double[window.length];
        for (int row = last; row >= first; row--) {
            window[last - row] = losses[row];
            weights[last - row] = Double.isNaN(losses[row]) ? 0 : width(row);
        }
        return Means.weighted(window, weights);
    }

    private double startOf(int row) {
        return row == 0 ? 0 : draws[row - 1];
    }

    private double width(int row) {
        return draws[row] - startOf(row);
    }

    /**
     * @param row a row
     * @return the mean loss over the last 10 % of the draws made by its end
     */
    public double at(int row) {
        return smooth[row];
    }

    /**
     * @return the smoothed losses, row by row
     */
    public double[] values() {
        return smooth.clone();
    }

    /**
     * The time to a target: the first row after which the loss stays at or below it to the end. A dip of a noisy curve
     * does not count, nor does a low loss at the start, before a moving objective has drifted away.
     *
     * @param target a loss
     * @return a row, or −1 if the last one is above the target
     */
    public int settledAt(double target) {
        int row = smooth.length;
        while (row > 0 && smooth[row - 1] <= target) {
            row--;
        }
        return row == smooth.length ? -1 : row;
    }
}
