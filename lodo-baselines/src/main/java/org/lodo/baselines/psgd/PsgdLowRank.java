package org.lodo.baselines.psgd;

import org.lodo.kernel.Vectors;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.Draws;
import org.lodo.optimizer.Optimizer;
import org.lodo.random.RandomSource;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;

/**
 * Preconditioned stochastic gradient descent with a diagonal plus a low-rank factor, fitted to pairs of a random vector and its
 * product with the Hessian (Pooladzandi and Li, 2024, arXiv 2402.11858), in the form of the author's {@code LRANewton}. Each step
 * evaluates the gradient, fits the factor ({@link LowRankFactor}) to a pair of the same draw, and moves by the new P = QᵀQ:
 *
 * <pre>
 * x ← x − η P m,   m = g, or its average with momentum; P m clipped to norm c
 * </pre>
 *
 * <p>A step costs a gradient and a Hessian-vector product.
 */
public final class PsgdLowRank implements Optimizer<CurvatureSample>, Stateful {

    private final PsgdLowRankConfig config;
    private final RandomSource random;
    private final LowRankFactor factor;
    private final PairSource pairs;
    private final GradientAverage average;
    private final double[] gradient;
    private final double[] direction;
    private long steps;

    /**
     * @param dimension n, at least 1
     * @param config hyper-parameters
     * @param random the source of U and V, and in each step of v, of the noise that damps h, and of the coin that chooses
     *     between U and V
     */
    public PsgdLowRank(int dimension, PsgdLowRankConfig config, RandomSource random) {
        this.config = config;
        this.random = random;
        gradient = new double[Require.atLeast("dimension", dimension, 1)];
        direction = new double[dimension];
        factor = new LowRankFactor(dimension, Math.min(config.rank(), dimension), random);
        pairs = new PairSource(dimension, config.damping(), random);
        average = new GradientAverage(config.momentum(), dimension);
    }

    @Override
    public void step(Draws<? extends CurvatureSample> draws, double[] x) {
        Require.length("x", x, gradient.length);
        CurvatureSample sample = draws.draw();
        sample.valueAndGradient(x, gradient);
        Require.finite("gradient", gradient);
        pairs.drawNewton(sample, x);
        boolean updatesU = random.nextDouble() < 0.5;
        if (steps == 0) {
            factor.setScale(config.initialScale() > 0 ? config.initialScale() : pairs.newtonScale());
        }
        steps++;
        pairs.damp();
        factor.learn(pairs.v(), pairs.h(), config.preconditionerLearningRate(), config.smoothnessDecay(), updatesU);
        factor.precondition(average.add(gradient, steps), direction);
        double norm = Vectors.norm(direction);
        double rate = norm > config.clip() ? config.learningRate() * config.clip() / norm : config.learningRate();
        Vectors.addScaled(-rate, direction, x);
    }

    /**
     * Applies the preconditioner of the last step.
     *
     * @param v a vector of n entries, read only
     * @param out overwritten with P v; another array than {@code v}
     */
    public void precondition(double[] v, double[] out) {
        factor.precondition(v, out);
    }

    @Override
    public void visitState(StateVisitor visitor) {
        pairs.visitState(visitor);
        factor.visitState(visitor);
        average.visitState(visitor);
        steps = visitor.number(steps);
    }
}
