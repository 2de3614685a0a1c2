package org.lodo.engine.stats;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The scale on which losses of different searches and seeds are compared by means and variances. Losses that are not negative
 * are compared by their logarithms: they may spread over orders of magnitude, and what matters is their ratio. Others are
 * compared as they are.
 */
public enum LossScale {
    /** Natural logarithms; differences are those of the logarithms, effects are ratios of geometric means. */
    LOGARITHMIC,
    /** As they are; effects are differences of means. */
    LINEAR;

    /** Losses below count as this one: the minimum is reached, and rounding decides about the rest. */
    private static final double LEAST = 1e-12;

    /**
     * @param losses for each search those of each seed; those that are not finite do not count
     * @param others those of another optimizer
     * @return the scale that fits both
     */
    public static LossScale of(double[][] losses, double[][] others) {
        boolean areLogarithmic = Stream.concat(Arrays.stream(losses), Arrays.stream(others))
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .allMatch(loss -> loss >= 0);
        return areLogarithmic ? LOGARITHMIC : LINEAR;
    }

    /**
     * @param losses finite
     * @return the same on this scale
     */
    double[][] applied(double[][] losses) {
        return Arrays.stream(losses)
                .map(ofSearch -> Arrays.stream(ofSearch).map(this::applied).toArray())
                .toArray(double[][]::new);
    }

    private double applied(double loss) {
        return this == LINEAR ? loss : StrictMath.log(Math.max(loss, LEAST));
    }

    /**
     * @param value on this scale
     * @return the loss, or ratio of losses, that it stands for
     */
    double restored(double value) {
        return this == LINEAR ? value : StrictMath.exp(value);
    }

    /**
     * @param variance on this scale
     * @param mean on this scale
     * @return one standard deviation up, as a fraction of the loss
     */
    double relative(double variance, double mean) {
        double deviation = Math.sqrt(variance);
        return this == LOGARITHMIC ? StrictMath.expm1(deviation) : deviation == 0 ? 0 : deviation / Math.abs(mean);
    }

    /**
     * @param margin a fraction of the reference's loss, between 0 and 1
     * @param reference the reference's mean on this scale
     * @return the largest increase on this scale that is within the margin
     */
    double above(double margin, double reference) {
        return this == LINEAR ? margin * Math.abs(reference) : StrictMath.log1p(margin);
    }

    /**
     * @param margin a fraction of the reference's loss, between 0 and 1
     * @param reference the reference's mean on this scale
     * @return the largest decrease on this scale that is within the margin, not negative
     */
    double below(double margin, double reference) {
        return this == LINEAR ? margin * Math.abs(reference) : -StrictMath.log1p(-margin);
    }
}
