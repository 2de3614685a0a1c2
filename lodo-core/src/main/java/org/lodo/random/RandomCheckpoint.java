package org.lodo.random;

import org.lodo.state.StateVisitor;

/**
 * Remembers the state of a source of random numbers, so that an optimizer that has to reject a draw can give back the numbers
 * it has taken for it. For sources whose state consists of up to eight integers, as {@link RandomStream}'s does.
 */
public final class RandomCheckpoint {

    private static final int MAX_NUMBERS = 8;

    private final RandomSource source;
    private final long[] numbers = new long[MAX_NUMBERS];
    private final Visitor saving = new Visitor(false);
    private final Visitor restoring = new Visitor(true);

    /**
     * @param source the source whose state is saved and restored
     */
    public RandomCheckpoint(RandomSource source) {
        this.source = source;
    }

    /** Remembers the current state of the source. */
    public void save() {
        saving.next = 0;
        source.visitState(saving);
    }

    /** Takes the source back to the state remembered last. */
    public void restore() {
        restoring.next = 0;
        source.visitState(restoring);
    }

    private final class Visitor implements StateVisitor {
        private final boolean restores;
        private int next;

        Visitor(boolean restores) {
            this.restores = restores;
        }

        @Override
        public void array(double[] values) {
            throw new IllegalArgumentException("the source has an array in its state: must have integers only");
        }

        @Override
        public long number(long value) {
            if (!restores) {
                numbers[next] = value;
            }
            return numbers[next++];
        }
    }
}
