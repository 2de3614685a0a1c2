package org.lodo.probing;

import java.util.function.DoubleUnaryOperator;
import org.lodo.kernel.Vectors;
import org.lodo.preconditioner.NormalizedPreconditioner;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;

/**
 * The direction of a probe: the gradient with a little white noise, which excites what the gradient does not,
 *
 * <pre>
 * v = g + μ √(|g|²/ζ) z,   z random signs
 * ζ ← 0.9 ζ + 0.1 zᵀGv / (μ √(|g|²/ζ)), held to [ζ/10, 10ζ]
 * </pre>
 *
 * <p>ζ is a running estimate of |z|² = zᵀGz, which needs no product of its own because zᵀGg vanishes on average.
 */
final class Probe implements Stateful {

    private static final double DECAY = 0.9;
    private static final double MAX_CHANGE = 10;

    private final double strength;
    private final double[] signs;
    private final RandomStream random;
    /** Runs ahead of {@link #random} until the probe is accepted. */
    private final RandomStream ahead = new RandomStream(0);

    private final DoubleUnaryOperator amplitudeOfSquare = this::chooseAmplitude;

    private double signsSquare;
    private double amplitude;

    /**
     * @param strength μ
     * @param signsSquare ζ at the start
     */
    Probe(int dimension, double strength, double signsSquare, long seed) {
        this.strength = strength;
        this.signsSquare = signsSquare;
        signs = new double[dimension];
        random = new RandomStream(seed);
    }

    /** Draws random signs and returns them, live until the next draw; they are not used up before {@link #keepSigns}. */
    double[] drawSigns() {
        ahead.continueFrom(random);
        long bits = 0;
        for (int i = 0; i < signs.length; i++) {
            bits = (i & 63) == 0 ? ahead.nextLong() : bits >>> 1;
            signs[i] = (bits & 1) == 0 ? -1 : 1;
        }
        return signs;
    }

    /**
     * Forms a probe v, along with what a step needs of g.
     *
     * @param preconditioner G
     * @param gradient g, n entries, read only
     * @param preconditioned n entries, overwritten with G g
     * @param v n entries, overwritten with the probe
     * @param preconditionedProbe n entries, overwritten with G v
     */
    void form(
            NormalizedPreconditioner preconditioner,
            double[] gradient,
            double[] preconditioned,
            double[] v,
            double[] preconditionedProbe) {
        preconditioner.applyBoth(gradient, drawSigns(), amplitudeOfSquare, preconditioned, v, preconditionedProbe);
    }

    private double chooseAmplitude(double square) {
        amplitude = strength * Math.sqrt(Math.max(0, square) / signsSquare);
        return amplitude;
    }

    /** Uses up the signs of the probe that was formed last, given G v of it. */
    void accept(double[] preconditionedProbe) {
        if (amplitude > 0) {
            keepSigns();
            double estimate = Vectors.dot(signs, preconditionedProbe) / amplitude;
            double mean = DECAY * signsSquare + (1 - DECAY) * estimate;
            signsSquare = Math.max(signsSquare / MAX_CHANGE, Math.min(signsSquare * MAX_CHANGE, mean));
        }
    }

    void keepSigns() {
        random.continueFrom(ahead);
    }

    void setSignsSquare(double square) {
        signsSquare = square;
    }

    @Override
    public void visitState(StateVisitor visitor) {
        random.visitState(visitor);
        signsSquare = Scalars.visit(visitor, signsSquare);
    }
}
