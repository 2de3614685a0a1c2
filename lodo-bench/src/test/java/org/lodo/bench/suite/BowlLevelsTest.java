package org.lodo.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.OptimizerRun;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.optimizer.Optimizer;
import org.lodo.parallel.Workers;
import org.lodo.problems.NoisyQuadratic;
import org.lodo.problems.NoisyQuadraticConfig;
import org.ojalgo.matrix.store.R064Store;

/**
 * The loss that each rival ends at on the published bowl, against an implementation in another language on draws of its own:
 * the mean loss of the last tenth of 10,000 steps, at points from a coarse grid. docs/optimizers.md discusses the settings that
 * the levels depend on, and the exceptions.
 */
class BowlLevelsTest {

    private static final Catalog CATALOG = Catalog.load(BowlLevelsTest.class.getClassLoader());
    private static final NoisyQuadratic BOWL = new NoisyQuadratic(NoisyQuadraticConfig.defaults());
    private static final int STEPS = 10_000;

    /** The dense and low-rank ones take most of the time and vary least between seeds. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            newton                |                                                                                   | 7.36 | 1
            psgd-dense            | geometry: eq, learningRate: 1, preconditionerLearningRate: 0.5, initialScale: 1   | 7.39 | 1
            psgd-lra              | learningRate: 0.5, preconditionerLearningRate: 0.3, initialScale: 1               | 13.4 | 1
            psgd-lra-whitening    | learningRate: 0.7, preconditionerLearningRate: 0.03, initialScale: 1              | 12.6 | 1
            osgm-h                | learningRate: 0.8, scaling: matrix                                                | 13.7 | 1
            osgm-h                | learningRate: 0.2, scaling: matrix, momentum: true                                | 19.8 | 1
            osgm-h                | learningRate: 3                                                                   | 20.1 | 2
            hdm                   | learningRate: 1, momentumLearningRate: 0.01, momentumScaling: scalar              | 18.4 | 2
            sqn                   | learningRate: 1.3, period: 2                                                      | 14.1 | 2
            adam-hd               | learningRate: 1, beta1: 0.3, beta2: 0.99, hyperLearningRate: 1.0e-6               | 15.6 | 3
            adamw                 | learningRate: 1, beta1: 0.3, beta2: 0.99, weightDecay: 0                          | 15.6 | 3
            sgd-hd                | learningRate: 1.5, momentum: 0.5, hyperLearningRate: 1.0e-7                       | 16.8 | 3
            sgd-hd                | learningRate: 1.9, momentum: 0.5, hyperLearningRate: 0                            | 16.1 | 3
            sophia-h              | learningRate: 2, beta1: 0.5, gamma: 3                                             | 16.2 | 3
            d-adapt-adam          | beta1: 0.5, beta2: 0.99, factor: 0.1                                              | 15.7 | 3
            prodigy               | beta1: 0.5, beta2: 0.99, distanceFactor: 0.2                                      | 17.7 | 3
            sps                   | c: 1, smoothingSteps: 0                                                           | 19.6 | 3
            schedule-free-sgd     | learningRate: 1.9, momentum: 0.1                                                  | 20.9 | 3
            schedule-free-adamw   | learningRate: 1, beta1: 0.5                                                       | 20.3 | 3
            dog                   |                                                                                   | 25.2 | 3
            mechanic              | learningRate: 1                                                                   | 98   | 3
            """)
    void levelIsWithinTenPercent(String optimizer, String settings, double level, int seeds) {
        assertThat(level(optimizer, settings(settings), seeds, STEPS)).isCloseTo(level, withPercentage(10));
    }

    /** Twelve seeds of the other implementation end between 56 and 133, and the single one that was noted at 53.6. */
    @Test
    void cocobDependsOnTheSeedMoreThanOnAnythingElse() {
        double[] levels = IntStream.rangeClosed(1, 5)
                .mapToDouble(seed -> level(BOWL, "cocob", Map.of(), seed, STEPS))
                .sorted()
                .toArray();
        assertThat(levels[2]).isBetween(56.0, 133.0);
        assertThat(levels[4] / levels[0]).isGreaterThan(1.5);
    }

    /** The default geometry takes 4 n³ operations a step, so this is a smaller bowl. */
    @Test
    void theRotatedDenseFactorReachesNewton() {
        NoisyQuadratic small =
                new NoisyQuadratic(NoisyQuadraticConfig.defaults().withDimension(30));
        Map<String, Object> settings = Map.of("learningRate", 1, "initialScale", 1);
        assertThat(level(small, "psgd-dense", settings, 1, 5000))
                .isCloseTo(level(small, "newton", Map.of(), 1, 5000), withPercentage(5));
    }

    /** A product on a draw of its own lets the bowl move on, here by half a draw more for each step. */
    @Test
    void aDrawForTheProductAloneCostsSqnItsLead() {
        Map<String, Object> own = Map.of("learningRate", 1.3, "period", 2, "freshDraw", true);
        assertThat(level("sqn", own, 2, STEPS)).isBetween(19.0, 23.0);
    }

    /**
     * On ten curvatures over a floor the diagonal grows before the low-rank part has followed, and P H exceeds 2/η along them for
     * some hundred steps, in the published implementation as here. A limit of the step carries a run over that.
     */
    @Test
    void lowRankPsgdNeedsAClipOnTheLowRankBowl() {
        NoisyQuadratic bowl = (NoisyQuadratic) CATALOG.problem("noisy-quadratic")
                .create(Map.of("structure", "low-rank", "rank", 10), Workers.serial());
        Map<String, Object> settings =
                new LinkedHashMap<>(settings("learningRate: 0.5, preconditionerLearningRate: 0.3, initialScale: 1"));
        assertThat(level(bowl, "psgd-lra", settings, 1, 2000)).isGreaterThan(1e6);
        settings.put("clip", 10);
        assertThat(level(bowl, "psgd-lra", settings, 1, 2000)).isLessThan(5);
    }

    private static Map<String, Object> settings(String written) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (String setting : written == null ? new String[0] : written.split(", ", -1)) {
            String[] pair = setting.split(": ", 2);
            settings.put(pair[0], pair[1]);
        }
        return settings;
    }

    private static double level(String optimizer, Map<String, Object> settings, int seeds, int steps) {
        double sum = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            sum += level(BOWL, optimizer, settings, seed, steps);
        }
        return sum / seeds;
    }

    @SuppressWarnings("unchecked") // the bowl offers all there is
    private static double level(
            NoisyQuadratic bowl, String optimizer, Map<String, Object> settings, int seed, int steps) {
        Optimizer<HessianSample> made = (Optimizer<HessianSample>)
                CATALOG.optimizer(optimizer).create(settings, new OptimizerRun(bowl, seed, steps, Workers.serial()));
        double[] x = bowl.initialPoint(seed);
        FirstLosses draws = new FirstLosses(bowl.open(seed));
        double sum = 0;
        int judged = steps / 10;
        for (int step = 0; step < steps; step++) {
            made.step(draws, x);
            sum += step >= steps - judged ? draws.loss : 0;
        }
        return sum / judged;
    }

    /** Keeps the loss of the first evaluation on the last draw that was evaluated. */
    private static final class FirstLosses implements Draws<HessianSample>, HessianSample {
        private final Draws<? extends HessianSample> draws;
        private HessianSample sample;
        private boolean isFresh;
        private double loss;

        FirstLosses(Draws<? extends HessianSample> draws) {
            this.draws = draws;
            sample = this;
        }

        @Override
        public HessianSample draw() {
            sample = draws.draw();
            isFresh = true;
            return this;
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            double value = sample.valueAndGradient(x, gradient);
            loss = isFresh ? value : loss;
            isFresh = false;
            return value;
        }

        @Override
        public void hessianVector(double[] x, double[] v, double[] out) {
            sample.hessianVector(x, v, out);
        }

        @Override
        public void hessian(double[] x, R064Store hessian) {
            sample.hessian(x, hessian);
        }
    }
}
