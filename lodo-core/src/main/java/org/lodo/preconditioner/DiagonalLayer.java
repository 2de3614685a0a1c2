package org.lodo.preconditioner;

import java.util.Arrays;
import org.lodo.kernel.Vectors;
import org.lodo.optimizer.UpdateRule;
import org.ojalgo.matrix.store.R064Store;

/** The diagonal matrix D in the middle of G = α₀ Eᵀ Aᵀ D A E. */
final class DiagonalLayer {

    private final R064Store diagonal;
    private final double[] gradient;

    DiagonalLayer(double[] diagonal) {
        this.diagonal = R064Store.wrap(diagonal, diagonal.length);
        this.gradient = new double[diagonal.length];
    }

    static DiagonalLayer identity(int width) {
        double[] ones = new double[width];
        Arrays.fill(ones, 1);
        return new DiagonalLayer(ones);
    }

    /** out ← D in; the arrays may be the same. */
    void multiply(double[] in, double[] out) {
        double[] d = diagonal.data;
        for (int j = 0; j < d.length; j++) {
            out[j] = d[j] * in[j];
        }
    }

    /** Passes the rule the gradient factor · ∂/∂D (uᵀ D v), which is factor · u ∘ v. */
    void learn(double[] u, double[] v, double factor, UpdateRule rule, int group) {
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] = factor * u[j] * v[j];
        }
        rule.update(group, gradient, diagonal.data, 0, gradient.length);
    }

    /** D ← D + step · C / ‖C‖² with C = u ∘ v, the gradient of uᵀ D v; nothing if C is zero. */
    void learnNormalized(double[] u, double[] v, double step) {
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] = u[j] * v[j];
        }
        double square = Vectors.dot(gradient, gradient);
        if (square >= Double.MIN_NORMAL) {
            Vectors.addScaled(step / square, gradient, diagonal.data);
        }
    }

    R064Store parameters() {
        return diagonal;
    }
}
