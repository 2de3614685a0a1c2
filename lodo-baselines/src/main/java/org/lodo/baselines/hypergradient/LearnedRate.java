package org.lodo.baselines.hypergradient;

import java.util.Arrays;
import org.lodo.kernel.Vectors;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Adam;
import org.lodo.optimizer.AdamConfig;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.Step;
import org.lodo.optimizer.UpdateRule;
import org.lodo.state.StateVisitor;
import org.lodo.validation.Require;

/**
 * Hypergradient descent (Baydin, Cornish, Rubio, Schmidt and Wood, 2018, arXiv 1703.04782, algorithms 4 to 6): an update rule
 * whose learning rate η is trained on the gradient of the next loss. With u the direction of the rule, that is its step at
 * learning rate 1, and 0 before the first step:
 *
 * <pre>
 * η ← η + κ gᵀu
 * u ← direction for g
 * x ← x − η u
 * </pre>
 *
 * <p>As in the authors' code, the whole direction enters the hypergradient, momentum included; η may become negative and is
 * not clipped.
 */
public final class LearnedRate implements Optimizer<Sample>, Step {

    private final UpdateRule rule;
    private final double hyperLearningRate;
    private final double[] drawn;
    /** −u. */
    private final double[] descent;
    /** η, as an array so that it is visited with the state. */
    private final double[] rate;

    private LearnedRate(int dimension, UpdateRule rule, double learningRate, double hyperLearningRate) {
        this.rule = rule;
        this.hyperLearningRate = hyperLearningRate;
        drawn = new double[dimension];
        descent = new double[dimension];
        rate = new double[] {learningRate};
    }

    /**
     * Gradient descent with a learned rate.
     *
     * @param dimension n, at least 1
     * @param config hyper-parameters
     * @return the optimizer
     */
    public static LearnedRate sgd(int dimension, SgdHdConfig config) {
        Require.atLeast("dimension", dimension, 1);
        UpdateRule rule = new MomentumDirection(config.momentum(), config.nesterov(), dimension);
        return new LearnedRate(dimension, rule, config.learningRate(), config.hyperLearningRate());
    }

    /**
     * Adam with a learned rate.
     *
     * @param dimension n, at least 1
     * @param config hyper-parameters
     * @return the optimizer
     */
    public static LearnedRate adam(int dimension, AdamHdConfig config) {
        Require.atLeast("dimension", dimension, 1);
        UpdateRule rule = new Adam(new AdamConfig(1, config.beta1(), config.beta2(), config.epsilon()), dimension);
        return new LearnedRate(dimension, rule, config.learningRate(), config.hyperLearningRate());
    }

    @Override
    public void step(Draws<? extends Sample> draws, double[] x) {
        Require.length("x", x, drawn.length);
        draws.draw().valueAndGradient(x, drawn);
        step(drawn, x);
    }

    @Override
    public void step(double[] gradient, double[] x) {
        Require.gradientAt(gradient, x, drawn.length);
        rate[0] -= hyperLearningRate * Vectors.dot(gradient, descent);
        Arrays.fill(descent, 0);
        rule.beginStep();
        rule.update(0, gradient, descent, 0, descent.length);
        Vectors.addScaled(rate[0], descent, x);
    }

    @Override
    public void visitState(StateVisitor visitor) {
        rule.visitState(visitor);
        visitor.array(descent);
        visitor.array(rate);
    }
}
