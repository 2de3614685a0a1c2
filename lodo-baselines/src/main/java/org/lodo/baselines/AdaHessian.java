package org.lodo.baselines;

import org.lodo.kernel.Vectors;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.Draws;
import org.lodo.optimizer.Optimizer;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;

/**
 * AdaHessian (Yao, Gholami, Shen, Mustafa, Keutzer and Mahoney, 2021), Adam with Hutchinson's estimate of the Hessian's
 * diagonal instead of the gradient under the root, without spatial averaging and without the ε beside the root of the authors'
 * code, as in the LODO reference:
 *
 * <pre>
 * D = z ∘ H z,   z of independent random signs
 * m ← β₁ m + (1 − β₁) g
 * v ← β₂ v + (1 − β₂) D²
 * x ← x − η m̂ / √v̂,   m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ), t = 1, 2, …
 * </pre>
 *
 * <p>A variable whose estimated curvature has always been zero does not move. A step costs a gradient and a Hessian-vector
 * product.
 */
public final class AdaHessian implements Optimizer<CurvatureSample>, Stateful {

    private final AdaHessianConfig config;
    private final RandomStream random;
    /** Generates the signs of a step; {@link #random} catches up once the step can no longer be rejected. */
    private final RandomStream ahead;

    private final double[] gradient;
    private final double[] signs;
    private final double[] product;
    private final double[] mean;
    private final double[] square;
    private long steps;

    /**
     * @param dimension n, at least 1
     * @param config hyper-parameters
     * @param seed of the signs z
     */
    public AdaHessian(int dimension, AdaHessianConfig config, long seed) {
        this.config = config;
        random = new RandomStream(seed);
        ahead = new RandomStream(seed);
        gradient = new double[Require.atLeast("dimension", dimension, 1)];
        signs = new double[dimension];
        product = new double[dimension];
        mean = new double[dimension];
        square = new double[dimension];
    }

    @Override
    public void step(Draws<? extends CurvatureSample> draws, double[] x) {
        Require.length("x", x, gradient.length);
        CurvatureSample sample = draws.draw();
        sample.valueAndGradient(x, gradient);
        Require.finite("gradient", gradient);
        ahead.continueFrom(random);
        drawSigns();
        sample.hessianVector(x, signs, product);
        Require.finite("hessianVector", product);
        random.continueFrom(ahead);
        steps++;
        // z² = 1, so D² is the square of H z.
        Vectors.combine(config.beta1(), mean, 1 - config.beta1(), gradient);
        averageSquares(config.beta2(), square, product);
        double t = (double) steps;
        double rate = config.learningRate()
                * Math.sqrt(1 - StrictMath.pow(config.beta2(), t))
                / (1 - StrictMath.pow(config.beta1(), t));
        for (int i = 0; i < x.length; i++) {
            x[i] -= square[i] == 0 ? 0 : rate * mean[i] / Math.sqrt(square[i]);
        }
    }

    private void drawSigns() {
        long bits = 0;
        for (int i = 0; i < signs.length; i++) {
            bits = i % Long.SIZE == 0 ? ahead.nextLong() : bits >>> 1;
            signs[i] = (bits & 1) == 0 ? -1 : 1;
        }
    }

    private static void averageSquares(double decay, double[] average, double[] values) {
        double rest = 1 - decay;
        for (int i = 0; i < average.length; i++) {
            average[i] = Math.fma(decay, average[i], rest * values[i] * values[i]);
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        random.visitState(visitor);
        visitor.array(mean);
        visitor.array(square);
        steps = visitor.number(steps);
    }
}
