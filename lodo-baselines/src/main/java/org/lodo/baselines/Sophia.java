package org.lodo.baselines;

import org.lodo.kernel.Vectors;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.Draws;
import org.lodo.optimizer.Optimizer;
import org.lodo.random.RandomCheckpoint;
import org.lodo.random.RandomSource;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.NonFiniteException;
import org.lodo.validation.Require;

/**
 * Sophia-H (Liu, Li, Hall, Liang and Ma, 2023, arXiv 2305.14342, algorithms 1 and 3): momentum divided by Hutchinson's estimate of
 * the Hessian's diagonal, cut off entry by entry.
 *
 * <pre>
 * every p steps, the first included:  z ~ N(0, I);  c ← β₂ c + (1 − β₂) z∘H z
 * m ← β₁ m + (1 − β₁) g
 * x ← x − η clip(m/(γ max(c, ε)), −1, 1)
 * </pre>
 *
 * <p>There is no bias correction. The paper has max(γ c, ε); this follows the implementation in pytorch_optimizer, but with the
 * product of the current step.
 */
public final class Sophia implements Optimizer<CurvatureSample>, Stateful {

    private final SophiaConfig config;
    private final RandomSource random;
    private final RandomCheckpoint checkpoint;
    private final double[] gradient;
    private final double[] probe;
    private final double[] product;
    private final double[] mean;
    private final double[] curvature;
    private long steps;

    /**
     * @param dimension n, at least 1
     * @param config hyper-parameters
     * @param random the source of z
     */
    public Sophia(int dimension, SophiaConfig config, RandomSource random) {
        this.config = config;
        this.random = random;
        checkpoint = new RandomCheckpoint(random);
        gradient = new double[Require.atLeast("dimension", dimension, 1)];
        probe = new double[dimension];
        product = new double[dimension];
        mean = new double[dimension];
        curvature = new double[dimension];
    }

    @Override
    public void step(Draws<? extends CurvatureSample> draws, double[] x) {
        Require.length("x", x, gradient.length);
        CurvatureSample sample = draws.draw();
        sample.valueAndGradient(x, gradient);
        Require.finite("gradient", gradient);
        if (steps % config.period() == 0) {
            estimateCurvature(sample, x);
        }
        steps++;
        Vectors.combine(config.beta1(), mean, 1 - config.beta1(), gradient);
        double gamma = config.gamma();
        double epsilon = config.epsilon();
        for (int i = 0; i < x.length; i++) {
            double ratio = mean[i] / (gamma * Math.max(curvature[i], epsilon));
            x[i] -= config.learningRate() * Math.max(-1, Math.min(1, ratio));
        }
    }

    /** Changes nothing if the product is not finite. */
    private void estimateCurvature(CurvatureSample sample, double[] x) {
        checkpoint.save();
        random.fillGaussian(probe);
        sample.hessianVector(x, probe, product);
        try {
            Require.finite("hessianVector", product);
        } catch (NonFiniteException e) {
            checkpoint.restore();
            throw e;
        }
        double beta2 = config.beta2();
        for (int i = 0; i < x.length; i++) {
            curvature[i] = Math.fma(beta2, curvature[i], (1 - beta2) * probe[i] * product[i]);
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        random.visitState(visitor);
        visitor.array(mean);
        visitor.array(curvature);
        steps = visitor.number(steps);
    }
}
