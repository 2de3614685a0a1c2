package org.lodo.engine.run;

import java.io.IOException;

/** Runs have ended by a {@link StopRequest}, with their state saved where they have one to save. */
public final class StoppedException extends IOException {

    private static final long serialVersionUID = 1L;

    /** For all runs of a process. */
    public StoppedException() {
        super("stopped");
    }
}
