package org.lodo.testkit;

import org.lodo.objective.HessianSample;
import org.ojalgo.matrix.store.R064Store;

/** A sample that answers one kind of question with one entry that is not finite, and everything else truthfully. */
final class Poison implements HessianSample {

    /** Which answers are spoiled. */
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

    /** Whether a spoiled answer was given. */
    boolean given() {
        return given;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradient) {
        double loss = sample.valueAndGradient(x, gradient);
        gradients++;
        if (where == Where.EVERY_GRADIENT || (where == Where.LATER_GRADIENTS && gradients > 1)) {
            spoil(gradient, entry);
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
            spoil(out, entry);
        }
    }

    @Override
    public void hessian(double[] x, R064Store hessian) {
        sample.hessian(x, hessian);
        if (where == Where.HESSIAN) {
            spoil(hessian.data, entry * (x.length + 1));
        }
    }

    private void spoil(double[] answer, int position) {
        answer[position] = value;
        given = true;
    }
}
