package org.lodo.baselines;

import org.lodo.kernel.Vectors;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.Draws;
import org.lodo.optimizer.Optimizer;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;

/**
 * The stochastic quasi-Newton method (Byrd, Hansen, Nocedal and Singer, 2016, arXiv 1401.7020, algorithm 1), whose curvature pairs
 * join averages of points and come from products with the Hessian, as implemented in minSQN:
 *
 * <pre>
 * Σ ← Σ + x;   x ← x − η H g                           H by the two-loop recursion, from sᵀy/yᵀy of the newest pair; H = I without
 * every L steps:  x̄ ← Σ/L;  Σ ← 0;  s ← x̄ − x̄₋;  y ← ∇²F(x̄; ξ') s;  x̄₋ ← x̄
 *     plain:   (s, y) is kept if sᵀy/yᵀy &gt; 2⁻²⁶
 *     damped:  h ← H y;  if sᵀy &lt; 0.2 yᵀh:  θ ← 0.8 yᵀh/(yᵀh − sᵀy),  s ← θ s + (1 − θ) h;  (s, y) is kept
 * </pre>
 *
 * <p>The paper takes y on a larger batch ξ' of its own. Here it is on the step's draw unless {@code freshDraw} is set, because a
 * draw lets a moving minimum move on. The first 2 L steps are those of gradient descent. A step costs a gradient; every L steps a
 * product is added.
 */
public final class Sqn implements Optimizer<CurvatureSample>, Stateful {

    private static final double MIN_SCALE = 0x1p-26;
    private static final double MIN_CURVATURE_SHARE = 0.2;

    private final SqnConfig config;
    private final CurvaturePairs pairs;
    private final double[] gradient;
    private final double[] sum;
    private final double[] average;
    private final double[] previousAverage;
    private final double[] s;
    private final double[] y;
    private final double[] h;
    private long steps;

    /**
     * @param dimension n, at least 1
     * @param config hyper-parameters
     */
    public Sqn(int dimension, SqnConfig config) {
        this.config = config;
        gradient = new double[Require.atLeast("dimension", dimension, 1)];
        pairs = new CurvaturePairs(config.history(), dimension);
        sum = new double[dimension];
        average = new double[dimension];
        previousAverage = new double[dimension];
        s = new double[dimension];
        y = new double[dimension];
        h = new double[dimension];
    }

    @Override
    public void step(Draws<? extends CurvatureSample> draws, double[] x) {
        Require.length("x", x, gradient.length);
        CurvatureSample sample = draws.draw();
        sample.valueAndGradient(x, gradient);
        Require.finite("gradient", gradient);
        boolean completesPeriod = (steps + 1) % config.period() == 0;
        boolean hasPair = completesPeriod && steps + 1 > config.period();
        if (completesPeriod) {
            for (int i = 0; i < x.length; i++) {
                average[i] = (sum[i] + x[i]) / config.period();
                s[i] = average[i] - previousAverage[i];
            }
        }
        if (hasPair) {
            (config.freshDraw() ? draws.draw() : sample).hessianVector(average, s, y);
            Require.finite("hessianVector", y);
        }
        steps++;
        for (int i = 0; i < x.length; i++) {
            sum[i] = completesPeriod ? 0 : sum[i] + x[i];
        }
        precondition(gradient);
        Vectors.addScaled(-config.learningRate(), gradient, x);
        if (completesPeriod) {
            System.arraycopy(average, 0, previousAverage, 0, x.length);
        }
        if (hasPair) {
            addPair();
        }
    }

    /** v ← H v. */
    private void precondition(double[] v) {
        if (!pairs.isEmpty()) {
            pairs.multiply(v, pairs.newestScale());
        }
    }

    private void addPair() {
        double curvature = Vectors.dot(s, y);
        if (config.damped()) {
            damp(curvature);
        } else if (!(curvature / Vectors.dot(y, y) > MIN_SCALE)) {
            return;
        }
        System.arraycopy(s, 0, pairs.nextStep(), 0, s.length);
        System.arraycopy(y, 0, pairs.nextChange(), 0, y.length);
        pairs.add();
    }

    private void damp(double curvature) {
        System.arraycopy(y, 0, h, 0, y.length);
        precondition(h);
        double expected = Vectors.dot(y, h);
        if (curvature < MIN_CURVATURE_SHARE * expected) {
            double theta = (1 - MIN_CURVATURE_SHARE) * expected / (expected - curvature);
            Vectors.combine(theta, s, 1 - theta, h);
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        pairs.visitState(visitor);
        visitor.array(sum);
        visitor.array(previousAverage);
        steps = visitor.number(steps);
    }
}
