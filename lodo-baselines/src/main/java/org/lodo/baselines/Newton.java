package org.lodo.baselines;

import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.optimizer.Optimizer;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;

/**
 * Newton's method: x ← x − H⁻¹ g, with the Hessian H and the gradient g of one draw. On the noisy bowl it is the best
 * possible optimizer. A step has full length and goes uphill where H is not positive definite; where H is singular it is
 * rejected.
 */
public final class Newton implements Optimizer<HessianSample>, Stateful {

    private final HessianSolver solver;

    /**
     * @param dimension n, at least 1
     */
    public Newton(int dimension) {
        solver = new HessianSolver(dimension, hessian -> hessian);
    }

    @Override
    public void step(Draws<? extends HessianSample> draws, double[] x) {
        solver.evaluate(draws, x);
        solver.subtractSolution(solver.gradient(), x);
    }

    @Override
    public void visitState(StateVisitor visitor) {
        solver.visitState(visitor);
    }
}
