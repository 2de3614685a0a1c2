package org.lodo.bench.jmh;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lodo.LodoConfig;
import org.lodo.LodoRecipes;
import org.lodo.optimizer.UpdateRule;
import org.lodo.parallel.Workers;
import org.lodo.preconditioner.BlockPermutation;
import org.lodo.preconditioner.Preconditioner;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.ojalgo.matrix.store.R064Store;
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

/** Parts of a LODO step, N = 16, k = 4. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx12g", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class LodoPartsBenchmark {

    /** n. */
    @Param({"100", "10000", "94696", "1000000"})
    public int dimension;

    /** Number of threads; the update alone always uses one. */
    @Param({"1", "2"})
    public int threads;

    private Preconditioner preconditioner;
    private UpdateRule metaRule;
    private final UpdateRule nothing = new Nothing();
    private double[] u;
    private double[] v;
    private double[] out;
    private double[] gradient;

    /** Builds the preconditioner and two vectors. */
    @Setup
    public void prepare() {
        LodoConfig config = LodoConfig.defaults();
        preconditioner = BlockPermutation.random(
                dimension, 1, config.layers(), config.blockSize(), new RandomStream(2), Workers.of(threads));
        metaRule = LodoRecipes.adam(1e-6).create(preconditioner.parameterSizes());
        RandomStream random = new RandomStream(1);
        u = new double[dimension];
        v = new double[dimension];
        out = new double[dimension];
        random.fillGaussian(u);
        random.fillGaussian(v);
        gradient = new double
                [preconditioner.parameters().stream()
                        .mapToInt(store -> store.data.length)
                        .max()
                        .orElseThrow()];
        random.fillGaussian(gradient);
    }

    /**
     * The product G v.
     *
     * @return G v
     */
    @Benchmark
    public double[] forward() {
        preconditioner.apply(v, out);
        return out;
    }

    /**
     * The product G v, which stores the activations that the meta-gradient needs, then the meta-gradient, with an update rule
     * that ignores it.
     *
     * @return G v
     */
    @Benchmark
    public double[] forwardAndMetaGradient() {
        preconditioner.apply(v, out);
        preconditioner.learn(u, v, -1, nothing);
        return out;
    }

    /**
     * Adam's update of all weights from a gradient that is in the cache, on one thread.
     *
     * @return a group of weights, so that nothing is optimized away
     */
    @Benchmark
    public double[] update() {
        metaRule.beginStep();
        List<R064Store> groups = preconditioner.parameters();
        for (int group = 0; group < groups.size(); group++) {
            double[] weights = groups.get(group).data;
            metaRule.update(group, gradient, weights, 0, weights.length);
        }
        return groups.get(0).data;
    }

    /** Does not change the parameters. */
    private static final class Nothing implements UpdateRule {
        @Override
        public void beginStep() {}

        @Override
        public void update(int group, double[] gradient, double[] parameters, int from, int to) {}

        @Override
        public void visitState(StateVisitor visitor) {}
    }
}
