package org.lodo.baselines.hypergradient;

import org.lodo.optimizer.UpdateRule;
import org.lodo.state.StateVisitor;

/**
 * The direction of gradient descent with momentum, at learning rate 1:
 *
 * <pre>
 * a ← μ a + g
 * x ← x − a,   or x − (g + μ a) with Nesterov's momentum
 * </pre>
 */
final class MomentumDirection implements UpdateRule {

    private final double momentum;
    private final boolean nesterov;
    private final double[] sum;

    MomentumDirection(double momentum, boolean nesterov, int dimension) {
        this.momentum = momentum;
        this.nesterov = nesterov;
        sum = new double[dimension];
    }

    @Override
    public void beginStep() {
        // Nothing depends on the number of the step.
    }

    @Override
    public void update(int group, double[] gradient, double[] parameters, int from, int to) {
        for (int i = from; i < to; i++) {
            double g = gradient[i];
            double a = Math.fma(momentum, sum[i], g);
            sum[i] = a;
            parameters[i] -= nesterov ? Math.fma(momentum, a, g) : a;
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        visitor.array(sum);
    }
}
