package org.lodo.bench.performance;

import org.lodo.bench.jmh.StreamingBenchmark;

/** The kinds of streaming through arrays whose bandwidth is measured. */
enum Streaming {
    READ("read", StreamingBenchmark.BYTES_READ),
    UPDATE("update", StreamingBenchmark.BYTES_UPDATED),
    TRIAD("triad", StreamingBenchmark.BYTES_OF_TRIAD);

    private final String method;
    private final long bytes;

    Streaming(String method, long bytes) {
        this.method = method;
        this.bytes = bytes;
    }

    /** The prefix of the names of its benchmark methods. */
    String method() {
        return method;
    }

    /** Bytes per operation and thread. */
    long bytes() {
        return bytes;
    }
}
