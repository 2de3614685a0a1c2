package org.lodo.state;

/**
 * An object whose future behaviour is determined by numbers that can be saved and restored, so that a long run can be
 * interrupted and resumed with identical results.
 */
public interface Stateful {

    /**
     * Visits every number that the next step depends on, always in the same order.
     *
     * @param visitor saves, restores or counts them
     */
    void visitState(StateVisitor visitor);

    /**
     * The size of the state in memory.
     *
     * @return bytes, eight for each number
     */
    default long stateBytes() {
        long[] bytes = new long[1];
        visitState(new StateVisitor() {
            @Override
            public void array(double[] values) {
                bytes[0] += (long) Double.BYTES * values.length;
            }

            @Override
            public long number(long value) {
                bytes[0] += Long.BYTES;
                return value;
            }
        });
        return bytes[0];
    }
}
