package org.lodo.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** A run of all benchmarks takes half an hour; none may fail in it that would have failed at once. */
class BenchmarksTest {

    @Test
    void everyBenchmarkRuns() throws RunnerException {
        Options once = new OptionsBuilder()
                .include("org.lodo.bench.jmh")
                // Takes gigabytes, or processes of their own.
                .exclude("StreamingBenchmark|CommandBenchmark")
                .param("dimension", "100")
                .param("batch", "1")
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .mode(Mode.SingleShotTime)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();

        assertThat(new Runner(once).run()).hasSizeGreaterThan(30);
    }
}
