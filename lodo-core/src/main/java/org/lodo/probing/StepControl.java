package org.lodo.probing;

import org.lodo.state.Stateful;

/**
 * Chooses gain and damping from fresh draws. At each step {@link #observe} proposes both from the state, which only
 * {@link #accept} changes.
 *
 * <p>Cosines pair the new gradient with remembered ones in the metric of the current G. The lengths of the remembered ones are
 * those of when they were seen: measuring them again after every change of G would cost up to two half passes a probe, and made
 * no difference in experiments. Therefore cosines are held to [−1, 1].
 */
interface StepControl extends Stateful {

    /**
     * Proposes gain and damping for a step.
     *
     * @param gradient g, n entries, read only
     * @param preconditioned Gg, n entries, read only
     * @param square |g|² = gᵀGg, positive
     */
    void observe(double[] gradient, double[] preconditioned, double square);

    /** An upper bound of the gain that the next {@link #observe} can propose. */
    double greatestGain();

    /** s, by which the step Gg is multiplied. */
    double gain();

    /** λ: θ is taught towards (H + λI)⁻¹. */
    double damping();

    /**
     * Keeps what was proposed and remembers the gradient.
     *
     * @param gradient g as it was observed
     * @param preconditioned Gg as it was observed
     * @param square |g|² as it was observed
     * @param overshot whether the step had to be shortened, for which the gain is reduced
     */
    void accept(double[] gradient, double[] preconditioned, double square, boolean overshot);

    /** The cosine of two vectors from their inner product and their squares, held to [−1, 1]; 0 if a vector is 0. */
    static double cosine(double product, double square, double otherSquare) {
        // The roots apart, so that their product neither overflows nor underflows.
        double lengths = Math.sqrt(square) * Math.sqrt(otherSquare);
        return lengths > 0 ? Math.max(-1, Math.min(1, product / lengths)) : 0;
    }
}
