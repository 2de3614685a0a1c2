package org.lodo.baselines.psgd;

/** A running bound on the smoothness of the fit, by which its learning rate is divided: ℓ ← max(β ℓ + (1 − β) e, e). */
final class Smoothness {

    private Smoothness() {}

    /** The next ℓ for a new value e. */
    static double next(double decay, double previous, double value) {
        return Math.max(decay * previous + (1 - decay) * value, value);
    }
}
