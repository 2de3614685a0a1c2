package org.lodo.baselines;

import java.util.Arrays;
import org.lodo.math.Require;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.optimizer.Optimizer;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.ojalgo.matrix.decomposition.LU;
import org.ojalgo.matrix.store.R064Store;

/**
 * Newton's method: x ← x − H⁻¹ g, with the Hessian H and the gradient g of one draw. On the noisy bowl it is the best
 * possible optimizer. A step has full length and goes uphill where H is not positive definite.
 */
public final class Newton implements Optimizer<HessianSample>, Stateful {

    private final double[] gradient;
    private final R064Store hessian;
    private final double[] factorized;
    private final LU<Double> decomposition = LU.R064.make();

    /**
     * @param dimension n, at least 1
     */
    public Newton(int dimension) {
        gradient = new double[Require.atLeast("dimension", dimension, 1)];
        hessian = R064Store.FACTORY.make(dimension, dimension);
        factorized = new double[hessian.data.length];
        Arrays.fill(factorized, Double.NaN);
    }

    @Override
    public void step(Draws<? extends HessianSample> draws, double[] x) {
        Require.length("x", x, gradient.length);
        HessianSample sample = draws.draw();
        sample.valueAndGradient(x, gradient);
        sample.hessian(x, hessian);
        factorizeIfChanged();
        R064Store direction =
                R064Store.FACTORY.copy(decomposition.getSolution(R064Store.wrap(gradient, gradient.length)));
        for (int i = 0; i < x.length; i++) {
            x[i] -= direction.data[i];
        }
    }

    /** A quadratic objective has the same Hessian at every step; comparing n² numbers is cheap beside n³/3 products. */
    private void factorizeIfChanged() {
        if (!Arrays.equals(hessian.data, factorized)) {
            System.arraycopy(hessian.data, 0, factorized, 0, factorized.length);
            decomposition.decompose(hessian);
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        visitor.array(hessian.data);
        Arrays.fill(factorized, Double.NaN);
    }
}
