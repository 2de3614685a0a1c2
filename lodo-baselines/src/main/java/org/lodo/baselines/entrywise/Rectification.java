package org.lodo.baselines.entrywise;

/**
 * The rectification of an adaptive learning rate's variance in the first steps (Liu, Jiang, He, Chen, Liu, Gao and Han, 2020,
 * arXiv 1908.03265, algorithm 2): with ρ∞ = 2/(1 − β₂) − 1 and ρ = ρ∞ − 2 t β₂ᵗ/(1 − β₂ᵗ),
 *
 * <pre>
 * factor² = (ρ − 4)(ρ − 2) ρ∞ / ((ρ∞ − 4)(ρ∞ − 2) ρ)
 * </pre>
 */
final class Rectification {

    private Rectification() {}

    /** ρ, the length of the averages' approximating moving window after t steps. */
    static double length(double beta2, double t) {
        double power = StrictMath.pow(beta2, t);
        return limit(beta2) - 2 * t * power / (1 - power);
    }

    /** The factor of the learning rate for a length of more than 4. */
    static double factor(double beta2, double length) {
        double limit = limit(beta2);
        return Math.sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length));
    }

    private static double limit(double beta2) {
        return 2 / (1 - beta2) - 1;
    }
}
