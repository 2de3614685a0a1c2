package org.lodo.probing;

import org.lodo.kernel.Vectors;
import org.lodo.state.StateVisitor;

/**
 * A gain s and a damping λ, both learned from fresh draws. With traces m̄ of g and M̄ of Gg and
 *
 * <pre>
 * c_1 = gᵀGg₋ / (|g| |g₋|),   c_m = gᵀGm̄ / (|g| |m̄|),   c_λ = (Gg)ᵀM̄ / (‖Gg‖ ‖M̄‖)
 * log s ← log s + log max(c_1, 0.2)                   at the first step after the measurement
 * log s ← log s + κ (1 + 10/t) (c_1 + c_m) / 2        at all later steps t
 * if s &gt; 1: λ ← λ/s, s ← 1
 * log λ ← log λ − κ_λ (c_λ − c_m), λ held to [ε, 1] · |g|² / ‖Gg‖²
 * m̄ ← (1 − a) m̄ + a g,   M̄ ← (1 − a) M̄ + a Gg,   a = max(s, 0.01)
 * </pre>
 *
 * <p>The gain follows the cosines in the metric of G. What it would have above 1 is taken off the damping. The damping follows
 * what the same cosine is larger by in the metric of G², where flat directions count more: if gradients agree more there, flat
 * directions are followed too slowly and λ is too large.
 */
final class NoiseAwareControl implements StepControl {

    private static final double LEAST_FIRST_COSINE = 0.2;
    private static final double EARLY_STEPS = 10;
    private static final double LEAST_TRACE_WEIGHT = 0.01;

    private final double gainRate;
    private final double dampingRate;
    private final double leastDamping;

    private final double[] previous;
    private final double[] trace;
    private final double[] preconditionedTrace;
    private double previousSquare;
    private double traceSquare;
    private double logGain;
    private double logDamping;
    private long steps;

    private double traceCosine;
    private double proposedLogGain;
    private double proposedLogDamping;
    private double gain = 1;
    private double damping;

    NoiseAwareControl(int dimension, double gainRate, double dampingRate, double leastDamping) {
        this.gainRate = gainRate;
        this.dampingRate = dampingRate;
        this.leastDamping = leastDamping;
        previous = new double[dimension];
        trace = new double[dimension];
        preconditionedTrace = new double[dimension];
    }

    /** Starts from a measured gain, at most 1, and damping. */
    void start(double measuredGain, double measuredDamping) {
        proposedLogGain = StrictMath.log(measuredGain);
        proposedLogDamping = StrictMath.log(measuredDamping);
        gain = measuredGain;
        damping = measuredDamping;
        traceCosine = 0;
    }

    @Override
    public void observe(double[] gradient, double[] preconditioned, double square) {
        double euclideanSquare = Vectors.dot(preconditioned, preconditioned);
        double previousCosine = StepControl.cosine(Vectors.dot(previous, preconditioned), square, previousSquare);
        traceCosine = StepControl.cosine(Vectors.dot(trace, preconditioned), square, traceSquare);
        double flatCosine = StepControl.cosine(
                Vectors.dot(preconditioned, preconditionedTrace),
                euclideanSquare,
                Vectors.dot(preconditionedTrace, preconditionedTrace));
        double logarithm = logGain + change(previousCosine, traceCosine);
        double excess = Math.max(0, logarithm);
        double curvature = StrictMath.log(square / euclideanSquare);
        proposedLogGain = logarithm - excess;
        proposedLogDamping = Math.min(
                curvature,
                Math.max(
                        curvature + StrictMath.log(leastDamping),
                        logDamping - excess - dampingRate * (flatCosine - traceCosine)));
        gain = StrictMath.exp(proposedLogGain);
        damping = StrictMath.exp(proposedLogDamping);
    }

    /** What is added to log s; it grows with both cosines. */
    private double change(double previousCosine, double traceCosine) {
        return steps == 1
                ? StrictMath.log(Math.max(previousCosine, LEAST_FIRST_COSINE))
                : gainRate * (1 + EARLY_STEPS / steps) * 0.5 * (previousCosine + traceCosine);
    }

    @Override
    public double greatestGain() {
        return StrictMath.exp(Math.min(0, logGain + change(1, 1)));
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
        steps++;
        logGain = overshot ? proposedLogGain - gainRate : proposedLogGain;
        logDamping = proposedLogDamping;
        double weight = Math.max(gain, LEAST_TRACE_WEIGHT);
        double rest = 1 - weight;
        // By the cosine, not the product, as it is held to [−1, 1]: so the square stays that of a length.
        double traceLength = rest * Math.sqrt(traceSquare);
        double length = weight * Math.sqrt(square);
        traceSquare = Math.max(0, traceLength * traceLength + 2 * traceCosine * traceLength * length + length * length);
        Vectors.combine(rest, trace, weight, gradient);
        Vectors.combine(rest, preconditionedTrace, weight, preconditioned);
        System.arraycopy(gradient, 0, previous, 0, previous.length);
        previousSquare = square;
    }

    @Override
    public void visitState(StateVisitor visitor) {
        visitor.array(previous);
        visitor.array(trace);
        visitor.array(preconditionedTrace);
        previousSquare = Scalars.visit(visitor, previousSquare);
        traceSquare = Scalars.visit(visitor, traceSquare);
        logGain = Scalars.visit(visitor, logGain);
        logDamping = Scalars.visit(visitor, logDamping);
        steps = visitor.number(steps);
    }
}
