package org.lodo.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;

/**
 * A copy of the state of a {@link Stateful} object. Two snapshots are equal if all their numbers have the same bits.
 */
public final class Snapshot {

    private final List<double[]> arrays = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();

    private Snapshot() {}

    /**
     * Copies the current state of an object.
     *
     * @param original the object
     * @return its current state
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

    static Snapshot empty() {
        return new Snapshot();
    }

    /**
     * Overwrites the state of an object of the same kind and size.
     *
     * @param target gets the saved state
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

    @Override
    public boolean equals(Object other) {
        return other instanceof Snapshot that
                && numbers.equals(that.numbers)
                && Arrays.deepEquals(arrays.toArray(), that.arrays.toArray());
    }

    @Override
    public int hashCode() {
        return 31 * numbers.hashCode() + Arrays.deepHashCode(arrays.toArray());
    }

    @Override
    public String toString() {
        return numbers + " " + Arrays.deepToString(arrays.toArray());
    }
}
