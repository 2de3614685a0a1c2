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

/**
 * One step of every optimizer that stores no n × n matrix, with default hyper-parameters, on one thread and on an objective of
 * minimal cost whose variables have the shapes of the network on MNIST. Those that store a matrix of n × n would need 72 GB for it;
 * {@link DenseStepBenchmark} measures them at a smaller n.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx4g", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class OptimizerStepBenchmark {

    /** n. */
    @Param("94696")
    public int dimension;

    /** Name of the optimizer in the catalog. */
    @Param({
        "adabelief",
        "adagrad",
        "adahessian",
        "adam",
        "adam-hd",
        "adamw",
        "cocob",
        "d-adapt-adam",
        "dog",
        "hdm",
        "l-dog",
        "lars",
        "lbfgs",
        "lbfgs-no-line-search",
        "lion",
        "lodo",
        "lodo-diagonal",
        "lodo-global",
        "lodo-no-momentum",
        "lodo-probing",
        "lodo-probing-plain",
        "lodo-residuals",
        "lodo-same-draw",
        "lodo-sgd",
        "mechanic",
        "momentum",
        "muon",
        "nadam",
        "o-lbfgs",
        "osgm-h",
        "prodigy",
        "psgd-lra",
        "psgd-lra-whitening",
        "radam",
        "rmsprop",
        "schedule-free-adamw",
        "schedule-free-sgd",
        "sgd-hd",
        "shampoo",
        "soap",
        "sophia-h",
        "sps",
        "sqn",
        "yogi"
    })
    public String optimizer;

    private MovingBowl bowl;
    private Optimizer<? super CurvatureSample> made;
    private double[] x;

    /** Creates the optimizer and makes steps that fill its history. */
    @Setup
    public void prepare() {
        bowl = MovingBowl.withShapesOfTheNetwork(dimension);
        OptimizerRun run = new OptimizerRun(bowl, 1, Long.MAX_VALUE, Workers.serial());
        @SuppressWarnings("unchecked")
        Optimizer<? super CurvatureSample> created = (Optimizer<? super CurvatureSample>)
                Catalog.load(getClass().getClassLoader()).optimizer(optimizer).create(Map.of(), run);
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
