package org.lodo.contract;

import java.util.ArrayList;
import java.util.List;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;

/** A saved copy of an object's state. */
public final class Snapshot {

    private final List<double[]> arrays = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();

    private Snapshot() {}

    /**
     * @param original what to copy
     * @return its state now
     */
    public static Snapshot of(Stateful original) {
        Snapshot snapshot = new Snapshot();
        original.visitState(new StateVisitor() {
            @Override
            public void array(double[] values) {
                snapshot.arrays.add(values.clone());
            }

            @Override
            public long number(long value) {
                snapshot.numbers.add(value);
                return value;
            }
        });
        return snapshot;
    }

    /**
     * @param target given the saved state
     */
    public void restore(Stateful target) {
        var nextArray = arrays.iterator();
        var nextNumber = numbers.iterator();
        target.visitState(new StateVisitor() {
            @Override
            public void array(double[] values) {
                System.arraycopy(nextArray.next(), 0, values, 0, values.length);
            }

            @Override
            public long number(long value) {
                return nextNumber.next();
            }
        });
    }
}
