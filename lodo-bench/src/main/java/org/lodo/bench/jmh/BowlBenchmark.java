package org.lodo.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.lodo.Lodo;
import org.lodo.LodoConfig;
import org.lodo.LodoRecipes;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.parallel.Workers;
import org.lodo.problems.NoisyQuadratic;
import org.lodo.problems.NoisyQuadraticConfig;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time per step of LODO on the noisy quadratic bowl, n = 100, including draws and gradients, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 11, time = 1)
public class BowlBenchmark {

    private static final int STEPS = 1000;

    private NoisyQuadratic bowl;
    private Lodo lodo;
    private Draws<HessianSample> draws;
    private double[] x;

    /** Creates problem and optimizer. */
    @Setup
    public void prepare() {
        bowl = new NoisyQuadratic(NoisyQuadraticConfig.defaults());
        lodo = LodoRecipes.lodo(bowl.dimension(), LodoConfig.defaults(), 1, Workers.serial());
        draws = bowl.open(1);
        x = bowl.initialPoint(1);
    }

    /**
     * Makes a thousand steps.
     *
     * @return the point, so that nothing is optimized away
     */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public double[] step() {
        for (int step = 0; step < STEPS; step++) {
            lodo.step(draws, x);
        }
        return x;
    }
}
