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

/** Loss and gradient of the 94,696-parameter network on a batch of MNIST. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx2g", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class NetworkGradientBenchmark {

    /**
     * Multiply-adds of loss and gradient per image, counted by hand: 17,120 for every pixel of every stage (four blocks of 20 ×
     * 40, 9 × 120 and 120 × 20), 784 × 100 at the input and 20 × 256 at the output, each three times: forward, and backward
     * with respect to inputs and weights.
     */
    public static final long MULTIPLY_ADDS_PER_IMAGE =
            3L * ((784 + 196 + 49 + 16 + 4) * 4L * (20 * 40 + 9 * 120 + 120 * 20) + 784 * 5 * 20 + 20 * 256);

    /** Images per batch. */
    @Param({"1", "4", "16", "64", "256"})
    public int batch;

    /** Number of threads. */
    @Param({"1", "2"})
    public int threads;

    /** In which precision the network is evaluated; FLOAT32 on request only: PyTorch is compared with FLOAT64. */
    @Param("FLOAT64")
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
