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
 * Preconditioned stochastic gradient descent with a dense preconditioner P = QᵀQ, fitted online to pairs (v, h = H v) so that
 * E(hᵀP h + vᵀP⁻¹v) falls (Li, 2015, arXiv 1512.04202), in the form of the author's {@code DenseNewton}. Each step evaluates the
 * gradient, fits Q to a pair of the same draw, and moves by the new P:
 *
 * <pre>
 * a = Q h, b = Q⁻ᵀv for EQ;   a = QᵀQ h, b = v otherwise
 * ℓ ← max(β_L ℓ + (1 − β_L) e, e),   e = ‖a‖² + ‖b‖²
 * E = (γ/ℓ)(a aᵀ − b bᵀ)                moves Q as {@link PsgdDenseConfig.Geometry} says
 * x ← x − η P m,                        m = g, or its average with momentum; P m clipped to norm c
 * </pre>
 *
 * <p>A step costs a gradient and a Hessian-vector product, and about 8 n² operations; with the rotation of the default geometry,
 * 4 n³ more.
 */
public final class PsgdDense implements Optimizer<CurvatureSample>, Stateful {

    /** With more variables the matrices would take more than 800 MB each. */
    private static final int MAX_VARIABLES = 10_000;

    private final PsgdDenseConfig config;
    private final RandomSource random;
    private final PairSource pairs;
    private final DenseFactor factor;
    private final GradientAverage average;
    private final double[] gradient;
    private final double[] direction;
    private long steps;

    /**
     * @param dimension n, from 1 to 10,000; memory grows with n²
     * @param config hyper-parameters
     * @param random the source of v, of the noise that damps h, and of the rotation's vectors, in this order in each step
     */
    public PsgdDense(int dimension, PsgdDenseConfig config, RandomSource random) {
        this.config = config;
        this.random = random;
        gradient = new double[Require.between("dimension", dimension, 1, MAX_VARIABLES)];
        direction = new double[dimension];
        pairs = new PairSource(dimension, config.damping(), random);
        factor = new DenseFactor(config.geometry(), dimension);
        average = new GradientAverage(config.momentum(), dimension);
    }

    @Override
    public void step(Draws<? extends CurvatureSample> draws, double[] x) {
        Require.length("x", x, gradient.length);
        CurvatureSample sample = draws.draw();
        sample.valueAndGradient(x, gradient);
        Require.finite("gradient", gradient);
        pairs.drawNewton(sample, x);
        if (steps == 0) {
            factor.setScale(config.initialScale() > 0 ? config.initialScale() : pairs.newtonScale());
        }
        steps++;
        pairs.damp();
        factor.learn(pairs.v(), pairs.h(), config.preconditionerLearningRate(), config.smoothnessDecay(), random);
        factor.precondition(average.add(gradient, steps), direction);
        double norm = Vectors.norm(direction);
        double rate = norm > config.clip() ? config.learningRate() * config.clip() / norm : config.learningRate();
        Vectors.addScaled(-rate, direction, x);
    }

    /**
     * The preconditioner after the last step.
     *
     * @param i a row, from 0
     * @param j a column, from 0
     * @return the entry of P = QᵀQ
     */
    public double preconditioner(int i, int j) {
        return factor.preconditioner(i, j);
    }

    @Override
    public void visitState(StateVisitor visitor) {
        pairs.visitState(visitor);
        factor.visitState(visitor);
        average.visitState(visitor);
        steps = visitor.number(steps);
    }
}
