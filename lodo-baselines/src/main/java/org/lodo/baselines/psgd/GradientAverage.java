package org.lodo.baselines.psgd;

import org.lodo.kernel.Vectors;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;

/** An average of gradients that starts with the first: m ← β m + (1 − β) g, β = min((t − 1)/t, μ). With μ = 0 it is g itself. */
final class GradientAverage implements Stateful {

    private final double momentum;
    private final double[] mean;

    GradientAverage(double momentum, int dimension) {
        this.momentum = momentum;
        mean = new double[momentum > 0 ? dimension : 0];
    }

    /**
     * @param gradient g
     * @param step t, from 1
     * @return the average, valid until the next call
     */
    double[] add(double[] gradient, long step) {
        if (momentum == 0) {
            return gradient;
        }
        double beta = Math.min((step - 1.0) / step, momentum);
        Vectors.combine(beta, mean, 1 - beta, gradient);
        return mean;
    }

    @Override
    public void visitState(StateVisitor visitor) {
        visitor.array(mean);
    }
}
