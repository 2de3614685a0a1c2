package org.lodo.preconditioner;

import java.util.Arrays;
import java.util.List;
import org.lodo.optimizer.UpdateRule;
import org.lodo.validation.Require;
import org.ojalgo.matrix.store.R064Store;

/**
 * G = α₀ diag(w), initially with w = 1: the preconditioner of LODO-Diagonal. The gain is w itself, not its square, so G can
 * become indefinite.
 */
public final class DiagonalPreconditioner implements Preconditioner {

    private final double scale;
    private final R064Store gain;
    private final double[] gradient;

    /**
     * @param dimension n, at least 1
     * @param scale α₀, positive
     */
    public DiagonalPreconditioner(int dimension, double scale) {
        this(scale, ones(Require.atLeast("dimension", dimension, 1)));
    }

    /** Keeps the array. */
    DiagonalPreconditioner(double scale, double[] gain) {
        this.scale = Require.positive("scale", scale);
        this.gain = R064Store.wrap(gain, gain.length);
        gradient = new double[gain.length];
    }

    private static double[] ones(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Override
    public int dimension() {
        return gradient.length;
    }

    @Override
    public void apply(double[] v, double[] out) {
        Require.length("v", v, gradient.length);
        Require.length("out", out, gradient.length);
        double[] w = gain.data;
        double a = scale;
        for (int i = 0; i < out.length; i++) {
            out[i] = a * w[i] * v[i];
        }
    }

    @Override
    public void learn(double[] u, double[] v, double factor, UpdateRule rule) {
        Require.length("u", u, gradient.length);
        Require.length("v", v, gradient.length);
        double a = scale * factor;
        double[] g = gradient;
        for (int i = 0; i < g.length; i++) {
            g[i] = a * u[i] * v[i];
        }
        rule.beginStep();
        rule.update(0, g, gain.data, 0, g.length);
    }

    @Override
    public List<R064Store> parameters() {
        return List.of(gain);
    }

    @Override
    public DiagonalForm canonicalForm() {
        return new DiagonalForm(scale, gain.data);
    }
}
