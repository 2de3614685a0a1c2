package org.lodo.baselines;

import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.optimizer.Optimizer;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.ojalgo.matrix.store.R064Store;

/**
 * The method of Levenberg (1944) and Marquardt (1963) with the Hessian instead of the Jacobian, as in the LODO
 * reference: x ← x − (H² + λ diag(H²))⁻¹ H g, with the Hessian H and the gradient g of one draw. λ is
 * fixed. Where H is not positive definite the step may go uphill. A variable that the draw does not depend on does not move.
 */
public final class LevenbergMarquardt implements Optimizer<HessianSample>, Stateful {

    private final HessianSolver solver;
    private final R064Store product;

    /**
     * @param dimension n, at least 1
     * @param config hyper-parameters
     */
    public LevenbergMarquardt(int dimension, LevenbergMarquardtConfig config) {
        R064Store square = R064Store.FACTORY.make(dimension, dimension);
        solver = new HessianSolver(dimension, hessian -> damp(hessian, config.damping(), square));
        product = R064Store.FACTORY.make(dimension, 1);
    }

    private static R064Store damp(R064Store hessian, double damping, R064Store square) {
        square.fillByMultiplying(hessian, hessian);
        for (int i = 0; i < square.getRowDim(); i++) {
            double entry = square.doubleValue(i, i);
            // A zero row of H, as of a variable that the draw does not depend on, has no scale: any will do.
            square.set(i, i, entry == 0 ? 1 : entry * (1 + damping));
        }
        return square;
    }

    @Override
    public void step(Draws<? extends HessianSample> draws, double[] x) {
        solver.evaluate(draws, x);
        product.fillByMultiplying(solver.hessian(), solver.gradient());
        solver.subtractSolution(product, x);
    }

    @Override
    public void visitState(StateVisitor visitor) {
        solver.visitState(visitor);
    }
}
