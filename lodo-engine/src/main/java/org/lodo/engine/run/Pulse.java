package org.lodo.engine.run;

import java.util.concurrent.atomic.AtomicLong;

/** What the thread of a call and the thread that waits for it tell each other: how far it has come, and to give up. */
final class Pulse {

    private final AtomicLong step = new AtomicLong();
    private volatile boolean isAbandoned;

    /** Thrown in a call that nobody waits for any more. */
    static final class AbandonedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        AbandonedException() {
            super("nobody waits for the run any more");
        }
    }

    /** Says which step begins. */
    void begin(long number) {
        // Ordered but not fenced: it comes once a step, and whoever waits can wait a moment longer.
        step.lazySet(number);
    }

    /** The number of the step under way; 0 before the first. */
    long step() {
        return step.get();
    }

    void abandon() {
        isAbandoned = true;
    }

    boolean isAbandoned() {
        return isAbandoned;
    }

    /** Ends a call that nobody waits for any more, by an exception. */
    void check() {
        if (isAbandoned) {
            throw new AbandonedException();
        }
    }

    /** Where a call is, for messages. */
    String place() {
        long number = step();
        return number == 0 ? "before step 1" : "step " + number;
    }
}
