package org.lodo;

import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.optimizer.MetaLearner;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.Sgd;
import org.lodo.preconditioner.DensePreconditioner;
import org.lodo.preconditioner.ErrorModes;
import org.lodo.preconditioner.Preconditioned;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;
import org.ojalgo.matrix.store.R064Store;

/**
 * LODO with a free dense G and gradient descent as the meta rule, which before its first step sets G so that every mode of
 * I − GH in the eigenbasis of H equals a given error. From there the decay of each mode can be measured and compared with the
 * theory of {@link ErrorModes}. It needs the Hessian once, of the first draw.
 */
public final class NearInverseLodo implements Optimizer<HessianSample>, Preconditioned, MetaLearner, Stateful {

    private final NearInverseConfig config;
    private final DensePreconditioner preconditioner;
    private final Lodo lodo;
    private boolean isStarted;

    /**
     * @param dimension n, at least 1
     * @param config hyper-parameters
     */
    public NearInverseLodo(int dimension, NearInverseConfig config) {
        this.config = config;
        preconditioner = new DensePreconditioner(dimension, 1, false);
        lodo = new Lodo(preconditioner, 0, sizes -> new Sgd(config.metaLearningRate()));
    }

    @Override
    public void step(Draws<? extends HessianSample> draws, double[] x) {
        if (isStarted) {
            lodo.step(draws, x);
            return;
        }
        int n = preconditioner.dimension();
        Require.length("x", x, n);
        HessianSample sample = draws.draw();
        double[] gradient = new double[n];
        sample.valueAndGradient(x, gradient);
        Require.finite("gradient", gradient);
        R064Store hessian = R064Store.FACTORY.make(n, n);
        sample.hessian(x, hessian);
        Require.finite("hessian", hessian.data);
        preconditioner.set(ErrorModes.withError(hessian, config.initialError()));
        isStarted = true;
        lodo.step(() -> sample, x);
    }

    /**
     * @return e, the size of every mode at the start
     */
    public double initialError() {
        return config.initialError();
    }

    @Override
    public DensePreconditioner preconditioner() {
        return preconditioner;
    }

    @Override
    public long metaGradients() {
        return lodo.metaGradients();
    }

    @Override
    public void visitState(StateVisitor visitor) {
        lodo.visitState(visitor);
        isStarted = visitor.number(isStarted ? 1 : 0) != 0;
    }
}
