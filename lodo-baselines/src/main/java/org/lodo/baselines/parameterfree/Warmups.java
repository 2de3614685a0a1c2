package org.lodo.baselines.parameterfree;

/** The rule for numbers of warm-up steps. */
final class Warmups {

    private Warmups() {}

    static void require(long warmup) {
        if (warmup < 0) {
            throw new IllegalArgumentException("warmup = " + warmup + ": must be at least 0");
        }
    }
}
