package org.lodo.state;

/**
 * Something whose future behaviour is decided by numbers that can be saved and restored, so that a long run can be
 * interrupted and continued to the same bits.
 */
public interface Stateful {

    /**
     * Shows every number that the next step depends on, always in the same order.
     *
     * @param visitor saves, restores or counts them
     */
    void visitState(StateVisitor visitor);

    /**
     * How much memory the state takes.
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
