package org.lodo.bench.suite;

import java.util.Arrays;
import org.lodo.baselines.Lbfgs;
import org.lodo.baselines.LbfgsConfig;
import org.lodo.objective.Sample;
import org.lodo.optimizer.UpdateRule;
import org.lodo.parallel.Workers;
import org.lodo.preconditioner.Preconditioner;
import org.lodo.state.StateVisitor;
import org.ojalgo.matrix.store.R064Store;

/**
 * The best fit of a preconditioner to a given inverse Hessian: θ minimizes ½ ‖I − G(θ)H‖²_F by L-BFGS, without noise. What is
 * left is what the structure of G cannot represent, as far as the search finds its minimum. The gradient is that of
 * Σ_j uᵀ G(θ) v over the columns j, with v = H e_j and u = −(I − GH) e_j held constant.
 */
final class InverseFit implements Sample {

    /**
     * Steps of the search. It has not converged by then: on the paper's bowl the loss of the fit of LODO's chain goes on falling,
     * from 1.07 above the best possible one to 0.35 after ten times as many. So what a fit cannot represent is an upper bound.
     */
    static final int STEPS = 300;

    private final Preconditioner fitted;
    private final double[][] columns;
    private final double[] residual;
    private final Accumulator accumulator;

    private InverseFit(Preconditioner fitted, R064Store hessian) {
        this.fitted = fitted;
        int n = fitted.dimension();
        columns = new double[n][];
        for (int j = 0; j < n; j++) {
            columns[j] = Arrays.copyOfRange(hessian.data, j * n, (j + 1) * n);
        }
        residual = new double[n];
        accumulator = new Accumulator(fitted.parameterSizes());
    }

    /**
     * Fits a copy, starting from the current parameters.
     *
     * @param trained G, which is not changed
     * @param hessian H
     * @param steps of the search
     * @return the fitted copy
     */
    static Preconditioner of(Preconditioner trained, R064Store hessian, int steps) {
        Preconditioner copy = trained.canonicalForm().toPreconditioner(Workers.serial());
        InverseFit objective = new InverseFit(copy, hessian);
        double[] theta = objective.parameters();
        if (theta.length > 0) {
            Lbfgs search = new Lbfgs(theta.length, LbfgsConfig.defaults());
            for (int step = 0; step < steps; step++) {
                search.step(() -> objective, theta);
            }
            objective.setParameters(theta);
        }
        return copy;
    }

    @Override
    public double valueAndGradient(double[] theta, double[] gradient) {
        setParameters(theta);
        accumulator.clear();
        double value = 0;
        for (int j = 0; j < columns.length; j++) {
            fitted.apply(columns[j], residual);
            residual[j] -= 1;
            for (double entry : residual) {
                value += 0.5 * entry * entry;
            }
            fitted.learn(residual, columns[j], 1, accumulator);
        }
        accumulator.copyTo(gradient);
        return value;
    }

    private double[] parameters() {
        return fitted.parameters().stream()
                .flatMapToDouble(store -> Arrays.stream(store.data))
                .toArray();
    }

    private void setParameters(double[] theta) {
        fitted.visitState(new StateVisitor() {
            private int next;

            @Override
            public void array(double[] values) {
                System.arraycopy(theta, next, values, 0, values.length);
                next += values.length;
            }

            @Override
            public long number(long value) {
                return value;
            }
        });
    }

    /** Adds up gradients and leaves parameters as they are. */
    private static final class Accumulator implements UpdateRule {
        private final double[][] sums;

        Accumulator(int... sizes) {
            sums = new double[sizes.length][];
            for (int group = 0; group < sizes.length; group++) {
                sums[group] = new double[sizes[group]];
            }
        }

        void clear() {
            for (double[] sum : sums) {
                Arrays.fill(sum, 0);
            }
        }

        void copyTo(double[] gradient) {
            int next = 0;
            for (double[] sum : sums) {
                System.arraycopy(sum, 0, gradient, next, sum.length);
                next += sum.length;
            }
        }

        @Override
        public void beginStep() {
            // Sums go on until they are cleared.
        }

        @Override
        public void update(int group, double[] gradient, double[] parameters, int from, int to) {
            double[] sum = sums[group];
            for (int i = from; i < to; i++) {
                sum[i] += gradient[i];
            }
        }

        @Override
        public void visitState(StateVisitor visitor) {
            // Not saved: a fit is not interrupted.
        }
    }
}
