package org.lodo.probing;

import org.lodo.kernel.Vectors;
import org.lodo.state.StateVisitor;

/**
 * A gain s learned from the cosines of successive fresh gradients, and a damping that is a fixed share ε of the curvature along
 * the gradient:
 *
 * <pre>
 * log s ← log s + κ gᵀGg₋ / (|g| |g₋|),   λ = ε |g|² / ‖Gg‖²
 * </pre>
 *
 * <p>If successive gradients point the same way, steps are too short.
 */
final class PlainControl implements StepControl {

    private final double gainRate;
    private final double dampingShare;

    private final double[] previous;
    private double previousSquare;
    private double logGain;

    private double proposedLogGain;
    private double gain = 1;
    private double damping;

    PlainControl(int dimension, double gainRate, double dampingShare) {
        this.gainRate = gainRate;
        this.dampingShare = dampingShare;
        previous = new double[dimension];
    }

    @Override
    public void observe(double[] gradient, double[] preconditioned, double square) {
        double cosine = StepControl.cosine(Vectors.dot(previous, preconditioned), square, previousSquare);
        proposedLogGain = Math.fma(gainRate, cosine, logGain);
        gain = StrictMath.exp(proposedLogGain);
        damping = dampingShare * square / Vectors.dot(preconditioned, preconditioned);
    }

    @Override
    public double greatestGain() {
        return StrictMath.exp(Math.fma(gainRate, 1, logGain));
    }

    @Override
    public double gain() {
        return gain;
    }

    @Override
    public double damping() {
        return damping;
    }

    @Override
    public void accept(double[] gradient, double[] preconditioned, double square, boolean overshot) {
        logGain = overshot ? proposedLogGain - gainRate : proposedLogGain;
        System.arraycopy(gradient, 0, previous, 0, previous.length);
        previousSquare = square;
    }

    @Override
    public void visitState(StateVisitor visitor) {
        visitor.array(previous);
        previousSquare = Scalars.visit(visitor, previousSquare);
        logGain = Scalars.visit(visitor, logGain);
    }
}
