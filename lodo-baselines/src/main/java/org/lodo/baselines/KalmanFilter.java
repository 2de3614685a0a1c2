package org.lodo.baselines;

import java.util.Arrays;
import org.lodo.kernel.Columns;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.objective.LinearGaussian;
import org.lodo.optimizer.Optimizer;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.R064Store;

/**
 * The exact Kalman filter (Kalman, 1960) of a {@link LinearGaussian} problem: the point is always the mean of the minimum given
 * all gradients, so that no method that sees only gradients has a smaller mean loss at any draw. It knows H and all variances. In
 * the eigenbasis of H, with P_i the variance of the minimum before the draw:
 *
 * <pre>
 * x ← x − Q diag(K) Qᵀ g,   K_i = P_i λ_i / (P_i λ_i² + r)
 * P_i ← P_i r / (P_i λ_i² + r) + q
 * </pre>
 *
 * <p>The mean loss at a draw is ½ Σ λ_i P_i; without noise, r = 0, the filter is Newton's method.
 */
public final class KalmanFilter implements Optimizer<HessianSample>, Stateful {

    private final LinearGaussian problem;
    private final double[] variances;
    private final double[] gradient;
    private final double[] rotated;
    private final double[] step;
    /** The eigenvectors of H as columns, those of their transpose, and the eigenvalues, after the first draw. */
    private final double[][] vectors;

    private final double[][] transposed;
    private final double[] eigenvalues;
    private long steps;

    /**
     * @param dimension n, at least 1
     * @param problem the variances, which stay the same
     */
    public KalmanFilter(int dimension, LinearGaussian problem) {
        this.problem = problem;
        variances = new double[Require.atLeast("dimension", dimension, 1)];
        gradient = new double[dimension];
        rotated = new double[dimension];
        step = new double[dimension];
        vectors = new double[dimension][dimension];
        transposed = new double[dimension][dimension];
        eigenvalues = new double[dimension];
        Arrays.fill(variances, problem.startVariance() + problem.stepVariance());
    }

    @Override
    public void step(Draws<? extends HessianSample> draws, double[] x) {
        Require.length("x", x, gradient.length);
        HessianSample sample = draws.draw();
        sample.valueAndGradient(x, gradient);
        Require.finite("gradient", gradient);
        if (steps == 0) {
            decompose(sample, x);
        }
        steps++;
        Columns.multiply(transposed, gradient, rotated);
        double noise = problem.noiseVariance();
        for (int i = 0; i < rotated.length; i++) {
            double curvature = eigenvalues[i];
            double observed = variances[i] * curvature * curvature + noise;
            double factor = observed > 0 ? 1 / observed : 0;
            rotated[i] *= factor * variances[i] * curvature;
            variances[i] = factor * variances[i] * noise + problem.stepVariance();
        }
        Columns.multiply(vectors, rotated, step);
        for (int i = 0; i < x.length; i++) {
            x[i] -= step[i];
        }
    }

    private void decompose(HessianSample sample, double[] x) {
        int n = x.length;
        R064Store hessian = R064Store.FACTORY.make(n, n);
        sample.hessian(x, hessian);
        Require.finite("hessian", hessian.data);
        Eigenvalue<Double> decomposition = Eigenvalue.R064.make(hessian, true);
        decomposition.decompose(hessian);
        for (int i = 0; i < n; i++) {
            eigenvalues[i] = decomposition.getD().doubleValue(i, i);
            for (int j = 0; j < n; j++) {
                double entry = decomposition.getV().doubleValue(i, j);
                vectors[j][i] = entry;
                transposed[i][j] = entry;
            }
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        for (double[] column : vectors) {
            visitor.array(column);
        }
        for (double[] column : transposed) {
            visitor.array(column);
        }
        visitor.array(eigenvalues);
        visitor.array(variances);
        steps = visitor.number(steps);
    }
}
