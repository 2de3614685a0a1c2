package org.lodo.bench.performance;

import org.lodo.bench.jmh.StreamingBenchmark;

/** What streaming is measured with. */
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

    /** What its benchmarks' names begin with. */
    String method() {
        return method;
    }

    /** Of an operation, a thread. */
    long bytes() {
        return bytes;
    }
}
