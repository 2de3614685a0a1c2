package org.lodo.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.lodo.objective.CurvatureSample;
import org.lodo.parallel.Workers;
import org.lodo.problems.mnist.MnistAutoregression;
import org.lodo.problems.mnist.MnistConfig;
import org.lodo.problems.mnist.Precision;
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

/** Loss and gradient of the network in single and in double precision. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx4g", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 11, time = 1)
public class NetworkPrecisionBenchmark {

    /** Images per batch. */
    @Param({"16", "32", "256"})
    public int batch;

    /** Number of threads. */
    @Param({"1", "2"})
    public int threads;

    /** In which precision the network is evaluated. */
    @Param({"FLOAT64", "FLOAT32"})
    public Precision precision;

    private CurvatureSample sample;
    private double[] x;
    private double[] gradient;

    /** Draws a batch and takes the initial point. */
    @Setup
    public void prepare() {
        MnistAutoregression network =
                new MnistAutoregression(new MnistConfig(batch, "", "", 1, 1, precision), Workers.of(threads));
        x = network.initialPoint(1);
        gradient = new double[x.length];
        sample = network.open(1).draw();
    }

    /**
     * Evaluates loss and gradient.
     *
     * @return the loss, so that nothing is optimized away
     */
    @Benchmark
    public double lossAndGradient() {
        return sample.valueAndGradient(x, gradient);
    }
}
