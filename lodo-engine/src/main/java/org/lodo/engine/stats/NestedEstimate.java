package org.lodo.engine.stats;

import java.util.Arrays;

/**
 * The expected loss of an optimizer over searches of its hyper-parameters and seeds, see {@link NestedMean}, and where the
 * spread of its losses comes from, see {@link VarianceComponents}. If a run failed, there is none.
 *
 * @param loss the geometric mean on the logarithmic scale, the mean on the linear one; NaN if a run failed
 * @param low lower end of its 95 % interval
 * @param high upper end
 * @param betweenSearches standard deviation between searches, as a fraction of the loss
 * @param betweenSeeds standard deviation between seeds that all searches share, as a fraction of the loss
 * @param rest standard deviation of what depends on search and seed, as a fraction of the loss
 */
public record NestedEstimate(
        double loss, double low, double high, double betweenSearches, double betweenSeeds, double rest) {

    /**
     * @param losses for each search those of each seed; not finite where a run failed
     * @param scale one that fits, see {@link LossScale#of}
     * @return the estimate
     */
    public static NestedEstimate of(double[][] losses, LossScale scale) {
        if (!Arrays.stream(losses).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
            return new NestedEstimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double[][] values = scale.applied(losses);
        NestedMean mean = NestedMean.of(values);
        Interval interval = mean.interval();
        VarianceComponents components = VarianceComponents.of(values);
        return new NestedEstimate(
                scale.restored(mean.mean()),
                scale.restored(interval.low()),
                scale.restored(interval.high()),
                scale.relative(components.betweenSearches(), components.mean()),
                scale.relative(components.betweenSeeds(), components.mean()),
                scale.relative(components.rest(), components.mean()));
    }
}
