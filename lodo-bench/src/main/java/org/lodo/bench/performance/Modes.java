package org.lodo.bench.performance;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Iterations of a benchmark that fall into two groups far apart, so that no single number stands for them.
 *
 * @param fast the times of the faster group, ascending
 * @param slow those of the slower one, ascending
 */
record Modes(List<Double> fast, List<Double> slow) {

    /** A gap between neighbouring times that is wider than this is no scatter. */
    private static final double GAP = 1.3;

    /** A single time apart is an outlier, not a mode. */
    private static final int LEAST_MEMBERS = 2;

    /** The groups on either side of the widest gap, as a ratio; empty if it is not wide, or a group has too few members. */
    static Optional<Modes> of(List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        return IntStream.rangeClosed(LEAST_MEMBERS, sorted.size() - LEAST_MEMBERS)
                .boxed()
                .max(Comparator.comparingDouble(at -> sorted.get(at) / sorted.get(at - 1)))
                .filter(at -> sorted.get(at) / sorted.get(at - 1) > GAP)
                .map(at -> new Modes(sorted.subList(0, at), sorted.subList(at, sorted.size())));
    }
}
