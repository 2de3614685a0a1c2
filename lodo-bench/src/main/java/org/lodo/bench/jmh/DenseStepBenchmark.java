package org.lodo.bench.jmh;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.OptimizerRun;
import org.lodo.objective.CurvatureSample;
import org.lodo.optimizer.Optimizer;
import org.lodo.parallel.Workers;
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

/** One step of the optimizers that store an n × n matrix, on one thread and on an objective of minimal cost. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx4g")
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class DenseStepBenchmark {

    /** n. */
    @Param("1000")
    public int dimension;

    /** Name of the optimizer in the catalog, and a setting that differs from the default. */
    @Param({
        "bfgs",
        "hdm scaling=matrix",
        "osgm-h scaling=matrix",
        "psgd-dense",
        "psgd-dense geometry=eq",
        "shampoo period=10"
    })
    public String optimizer;

    private MovingBowl bowl;
    private Optimizer<? super CurvatureSample> made;
    private double[] x;

    /** Creates the optimizer. */
    @Setup
    public void prepare() {
        bowl = new MovingBowl(dimension);
        OptimizerRun run = new OptimizerRun(bowl, 1, Long.MAX_VALUE, Workers.serial());
        String[] words = optimizer.split("[ =]", -1);
        Map<String, String> settings = words.length == 1 ? Map.of() : Map.of(words[1], words[2]);
        @SuppressWarnings("unchecked")
        Optimizer<? super CurvatureSample> created = (Optimizer<? super CurvatureSample>)
                Catalog.load(getClass().getClassLoader()).optimizer(words[0]).create(settings, run);
        made = created;
        x = new double[dimension];
    }

    /**
     * Makes a step.
     *
     * @return the point, so that nothing is optimized away
     */
    @Benchmark
    public double[] step() {
        made.step(bowl.draws(), x);
        return x;
    }
}
