package org.lodo.preconditioner;

import java.util.List;
import org.lodo.kernel.Vectors;
import org.lodo.optimizer.UpdateRule;
import org.lodo.validation.Require;
import org.ojalgo.matrix.store.R064Store;

/** G = α₀ w I with one scalar w, initially 1: the preconditioner of LODO-Global, a learned learning rate. */
public final class ScalarPreconditioner implements Preconditioner {

    private final int dimension;
    private final double scale;
    private final R064Store gain;
    private final double[] gradient = new double[1];

    /**
     * @param dimension n, at least 1
     * @param scale α₀, positive
     */
    public ScalarPreconditioner(int dimension, double scale) {
        this(dimension, scale, 1);
    }

    ScalarPreconditioner(int dimension, double scale, double gain) {
        this.dimension = Require.atLeast("dimension", dimension, 1);
        this.scale = Require.positive("scale", scale);
        this.gain = R064Store.FACTORY.make(1, 1);
        this.gain.data[0] = gain;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public void apply(double[] v, double[] out) {
        Require.length("v", v, dimension);
        Require.length("out", out, dimension);
        double a = scale * gain.data[0];
        for (int i = 0; i < out.length; i++) {
            out[i] = a * v[i];
        }
    }

    @Override
    public void learn(double[] u, double[] v, double factor, UpdateRule rule) {
        Require.length("u", u, dimension);
        Require.length("v", v, dimension);
        gradient[0] = scale * factor * Vectors.dot(u, v);
        rule.beginStep();
        rule.update(0, gradient, gain.data, 0, 1);
    }

    @Override
    public List<R064Store> parameters() {
        return List.of(gain);
    }

    @Override
    public ScalarForm canonicalForm() {
        return new ScalarForm(dimension, scale, gain.data[0]);
    }
}
