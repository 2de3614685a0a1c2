package org.lodo.bench.report;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lodo.bench.table.Numbers;

/**
 * An optimizer on a problem of a study, as the matrix shows it. Numbers that do not exist are null, as JSON has no others.
 *
 * @param optimizer its label
 * @param variant whether it is a point of a grid or sweep, with its settings in the label
 * @param group what it is given: gradients, products with the Hessian, or the Hessian
 * @param tuned whether its settings are a tuned point
 * @param settings its settings in words
 * @param loss the mean final loss over the runs that did not fail
 * @param spread their standard deviation
 * @param failed how many runs failed
 * @param runs how many runs there are
 * @param ratio the mean loss by the least one on the problem; null if either is not positive
 * @param heat how far from the best it is, from 0 to {@value #HOTTEST}
 * @param text the ratio as the matrix prints it
 */
record MatrixCell(
        String optimizer,
        boolean variant,
        String group,
        boolean tuned,
        String settings,
        @Nullable Double loss,
        @Nullable Double spread,
        int failed,
        int runs,
        @Nullable Double ratio,
        int heat,
        String text) {

    /** The colour of the largest ratios, and of failures. */
    static final int HOTTEST = 5;

    /** Ratios up to these have the colours 0, 1, 2 and so on. */
    private static final List<Double> STEPS = List.of(1.0, 1.05, 1.25, 2.0, 10.0);

    /** The text of a cell none of whose runs reached its end. */
    private static final String FAILED = "failed";

    /** From this ratio on, its magnitude is all that is shown. */
    private static final double HUGE = 1e4;

    /**
     * The same cell with its ratio to the least mean loss on the problem. Where that is not positive there are no ratios: the
     * cell has the loss itself, and the colour of its place among all.
     *
     * @param least the least mean loss
     * @param place the share of the problem's optimizers that are better
     */
    MatrixCell against(double least, double place) {
        if (loss == null) {
            return withRatio(null, HOTTEST, FAILED);
        }
        if (!(least > 0)) {
            return withRatio(null, loss == least ? 0 : (int) Math.ceil(HOTTEST * place), Numbers.number(loss));
        }
        double quotient = loss / least;
        int colour = (int) STEPS.stream().filter(step -> quotient > step).count();
        return withRatio(quotient, colour, text(quotient));
    }

    private MatrixCell withRatio(@Nullable Double quotient, int colour, String shown) {
        return new MatrixCell(
                optimizer, variant, group, tuned, settings, loss, spread, failed, runs, quotient, colour, shown);
    }

    /** Such as 1.07, 63.4, 5120, 6e4. */
    private static String text(double quotient) {
        if (quotient >= HUGE) {
            return String.format(Locale.ROOT, "%.0e", quotient).replaceFirst("e\\+0*", "e");
        }
        return String.format(Locale.ROOT, quotient < 10 ? "%.2f" : quotient < 100 ? "%.1f" : "%.0f", quotient);
    }

    static @Nullable Double orNull(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
