package org.lodo.probing;

/** How {@link ProbingLodo} chooses its gain and its damping. */
public enum ProbingForm {
    /**
     * Gain and damping are both learned from fresh draws, so G tends to (H + λI)⁻¹ with a λ that grows with the noise of the
     * gradient. The first step measures the scale of H.
     */
    NOISE_AWARE,
    /** The damping is a fixed share of the curvature along the gradient, so G tends to H⁻¹ whatever the noise. */
    PLAIN
}
