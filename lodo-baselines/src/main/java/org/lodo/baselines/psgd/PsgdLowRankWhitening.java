package org.lodo.baselines.psgd;

import org.lodo.kernel.Vectors;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.Step;
import org.lodo.random.RandomSource;
import org.lodo.state.StateVisitor;
import org.lodo.validation.Require;

/**
 * {@link PsgdLowRank} without products with the Hessian: the factor is fitted to the gradient itself and a random vector, so that
 * P g becomes white (Pooladzandi and Li, 2024, arXiv 2402.11858), in the form of the author's {@code LRAWhiten}:
 *
 * <pre>
 * x ← x − η clip(P m),   m = g, or its average with momentum
 * </pre>
 *
 * <p>clip scales down to a root mean square of {@code clipMean} and then cuts entries off at ±{@code clipEntry}. The factor is
 * fitted before it is used, the default of the code; the gradient, not its average, is whitened.
 */
public final class PsgdLowRankWhitening implements Optimizer<Sample>, Step {

    private final PsgdWhiteningConfig config;
    private final RandomSource random;
    private final LowRankFactor factor;
    private final PairSource pairs;
    private final GradientAverage average;
    private final double[] drawn;
    private final double[] direction;
    private long steps;

    /**
     * @param dimension n, at least 1
     * @param config hyper-parameters
     * @param random the source of U and V, and in each step of v and of the coin that chooses between U and V
     */
    public PsgdLowRankWhitening(int dimension, PsgdWhiteningConfig config, RandomSource random) {
        this.config = config;
        this.random = random;
        drawn = new double[Require.atLeast("dimension", dimension, 1)];
        direction = new double[dimension];
        factor = new LowRankFactor(dimension, Math.min(config.rank(), dimension), random);
        pairs = new PairSource(dimension, config.damping(), random);
        average = new GradientAverage(config.momentum(), dimension);
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
        pairs.drawWhitening(gradient);
        boolean updatesU = random.nextDouble() < 0.5;
        if (steps == 0) {
            factor.setScale(config.initialScale() > 0 ? config.initialScale() : pairs.whiteningScale());
        }
        steps++;
        pairs.damp();
        factor.learn(pairs.v(), pairs.h(), config.preconditionerLearningRate(), config.smoothnessDecay(), updatesU);
        factor.precondition(average.add(gradient, steps), direction);
        move(x);
    }

    private void move(double[] x) {
        double mean = Vectors.norm(direction) / Math.sqrt(direction.length);
        double scale = mean > config.clipMean() ? config.clipMean() / mean : 1;
        double limit = config.clipEntry();
        double rate = config.learningRate();
        for (int i = 0; i < x.length; i++) {
            x[i] -= rate * Math.max(-limit, Math.min(limit, scale * direction[i]));
        }
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
