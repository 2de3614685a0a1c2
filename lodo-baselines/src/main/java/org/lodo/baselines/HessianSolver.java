package org.lodo.baselines;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;
import org.ojalgo.matrix.decomposition.LU;
import org.ojalgo.matrix.store.R064Store;

/** Gradient and Hessian of one draw, and linear systems with a matrix derived from that Hessian, factorized when it changes. */
final class HessianSolver implements Stateful {

    private final double[] gradient;
    /** The gradient as a column. */
    private final R064Store column;

    private final R064Store solution;
    private final R064Store evaluated;
    /** The Hessian of the last factorization. */
    private final R064Store hessian;

    private final UnaryOperator<R064Store> matrix;
    private final LU<Double> decomposition = LU.R064.make();
    private boolean isFactorized;

    /**
     * @param dimension n, at least 1
     * @param matrix derives the matrix of the linear systems from the Hessian
     */
    HessianSolver(int dimension, UnaryOperator<R064Store> matrix) {
        gradient = new double[Require.atLeast("dimension", dimension, 1)];
        column = R064Store.wrap(gradient, dimension);
        solution = R064Store.FACTORY.make(dimension, 1);
        hessian = R064Store.FACTORY.make(dimension, dimension);
        evaluated = R064Store.FACTORY.make(dimension, dimension);
        this.matrix = matrix;
    }

    /** Evaluates a fresh draw at x. */
    void evaluate(Draws<? extends HessianSample> draws, double[] x) {
        Require.length("x", x, gradient.length);
        HessianSample sample = draws.draw();
        sample.valueAndGradient(x, gradient);
        Require.finite("gradient", gradient);
        sample.hessian(x, evaluated);
        factorizeIfChanged();
    }

    /** A quadratic objective has the same Hessian at every step; comparing n² numbers is cheap compared to n³/3 products. */
    private void factorizeIfChanged() {
        if (!isFactorized || !Arrays.equals(evaluated.data, hessian.data)) {
            Require.finite("hessian", evaluated.data);
            System.arraycopy(evaluated.data, 0, hessian.data, 0, hessian.data.length);
            decomposition.decompose(matrix.apply(hessian));
            isFactorized = true;
        }
    }

    R064Store gradient() {
        return column;
    }

    R064Store hessian() {
        return hessian;
    }

    /** x ← x − M⁻¹ v with M the matrix; x stays if M is singular, which is an error. */
    void subtractSolution(R064Store v, double[] x) {
        decomposition.getSolution(v, solution);
        Require.finite("step", solution.data);
        for (int i = 0; i < x.length; i++) {
            x[i] -= solution.data[i];
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        visitor.array(hessian.data);
        // The Hessian may have been overwritten.
        isFactorized = false;
    }
}
