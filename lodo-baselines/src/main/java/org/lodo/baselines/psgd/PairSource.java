package org.lodo.baselines.psgd;

import org.lodo.objective.CurvatureSample;
import org.lodo.random.RandomCheckpoint;
import org.lodo.random.RandomSource;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.NonFiniteException;
import org.lodo.validation.Require;

/**
 * Pairs (v, h) that a preconditioner is fitted to. Newton pairs have v ~ N(0, I) and h = H v; whitening pairs have h = g and v
 * independent of it. h is damped by noise of relative size 2⁻⁵² and absolute size δ:
 *
 * <pre>
 * h ← h + (δ + 2⁻⁵² |h|)∘z,   z ~ N(0, I) drawn after v; whitening: z = v
 * </pre>
 */
final class PairSource implements Stateful {

    private static final double ROUNDING = 0x1p-52;

    private final double damping;
    private final RandomSource random;
    private final RandomCheckpoint checkpoint;
    private final double[] v;
    private final double[] h;
    private final double[] noise;

    PairSource(int dimension, double damping, RandomSource random) {
        this.damping = damping;
        this.random = random;
        checkpoint = new RandomCheckpoint(random);
        v = new double[dimension];
        h = new double[dimension];
        noise = new double[dimension];
    }

    /** Draws a pair with the Hessian's product at x. If it is not finite, the random numbers are given back. */
    void drawNewton(CurvatureSample sample, double[] x) {
        checkpoint.save();
        random.fillGaussian(v);
        random.fillGaussian(noise);
        sample.hessianVector(x, v, h);
        try {
            Require.finite("hessianVector", h);
        } catch (NonFiniteException e) {
            checkpoint.restore();
            throw e;
        }
    }

    /** Draws a pair with the gradient. */
    void drawWhitening(double[] gradient) {
        random.fillGaussian(v);
        System.arraycopy(v, 0, noise, 0, v.length);
        System.arraycopy(gradient, 0, h, 0, h.length);
    }

    /** (mean v²)^¼ (mean h⁴ + δ⁴)^(−⅛) before damping: the scale at which Q = s I fits the pair. */
    double newtonScale() {
        double square = 0;
        for (double entry : v) {
            square = Math.fma(entry, entry, square);
        }
        return StrictMath.pow(square / v.length, 0.25) * whiteningScale();
    }

    /** (mean h⁴ + δ⁴)^(−⅛) before damping. */
    double whiteningScale() {
        double fourth = 0;
        for (double entry : h) {
            double square = entry * entry;
            fourth = Math.fma(square, square, fourth);
        }
        double delta = damping * damping * damping * damping;
        return StrictMath.pow(fourth / h.length + delta, -0.125);
    }

    void damp() {
        for (int i = 0; i < h.length; i++) {
            h[i] = Math.fma(damping + ROUNDING * Math.abs(h[i]), noise[i], h[i]);
        }
    }

    double[] v() {
        return v;
    }

    double[] h() {
        return h;
    }

    @Override
    public void visitState(StateVisitor visitor) {
        random.visitState(visitor);
    }
}
