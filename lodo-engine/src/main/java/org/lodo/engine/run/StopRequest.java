package org.lodo.engine.run;

/**
 * Asks the runs of a process to save their state now and to end, for instance because the machine is wanted back. Once made it
 * stays made. Safe for use by several threads.
 */
public final class StopRequest {

    private volatile boolean isMade;

    /** Makes the request. */
    public void make() {
        isMade = true;
    }

    /**
     * @return whether it was made
     */
    public boolean isMade() {
        return isMade;
    }
}
