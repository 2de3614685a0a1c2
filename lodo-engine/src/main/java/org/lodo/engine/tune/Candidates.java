package org.lodo.engine.tune;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.random.SobolSequenceGenerator;
import org.lodo.engine.catalog.SearchSpace;
import org.lodo.random.RandomStream;

/**
 * Proposes hyper-parameters to a search: first evenly over their whole range, then around those that did well. All are rounded as
 * they are written to files, so that a tuned point is exactly what was run. Not safe for use by several threads.
 */
final class Candidates {

    /** The least standard deviation of a new point around an old one, in units of the natural logarithm. */
    private static final double LEAST_DEVIATION = 0.05;

    private final SearchSpace space;
    private final double[] low;
    private final double[] high;
    private final double[] shift;
    private final SobolSequenceGenerator sequence;
    private final RandomStream random;

    /**
     * @param space what is searched
     * @param defaults where its range is centered
     * @param seed decides how the sequence is shifted, and which points are drawn around others
     */
    Candidates(SearchSpace space, Map<String, ?> defaults, long seed) {
        this.space = space;
        double[] center = space.toPoint(defaults);
        low = space.low(center);
        high = space.high(center);
        random = new RandomStream(seed);
        shift = new double[center.length];
        for (int i = 0; i < shift.length; i++) {
            shift[i] = random.nextDouble();
        }
        sequence = new SobolSequenceGenerator(center.length);
    }

    /**
     * The next points of a Sobol sequence, shifted at random modulo 1 in each coordinate (R. Cranley and T. N. L. Patterson,
     * <i>Randomization of number theoretic methods for multiple integration</i>, SIAM J. Numer. Anal. 13, 1976).
     */
    List<Map<String, Double>> even(int count) {
        List<Map<String, Double>> points = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            double[] point = sequence.nextVector();
            for (int i = 0; i < point.length; i++) {
                double place = point[i] + shift[i];
                point[i] = low[i] + (high[i] - low[i]) * (place - Math.floor(place));
            }
            points.add(space.toRoundedSettings(point));
        }
        return points;
    }

    /**
     * Points drawn from a density of Gaussians around others, in turn, with the bandwidth of Scott's rule in each coordinate.
     *
     * @param best points that did well; where there are none, the sequence goes on
     */
    List<Map<String, Double>> around(List<Map<String, Double>> best, int count) {
        if (best.isEmpty()) {
            return even(count);
        }
        List<double[]> centers = best.stream().map(space::toPoint).toList();
        double[] deviation = deviation(centers);
        double bandwidth = StrictMath.pow(centers.size(), -1.0 / (deviation.length + 4));
        Set<Map<String, Double>> points = new LinkedHashSet<>();
        for (int number = 0; number < count; number++) {
            double[] point = centers.get(number % centers.size()).clone();
            for (int i = 0; i < point.length; i++) {
                point[i] += Math.max(LEAST_DEVIATION, bandwidth * deviation[i]) * random.nextGaussian();
            }
            points.add(space.toRoundedSettings(point));
        }
        return List.copyOf(points);
    }

    /** The standard deviation in each coordinate; 0 of a single point. */
    private static double[] deviation(List<double[]> points) {
        double[] deviation = new double[points.get(0).length];
        for (int i = 0; i < deviation.length; i++) {
            double mean = 0;
            for (double[] point : points) {
                mean += point[i] / points.size();
            }
            double squares = 0;
            for (double[] point : points) {
                squares += (point[i] - mean) * (point[i] - mean);
            }
            deviation[i] = Math.sqrt(squares / Math.max(1, points.size() - 1));
        }
        return deviation;
    }
}
