package org.lodo.baselines.parameterfree;

/** The rule for limits of growth. */
final class GrowthRates {

    private GrowthRates() {}

    static void require(double growthRate) {
        if (!(growthRate > 1)) {
            throw new IllegalArgumentException(
                    "growthRate = " + growthRate + ": must be above 1; Infinity for no limit");
        }
    }
}
