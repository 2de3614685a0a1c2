package org.lodo.baselines.parameterfree;

/** The factor by which Adam's bias correction changes its learning rate. */
final class AdamCorrection {

    private AdamCorrection() {}

    /** √(1 − β₂ᵗ)/(1 − β₁ᵗ). */
    static double of(double beta1, double beta2, long steps) {
        double t = (double) steps;
        return Math.sqrt(1 - StrictMath.pow(beta2, t)) / (1 - StrictMath.pow(beta1, t));
    }
}
