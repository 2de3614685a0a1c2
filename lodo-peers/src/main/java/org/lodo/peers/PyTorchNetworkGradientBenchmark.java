package org.lodo.peers;

import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Loss and gradient of the 94,696-parameter network on a batch of MNIST in PyTorch. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx4g", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 1, time = 3)
@Measurement(iterations = 3, time = 3)
public class PyTorchNetworkGradientBenchmark {

    /** With {@link Form#TUNED}: a whole batch at once would make PyTorch allocate arrays of 400 MB in every evaluation. */
    private static final int IMAGES_AT_ONCE = 32;

    /** Images per batch. */
    @Param({"256"})
    public int batch;

    /** Number of threads per operation. */
    @Param({"1", "2"})
    public int threads;

    /** A {@link Form}. */
    @Param({"PLAIN", "TUNED"})
    public Form form;

    /** Type of all arrays. */
    @Param({"float64", "float32"})
    public String precision;

    private PyTorchNetwork network;
    private double[] x;
    private double[] gradient;

    /** Draws a batch and takes the initial point. */
    @Setup
    public void prepare() {
        MnistAutoregression suite =
                new MnistAutoregression(new MnistConfig(batch, "", "", 1, 1, Precision.FLOAT64), Workers.serial());
        x = suite.initialPoint(1);
        gradient = new double[x.length];
        network = new PyTorchNetwork(
                PyTorch.start(threads),
                suite.layerStarts(),
                suite.firstBatch(1),
                form == Form.TUNED ? IMAGES_AT_ONCE : batch,
                PyTorch.precision(precision));
    }

    /**
     * Evaluates loss and gradient.
     *
     * @return the loss, so that nothing is optimized away
     */
    @Benchmark
    public double lossAndGradient() {
        return network.lossAndGradient(x, gradient);
    }

    /** Frees the arrays. */
    @TearDown
    public void release() {
        network.close();
    }
}
