package org.lodo.engine.run;

import java.util.stream.LongStream;

/**
 * How many steps can be asked for, and sums of such numbers that do not overflow. At a million steps a second, which few
 * optimizers reach, the longest run takes twelve days.
 */
public final class StepCount {

    /** The most steps of a run. */
    public static final long MAX_OF_RUN = 1_000_000_000_000L;

    /** The most steps of all runs of a study or a search. */
    public static final long MAX_IN_ALL = 10 * MAX_OF_RUN;

    private StepCount() {}

    /**
     * @param steps not negative
     * @return their sum, or the largest number that there is
     */
    public static long sum(LongStream steps) {
        return steps.reduce(0, (a, b) -> a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b);
    }

    /**
     * @param count how often, not negative
     * @param steps not negative
     * @return the product, or the largest number that there is
     */
    public static long product(long count, long steps) {
        return Math.multiplyHigh(count, steps) != 0 || count * steps < 0 ? Long.MAX_VALUE : count * steps;
    }
}
