package org.lodo.testkit;

import org.lodo.objective.HessianSample;
import org.ojalgo.matrix.store.R064Store;

/** A sample with one non-finite entry in some of its gradients, or in its Hessian. */
final class Poison implements HessianSample {

    /** Where the non-finite entry is. */
    enum Where {
        /** Every gradient. */
        EVERY_GRADIENT,
        /** Every gradient but the first. */
        LATER_GRADIENTS,
        /** The Hessian and its products with vectors. */
        HESSIAN
    }

    private final HessianSample sample;
    private final Where where;
    private final int entry;
    private final double value;
    private int gradients;
    private boolean given;

    Poison(HessianSample sample, Where where, int entry, double value) {
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

    private void poison(double[] result, int position) {
        result[position] = value;
        given = true;
    }
}
