package org.lodo.baselines.tensor;

import org.lodo.optimizer.UpdateRule;
import org.lodo.state.StateVisitor;

/** Applies an entrywise rule to one tensor. */
final class EntrywiseRule implements TensorRule {

    private final UpdateRule rule;
    private final double[] values;

    EntrywiseRule(UpdateRule rule, int size) {
        this.rule = rule;
        values = new double[size];
    }

    @Override
    public void update(double[] gradient, double[] x, int offset) {
        System.arraycopy(x, offset, values, 0, values.length);
        rule.beginStep();
        rule.update(0, gradient, values, 0, values.length);
        System.arraycopy(values, 0, x, offset, values.length);
    }

    @Override
    public void visitState(StateVisitor visitor) {
        rule.visitState(visitor);
    }
}
