package org.lodo.baselines;

import org.lodo.optimizer.UpdateRule;
import org.lodo.state.StateVisitor;

/**
 * RMSprop (Tieleman and Hinton, 2012) with momentum, ε under the root:
 *
 * <pre>
 * r ← ρ r + (1 − ρ) g²
 * a ← μ a + η g / √(r + ε)
 * x ← x − a
 * </pre>
 */
public final class Rmsprop implements UpdateRule {

    private final RmspropConfig config;
    private final double[][] square;
    private final double[][] velocity;

    /**
     * @param config hyper-parameters
     * @param sizes the length of each group of parameters
     */
    public Rmsprop(RmspropConfig config, int... sizes) {
        this.config = config;
        square = Groups.zeros(sizes);
        velocity = Groups.zeros(sizes);
    }

    @Override
    public void beginStep() {
        // Nothing depends on the number of the step.
    }

    @Override
    public void update(int group, double[] gradient, double[] parameters, int from, int to) {
        double[] r = square[group];
        double[] a = velocity[group];
        double rho = config.rho();
        double rest = 1 - rho;
        double mu = config.momentum();
        double rate = config.learningRate();
        double epsilon = config.epsilon();
        for (int i = from; i < to; i++) {
            double g = gradient[i];
            double newSquare = Math.fma(rho, r[i], rest * g * g);
            double newVelocity = Math.fma(mu, a[i], rate * g / Math.sqrt(newSquare + epsilon));
            r[i] = newSquare;
            a[i] = newVelocity;
            parameters[i] -= newVelocity;
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        for (int group = 0; group < square.length; group++) {
            visitor.array(square[group]);
            visitor.array(velocity[group]);
        }
    }
}
