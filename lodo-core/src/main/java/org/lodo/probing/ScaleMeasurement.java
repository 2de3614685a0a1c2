package org.lodo.probing;

import org.lodo.kernel.Vectors;
import org.lodo.objective.Sample;
import org.lodo.preconditioner.NormalizedPreconditioner;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;

/**
 * The first step of the noise-aware form, which measures and does not move. Two short probes on the same draw, along random
 * signs z and along g, give the scale of H, of which the initial G is a multiple of the inverse on average, and the first gain:
 *
 * <pre>
 * h = (g − ∇F(x − 0.01 Gz; ξ)) / 0.01,   f = |z|² / √max(⟨z, h⟩², 1e-4 |z|² |h|²)
 * h = (g − ∇F(x − 0.01 Gg; ξ)) / 0.01,   s = |⟨g, h⟩| / (f |h|²), from 1e-4 to 1
 * λ ← |g|² / (f ‖Gg‖²),   α₀ ← f α₀
 * </pre>
 */
final class ScaleMeasurement implements Stateful {

    private static final double LENGTH = 0.01;
    /** The square of the smallest cosine between z and h that is believed. */
    private static final double LEAST_SQUARED_COSINE = 1e-4;

    private static final double LEAST_GAIN = 1e-4;

    private final NormalizedPreconditioner preconditioner;
    private final Probe probe;
    private final NoiseAwareControl control;
    private final double[] preconditionedSigns;
    private final double[] change;
    private final double[] trial;
    private boolean isDone;

    ScaleMeasurement(NormalizedPreconditioner preconditioner, Probe probe, NoiseAwareControl control) {
        this.preconditioner = preconditioner;
        this.probe = probe;
        this.control = control;
        preconditionedSigns = new double[preconditioner.dimension()];
        change = new double[preconditioner.dimension()];
        trial = new double[preconditioner.dimension()];
    }

    boolean isDone() {
        return isDone;
    }

    /**
     * Measures, rescales G and starts the control.
     *
     * @param sample the draw
     * @param x the point, read only
     * @param gradient g
     * @param preconditioned Gg; overwritten with that of the rescaled G
     * @param square |g|², positive
     * @return |g|² in the metric of the rescaled G
     */
    double measure(Sample sample, double[] x, double[] gradient, double[] preconditioned, double square) {
        double[] signs = probe.drawSigns();
        preconditioner.apply(signs, preconditionedSigns);
        double signsSquare = Vectors.dot(signs, preconditionedSigns);
        evaluate(sample, x, gradient, preconditionedSigns);
        double product = Vectors.dot(change, preconditionedSigns);
        double least = LEAST_SQUARED_COSINE * signsSquare * preconditioner.squaredNorm(change);
        double length = Math.sqrt(Math.max(product * product, least));
        double factor = length > 0 ? signsSquare / length : 1;

        evaluate(sample, x, gradient, preconditioned);
        double curvature = factor * preconditioner.squaredNorm(change);
        double slope = Math.abs(Vectors.dot(change, preconditioned));
        double gain = curvature > 0 ? Math.max(LEAST_GAIN, Math.min(1, slope / curvature)) : 1;
        double damping = square / (factor * Vectors.dot(preconditioned, preconditioned));

        // First, as it may be refused: then nothing has changed.
        preconditioner.setScale(factor * preconditioner.scale());
        isDone = true;
        probe.keepSigns();
        probe.setSignsSquare(factor * signsSquare);
        Vectors.scale(factor, preconditioned, preconditioned);
        control.start(gain, damping);
        control.accept(gradient, preconditioned, factor * square, false);
        return factor * square;
    }

    private void evaluate(Sample sample, double[] x, double[] gradient, double[] direction) {
        System.arraycopy(x, 0, trial, 0, x.length);
        Vectors.addScaled(-LENGTH, direction, trial);
        sample.valueAndGradient(trial, change);
        Require.finite("gradient", change);
        for (int i = 0; i < change.length; i++) {
            change[i] = (gradient[i] - change[i]) / LENGTH;
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        isDone = visitor.number(isDone ? 1 : 0) != 0;
    }
}
