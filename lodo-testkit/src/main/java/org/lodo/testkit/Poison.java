package org.lodo.testkit;

import org.lodo.objective.LeastSquaresSample;
import org.ojalgo.matrix.store.R064Store;

/** A sample with one non-finite entry in some of its gradients or residuals, or in its Hessian or Jacobian. */
final class Poison implements LeastSquaresSample {

    /** Where the non-finite entry is. */
    enum Where {
        /** Every gradient. */
        EVERY_GRADIENT,
        /** Every gradient but the first. */
        LATER_GRADIENTS,
        /** The Hessian and its products with vectors. */
        HESSIAN,
        /** The residuals of every evaluation. */
        EVERY_RESIDUALS,
        /** The residuals of every evaluation but the first. */
        LATER_RESIDUALS,
        /** Products of the Jacobian or its transpose with vectors. */
        JACOBIAN
    }

    private final LeastSquaresSample sample;
    private final Where where;
    private final int entry;
    private final double value;
    private int gradients;
    private int residuals;
    private boolean given;

    Poison(LeastSquaresSample sample, Where where, int entry, double value) {
        this.sample = sample;
        this.where = where;
        this.entry = entry;
        this.value = value;
    }

    /** Whether a non-finite entry was returned. */
    boolean given() {
        return given;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradient) {
        double loss = sample.valueAndGradient(x, gradient);
        gradients++;
        if (where == Where.EVERY_GRADIENT || (where == Where.LATER_GRADIENTS && gradients > 1)) {
            poison(gradient, entry);
        }
        return loss;
    }

    @Override
    public double value(double[] x) {
        return sample.value(x);
    }

    @Override
    public void hessianVector(double[] x, double[] v, double[] out) {
        sample.hessianVector(x, v, out);
        if (where == Where.HESSIAN) {
            poison(out, entry);
        }
    }

    @Override
    public void hessian(double[] x, R064Store hessian) {
        sample.hessian(x, hessian);
        if (where == Where.HESSIAN) {
            poison(hessian.data, entry * (x.length + 1));
        }
    }

    @Override
    public int residualCount() {
        return sample.residualCount();
    }

    @Override
    public void residuals(double[] x, double[] out) {
        sample.residuals(x, out);
        residuals++;
        if (where == Where.EVERY_RESIDUALS || (where == Where.LATER_RESIDUALS && residuals > 1)) {
            poison(out, entry);
        }
    }

    @Override
    public void jacobianVector(double[] x, double[] v, double[] out) {
        sample.jacobianVector(x, v, out);
        if (where == Where.JACOBIAN) {
            poison(out, entry);
        }
    }

    @Override
    public void transposedJacobianVector(double[] x, double[] u, double[] out) {
        sample.transposedJacobianVector(x, u, out);
        if (where == Where.JACOBIAN) {
            poison(out, entry);
        }
    }

    private void poison(double[] result, int position) {
        result[position] = value;
        given = true;
    }
}
