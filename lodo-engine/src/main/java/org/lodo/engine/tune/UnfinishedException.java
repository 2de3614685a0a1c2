package org.lodo.engine.tune;

import java.io.IOException;

/** A search cannot go on before other shards have made their runs of a round. */
final class UnfinishedException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Of the runs of a round, numbered from 0, some are missing. */
    UnfinishedException(String optimizer, int round, int missing, int runs) {
        super(optimizer + " waits for " + missing + " of " + runs + " runs of round " + (round + 1));
    }
}
