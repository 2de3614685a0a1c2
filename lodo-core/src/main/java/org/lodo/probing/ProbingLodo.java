package org.lodo.probing;

import org.jspecify.annotations.Nullable;
import org.lodo.kernel.Vectors;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.optimizer.MetaLearner;
import org.lodo.optimizer.Optimizer;
import org.lodo.preconditioner.NormalizedPreconditioner;
import org.lodo.preconditioner.Preconditioned;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;

/**
 * LODO that learns from probes: the second gradient of a probing step is taken on the same draw, so the meta-gradient is free
 * of the draw's noise. With ⟨a, b⟩ = aᵀGb and |a|² = ⟨a, a⟩:
 *
 * <pre>
 * draw ξ;  g ← ∇F(x; ξ);  σ ← the clipping of g ({@link GradientClip});  s, λ ← gain and damping ({@link StepControl})
 * if a probe is due ({@link ProbeCredit}):
 *     v ← g + white noise ({@link Probe});  h ← (g − ∇F(x − ℓ Gv; ξ)) / ℓ          on a quadratic h = HGv
 *     p ← v − h − λ Gv                                                            the residual of (H + λI)G = I
 *     if σ s |v − p|/|v| &gt; 2:  σ s ← |v|/|v − p|, and the gain is reduced         the step would overshoot
 *     teach θ so that pᵀGv grows by η |p|² min(1, |v|/|v − p|)
 * d ← β d + (1 − β) Gg;  x ← x − σ s d                                            with the G of before the teaching
 * </pre>
 *
 * <p>The symmetric form teaches θ so that pᵀGw with w = (v + h)/2 grows by η |p|² min(|w|²/|v|², |w|/|p|). Without damping that
 * is the gradient of |v|² − |h|², which vanishes on average at G = |H|⁻¹, with the absolute values of H's eigenvalues. That point
 * is stable where H is definite; between directions of opposite curvature only damping holds it, because probes follow G.
 *
 * <p>θ is taught by one step of normalized least mean squares
 * ({@link NormalizedPreconditioner#learnNormalized}). A step takes one draw and one gradient, a probing step two gradients; the
 * measuring first step of the noise-aware form takes three and does not move. A step allocates nothing.
 *
 * <p>If the second gradient is not finite, the step is rejected like any other, with point and state as they were before.
 */
public final class ProbingLodo implements Optimizer<Sample>, Preconditioned, MetaLearner, Stateful {

    private static final double MAX_OVERSHOOT = 2;

    private final ProbingConfig config;
    private final NormalizedPreconditioner preconditioner;
    private final StepControl control;
    private final @Nullable ScaleMeasurement measurement;
    private final GradientClip clip = new GradientClip();
    private final Probe probe;
    private final ProbeCredit credit;

    private final double[] gradient;
    private final double[] preconditioned;
    private final double[] velocity;
    private final double[] probed;
    private final double[] preconditionedProbe;
    private final double[] residual;
    private final double[] taught;
    private final double[] trial;
    private long metaGradients;

    /**
     * @param preconditioner G(θ), which this object trains and rescales
     * @param config hyper-parameters; those of the preconditioner are not read
     * @param seed of the probes' random signs
     */
    public ProbingLodo(NormalizedPreconditioner preconditioner, ProbingConfig config, long seed) {
        int n = preconditioner.dimension();
        this.config = config;
        this.preconditioner = preconditioner;
        probe = new Probe(n, config.probeNoise(), n * preconditioner.scale(), RandomStream.derive(seed, "probes"));
        credit = new ProbeCredit(config.probeInterval());
        gradient = new double[n];
        preconditioned = new double[n];
        velocity = new double[config.momentum() > 0 ? n : 0];
        probed = new double[n];
        preconditionedProbe = new double[n];
        residual = new double[n];
        taught = new double[config.symmetric() ? n : 0];
        trial = new double[n];
        if (config.form() == ProbingForm.PLAIN) {
            control = new PlainControl(n, config.gainRate(), config.leastDamping());
            measurement = null;
        } else {
            NoiseAwareControl noiseAware =
                    new NoiseAwareControl(n, config.gainRate(), config.dampingRate(), config.leastDamping());
            control = noiseAware;
            measurement = new ScaleMeasurement(preconditioner, probe, noiseAware);
        }
    }

    @Override
    public void step(Draws<? extends Sample> draws, double[] x) {
        Require.length("x", x, gradient.length);
        Sample sample = draws.draw();
        sample.valueAndGradient(x, gradient);
        Require.finite("gradient", gradient);
        boolean isMeasured = measurement == null || measurement.isDone();
        // Decided before Gg is known, since a probe's pass through G costs least together with that of g.
        boolean mayProbe = isMeasured && credit.isDue(share(control.greatestGain()));
        if (mayProbe) {
            probe.form(preconditioner, gradient, preconditioned, probed, preconditionedProbe);
        } else {
            preconditioner.peek(gradient, preconditioned);
        }
        double square = Vectors.dot(gradient, preconditioned);
        if (!Double.isFinite(square)) {
            Require.finite("preconditioned gradient", preconditioned);
        }
        if (square <= 0) {
            // The gradient is zero, or lies where G vanishes: there is nowhere to go and nothing to learn.
            return;
        }
        if (measurement != null && !isMeasured) {
            clip.accept(measurement.measure(sample, x, gradient, preconditioned, square));
            return;
        }
        control.observe(gradient, preconditioned, square);
        double share = share(control.gain());
        double length = clip.factor(square) * control.gain();
        boolean isProbing = mayProbe && credit.isDue(share);
        boolean overshot = false;
        if (isProbing) {
            evaluateAhead(sample, x);
            probe.accept(preconditionedProbe);
            double limit = teach(length);
            overshot = limit < length;
            length = Math.min(length, limit);
        }
        move(x, length);
        boolean isShortened = overshot || clip.factor(square) < 1;
        credit.accept(share, isProbing, isShortened);
        clip.accept(square);
        control.accept(gradient, preconditioned, square, overshot);
    }

    /** How much of a probe a step with this gain earns beside its fixed share. */
    private double share(double gain) {
        return config.form() == ProbingForm.PLAIN ? 0 : gain;
    }

    /** Forms the residual p; changes no state. */
    private void evaluateAhead(Sample sample, double[] x) {
        double length = config.probeLength() > 0 ? config.probeLength() : control.gain();
        System.arraycopy(x, 0, trial, 0, x.length);
        Vectors.addScaled(-length, preconditionedProbe, trial);
        sample.valueAndGradient(trial, residual);
        Require.finite("gradient", residual);
        double damping = control.damping();
        for (int i = 0; i < residual.length; i++) {
            double h = (gradient[i] - residual[i]) / length;
            if (taught.length > 0) {
                taught[i] = 0.5 * (probed[i] + h);
            }
            residual[i] = probed[i] - h - damping * preconditionedProbe[i];
        }
    }

    /** Teaches θ and returns the longest step that does not overshoot. */
    private double teach(double length) {
        double probeSquare = Vectors.dot(probed, preconditionedProbe);
        double residualSquare = preconditioner.squaredNorm(residual);
        double product = Vectors.dot(residual, preconditionedProbe);
        // |v − p| / |v|
        double ratio = Math.sqrt(Math.max(0, probeSquare - 2 * product + residualSquare) / probeSquare);
        if (config.symmetric()) {
            preconditioner.apply(taught, trial);
            double taughtSquare = Math.max(0, Vectors.dot(taught, trial));
            double share = Math.min(taughtSquare / probeSquare, Math.sqrt(taughtSquare / residualSquare));
            preconditioner.learnNormalized(residual, taught, config.learningStep() * residualSquare * share);
        } else {
            double share = Math.min(1, 1 / ratio);
            preconditioner.learnNormalized(residual, probed, config.learningStep() * residualSquare * share);
        }
        metaGradients++;
        return length * ratio > MAX_OVERSHOOT ? 1 / ratio : length;
    }

    private void move(double[] x, double length) {
        if (velocity.length == 0) {
            Vectors.addScaled(-length, preconditioned, x);
        } else {
            Vectors.combine(config.momentum(), velocity, 1 - config.momentum(), preconditioned);
            Vectors.addScaled(-length, velocity, x);
        }
    }

    @Override
    public NormalizedPreconditioner preconditioner() {
        return preconditioner;
    }

    @Override
    public long metaGradients() {
        return metaGradients;
    }

    @Override
    public void visitState(StateVisitor visitor) {
        preconditioner.visitState(visitor);
        preconditioner.setScale(Scalars.visit(visitor, preconditioner.scale()));
        control.visitState(visitor);
        if (measurement != null) {
            measurement.visitState(visitor);
        }
        clip.visitState(visitor);
        probe.visitState(visitor);
        credit.visitState(visitor);
        visitor.array(velocity);
        metaGradients = visitor.number(metaGradients);
    }
}
