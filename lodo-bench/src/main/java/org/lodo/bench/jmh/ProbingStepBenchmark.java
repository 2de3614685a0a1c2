package org.lodo.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.lodo.LodoConfig;
import org.lodo.LodoRecipes;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.parallel.Workers;
import org.lodo.probing.ProbingConfig;
import org.lodo.state.Stateful;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A step of probing LODO that probes and one that does not, beside a step of LODO with as many weights, N k = 64, on an
 * objective of minimal cost.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx4g", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 11, time = 1)
public class ProbingStepBenchmark {

    /** n. */
    @Param({"100", "94696"})
    public int dimension;

    /** Number of threads. */
    @Param({"1", "2"})
    public int threads;

    /**
     * Which step: of LODO with 16 layers of blocks of four, and of probing LODO in the plain form with 8 layers of blocks of
     * eight or 16 of four, with a probe at every step or, after the first, at none.
     */
    @Param({"lodo", "probe", "no-probe", "probe-16x4", "no-probe-16x4"})
    public String kind;

    private MovingBowl bowl;
    private Optimizer<Sample> optimizer;
    private double[] x;
    private long state;

    /** Memory of the optimizer. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Memory {
        /** State in bytes for each variable. */
        public double stateBytes;
    }

    /** Creates the optimizer and measures its state. */
    @Setup
    public void prepare() {
        bowl = new MovingBowl(dimension);
        x = new double[dimension];
        Workers workers = Workers.of(threads);
        if (kind.equals("lodo")) {
            optimizer = LodoRecipes.lodo(dimension, LodoConfig.defaults().withMetaLearningRate(1e-6), 2, workers);
        } else {
            ProbingConfig config = ProbingConfig.plain()
                    .withLayers(kind.endsWith("16x4") ? 16 : 8)
                    .withBlockSize(kind.endsWith("16x4") ? 4 : 8)
                    .withProbeInterval(kind.startsWith("probe") ? 1 : Integer.MAX_VALUE);
            optimizer = LodoRecipes.lodoProbing(dimension, config, 2, workers);
        }
        state = ((Stateful) optimizer).stateBytes() / dimension;
    }

    /**
     * Makes a step.
     *
     * @param memory filled in
     * @return the point, so that nothing is optimized away
     */
    @Benchmark
    public double[] step(Memory memory) {
        memory.stateBytes = state;
        optimizer.step(bowl.draws(), x);
        return x;
    }
}
