package org.lodo.baselines.parameterfree;

import org.lodo.kernel.Vectors;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;

/**
 * Gradient descent with a stochastic Polyak step size (Loizou, Vaswani, Laradji and Lacoste-Julien, 2021, arXiv 2002.10542,
 * SPS_max), as in the authors' code, for draws whose smallest loss is 0:
 *
 * <pre>
 * p ← f/(c ‖g‖² + ε)
 * η ← min(p, η_max), or with smoothing over N steps min(γ^(1/N) η, p)
 * x ← x − η g
 * </pre>
 *
 * <p>Where ‖g‖ &lt; 1e-8 the point does not move and η becomes 0, as in the code; with smoothing it then stays 0. A draw whose loss is
 * not positive takes no step and leaves η as it is: its smallest loss is not 0. The authors' code makes no step there without
 * smoothing either; with it, η would become negative for good.
 */
public final class Polyak implements Optimizer<Sample>, Stateful {

    private static final double MIN_GRADIENT = 1e-8;

    private final PolyakConfig config;
    private final double growth;
    private final double[] gradient;
    /** η, as an array so that it is visited with the state. */
    private final double[] rate;

    /**
     * @param dimension n, at least 1
     * @param config hyper-parameters
     */
    public Polyak(int dimension, PolyakConfig config) {
        this.config = config;
        growth = config.smoothingSteps() == 0 ? 1 : StrictMath.pow(config.gamma(), 1.0 / config.smoothingSteps());
        gradient = new double[Require.atLeast("dimension", dimension, 1)];
        rate = new double[] {config.initialStep()};
    }

    @Override
    public void step(Draws<? extends Sample> draws, double[] x) {
        Require.length("x", x, gradient.length);
        double loss = draws.draw().valueAndGradient(x, gradient);
        Require.finite("gradient", gradient);
        if (!(loss > 0)) {
            return;
        }
        double square = Vectors.dot(gradient, gradient);
        if (Math.sqrt(square) < MIN_GRADIENT) {
            rate[0] = 0;
            return;
        }
        double polyak = loss / (config.c() * square + config.epsilon());
        rate[0] =
                config.smoothingSteps() == 0 ? Math.min(polyak, config.maxStep()) : Math.min(growth * rate[0], polyak);
        Vectors.addScaled(-rate[0], gradient, x);
    }

    @Override
    public void visitState(StateVisitor visitor) {
        visitor.array(rate);
    }
}
