package org.lodo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricContext;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.optimizer.Optimizer;
import org.lodo.random.RandomStream;

/**
 * The contract of every {@link Metric}: valid names, one value per column for any optimizer and problem, deterministic, and no
 * effect on the run that it measures.
 */
public abstract class MetricContract {

    private static final int DIMENSION = 5;

    /**
     * Builds the metric under test.
     *
     * @return the metric
     */
    protected abstract Metric metric();

    /**
     * Overridden for metrics that are defined only for some optimizers.
     *
     * @param dimension the number of variables
     * @return an optimizer that the metric can be measured on
     */
    protected Optimizer<? super HessianSample> optimizer(int dimension) {
        return new FixedStep(dimension);
    }

    @Test
    void namesAndColumnsAreValid() {
        Metric metric = metric();
        assertThat(metric.name()).matches("[a-z0-9_]+");
        assertThat(metric.title()).isNotBlank();
        assertThat(metric.columns()).isNotEmpty().allMatch(column -> column.matches("[a-z0-9_]+"));
        assertThat(new HashSet<>(metric.columns())).hasSameSizeAs(metric.columns());
        assertThat(metric.figure().file()).matches("[a-z0-9-]+");
    }

    @Test
    void hasOneDeterministicValuePerColumn() {
        double[] first = measured();
        assertThat(first).hasSameSizeAs(metric().columns().toArray());
        assertThat(measured()).containsExactly(first);
    }

    @Test
    void isMeasuredWithTheLastRow() {
        for (int row : new int[] {0, 1, 7, 8, 100}) {
            assertThat(metric().isDue(row, true)).as("row %d", row).isTrue();
        }
    }

    @Test
    void doesNotModifyTheRun() {
        Metric metric = metric();
        double[] observed = Bowl.start(DIMENSION);
        double[] alone = Bowl.start(DIMENSION);
        Optimizer<? super HessianSample> observedOptimizer = optimizer(DIMENSION);
        Optimizer<? super HessianSample> aloneOptimizer = optimizer(DIMENSION);
        NoisyBowl observedDraws = new NoisyBowl(DIMENSION, 4);
        NoisyBowl aloneDraws = new NoisyBowl(DIMENSION, 4);
        RandomStream probes = new RandomStream(2);
        for (int step = 0; step < 10; step++) {
            double[] before = observed.clone();
            LastSample last = new LastSample(observedDraws);
            observedOptimizer.step(last, observed);
            aloneOptimizer.step(aloneDraws, alone);
            double[] after = observed.clone();
            metric.measure(context(observedOptimizer, last.sample(), before, observed, probes));
            assertThat(observed).as("the point").containsExactly(after);
        }
        assertThat(observed).as("the point after ten steps").containsExactly(alone);
    }

    private double[] measured() {
        Optimizer<? super HessianSample> optimizer = optimizer(DIMENSION);
        double[] x = Bowl.start(DIMENSION);
        LastSample draws = new LastSample(new NoisyBowl(DIMENSION, 4));
        double[] before = x.clone();
        for (int step = 0; step < 5; step++) {
            before = x.clone();
            optimizer.step(draws, x);
        }
        return metric().measure(context(optimizer, draws.sample(), before, x, new RandomStream(2)));
    }

    private static MetricContext context(
            Optimizer<?> optimizer, HessianSample sample, double[] before, double[] after, RandomStream probes) {
        return new MetricContext(optimizer, new BowlProblem(DIMENSION), sample, before, after, after, probes);
    }

    /** Remembers the sample drawn last. */
    private static final class LastSample implements Draws<HessianSample> {
        private final NoisyBowl draws;
        private @Nullable HessianSample sample;

        LastSample(NoisyBowl draws) {
            this.draws = draws;
        }

        @Override
        public HessianSample draw() {
            HessianSample drawn = draws.draw();
            sample = drawn;
            return drawn;
        }

        HessianSample sample() {
            return Objects.requireNonNull(sample, "the optimizer under test must draw a sample in each step");
        }
    }

    /** Gradient descent with a fixed step. */
    private record FixedStep(int dimension) implements Optimizer<HessianSample> {
        private static final double RATE = 0.1;

        @Override
        public void step(Draws<? extends HessianSample> draws, double[] x) {
            double[] gradient = new double[dimension];
            draws.draw().valueAndGradient(x, gradient);
            VectorMath.addScaled(-RATE, gradient, x);
        }
    }
}
