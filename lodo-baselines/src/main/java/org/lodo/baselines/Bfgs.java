package org.lodo.baselines;

import java.util.Arrays;
import org.lodo.kernel.Vectors;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.Step;
import org.lodo.state.StateVisitor;
import org.lodo.validation.Require;
import org.ojalgo.matrix.store.R064Store;

/**
 * BFGS without a line search, on successive draws (Nocedal and Wright, Numerical Optimization, 2nd edition, equation
 * 6.17, for the update):
 *
 * <pre>
 * B ← (I − s yᵀ/sᵀy) B (I − y sᵀ/sᵀy) + s sᵀ/sᵀy,   y = g − the gradient of the previous draw, s = the step between them
 * x ← x − η B g
 * </pre>
 *
 * <p>The sign of the curvature sᵀy is not checked. The noise of two different draws enters y in full, so on noisy objectives
 * the method diverges or stalls, and that is what studies report.
 */
public final class Bfgs implements Optimizer<Sample>, Step {

    /** With more variables the inverse Hessian would take more than 800 MB. */
    private static final int MAX_VARIABLES = 10_000;

    private final BfgsConfig config;
    private final R064Store inverseHessian;
    private final double[] drawn;
    private final double[] previous;
    private final double[] step;
    private final double[] change;
    private final double[] product;
    private long steps;

    /**
     * @param dimension n, from 1 to 10,000; memory grows with n²
     * @param config hyper-parameters
     */
    public Bfgs(int dimension, BfgsConfig config) {
        this.config = config;
        drawn = new double[Require.between("dimension", dimension, 1, MAX_VARIABLES)];
        previous = new double[dimension];
        step = new double[dimension];
        change = new double[dimension];
        product = new double[dimension];
        inverseHessian = R064Store.FACTORY.make(dimension, dimension);
        for (int i = 0; i < dimension; i++) {
            inverseHessian.set(i, i, config.initialScale());
        }
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
        for (int i = 0; i < change.length; i++) {
            change[i] = gradient[i] - previous[i];
            previous[i] = gradient[i];
        }
        if (steps > 0) {
            update();
        }
        steps++;
        multiply(gradient, product);
        for (int i = 0; i < x.length; i++) {
            step[i] = -config.learningRate() * product[i];
            x[i] += step[i];
        }
    }

    /** Expanded, the update adds ((1 + yᵀBy/sᵀy) s sᵀ − s (By)ᵀ − (By) sᵀ) / sᵀy. */
    private void update() {
        double curvature = Vectors.dot(step, change);
        if (curvature == 0) {
            // A step of length zero carries no information.
            return;
        }
        multiply(change, product);
        double ofSquare = (1 + Vectors.dot(change, product) / curvature) / curvature;
        int n = step.length;
        double[] matrix = inverseHessian.data;
        for (int column = 0; column < n; column++) {
            double ofStep = ofSquare * step[column] - product[column] / curvature;
            double ofProduct = -step[column] / curvature;
            int offset = column * n;
            for (int row = 0; row < n; row++) {
                matrix[offset + row] =
                        Math.fma(ofStep, step[row], Math.fma(ofProduct, product[row], matrix[offset + row]));
            }
        }
    }

    /** out ← B v. */
    private void multiply(double[] v, double[] out) {
        int n = v.length;
        double[] matrix = inverseHessian.data;
        Arrays.fill(out, 0);
        for (int column = 0; column < n; column++) {
            double factor = v[column];
            int offset = column * n;
            for (int row = 0; row < n; row++) {
                out[row] = Math.fma(factor, matrix[offset + row], out[row]);
            }
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        visitor.array(inverseHessian.data);
        visitor.array(previous);
        visitor.array(step);
        steps = visitor.number(steps);
    }
}
