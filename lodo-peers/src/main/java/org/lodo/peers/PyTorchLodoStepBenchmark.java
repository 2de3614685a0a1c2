package org.lodo.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lodo.LodoConfig;
import org.lodo.preconditioner.BlockPermutation;
import org.lodo.random.RandomStream;
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

/** One step of LODO in PyTorch, N = 16, k = 4, on an objective without cost. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx4g", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 1, time = 2)
@Measurement(iterations = 5, time = 2)
public class PyTorchLodoStepBenchmark {

    /** n. */
    @Param({"94696"})
    public int dimension;

    /** Number of threads per operation. */
    @Param({"1", "2"})
    public int threads;

    /** A {@link Form}. */
    @Param({"PLAIN", "TUNED"})
    public Form form;

    /** Type of all arrays. */
    @Param({"float64", "float32"})
    public String precision;

    private PyTorchLodo lodo;
    private NDArray slope;

    /** Creates the optimizer and a constant gradient. */
    @Setup
    public void prepare() {
        LodoConfig config = LodoConfig.defaults().withMetaLearningRate(1e-6);
        DataType type = PyTorch.precision(precision);
        NDManager manager = PyTorch.start(threads);
        double[] gradient = new double[dimension];
        new RandomStream(1).fillGaussian(gradient);
        slope = PyTorch.array(manager, gradient, new Shape(dimension), type);
        RandomStream random = new RandomStream(2);
        int width = BlockPermutation.hiddenSize(dimension, config.blockSize());
        List<int[]> permutations = new ArrayList<>();
        List<double[][][]> weights = new ArrayList<>();
        for (int layer = 0; layer < config.layers(); layer++) {
            permutations.add(random.nextPermutation(width));
            weights.add(Reflections.blocks(width / config.blockSize(), config.blockSize(), random));
        }
        lodo = new PyTorchLodo(manager, config, permutations, weights, new double[dimension], type, form);
    }

    /**
     * Makes a step: move, meta-gradient, meta update, momentum.
     *
     * @return the optimizer, so that nothing is optimized away
     */
    @Benchmark
    public PyTorchLodo step() {
        lodo.step(x -> slope);
        return lodo;
    }

    /** Frees the arrays. */
    @TearDown
    public void release() {
        lodo.close();
    }
}
