package org.lodo.probing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.LodoRecipes;
import org.lodo.objective.Sample;
import org.lodo.parallel.Workers;
import org.lodo.preconditioner.BlockPermutationForm;
import org.lodo.random.RandomStream;

class ProbingLodoTest {

    private static final ProbingConfig NOISE_AWARE =
            ProbingConfig.defaults().withLayers(3).withBlockSize(4);
    private static final ProbingConfig PLAIN =
            ProbingConfig.plain().withLayers(3).withBlockSize(4);

    static List<ProbingConfig> configurations() {
        return List.of(
                NOISE_AWARE,
                PLAIN,
                NOISE_AWARE.withSymmetric(true).withLearningStep(1).withProbeInterval(2),
                PLAIN.withSymmetric(true).withProbeInterval(3).withMomentum(0.5),
                NOISE_AWARE.withMomentum(0.8).withProbeLength(0.1),
                NOISE_AWARE.withProbeLength(0),
                PLAIN.withProbeLength(0).withMomentum(0.5),
                PLAIN.withProbeNoise(0).withGainRate(0).withLeastDamping(0),
                NOISE_AWARE.withInitialLearningRate(7).withProbeNoise(0));
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void followsTheDenseAlgorithm(ProbingConfig config) {
        for (int n : new int[] {1, 2, 5, 9}) {
            ProbingLodo lodo = LodoRecipes.lodoProbing(n, config, 3, Workers.serial());
            DenseProbing dense = new DenseProbing(
                    (BlockPermutationForm) lodo.preconditioner().canonicalForm(), config, 3);
            Valley draws = new Valley(n, 0.3, 5);
            double[] x = new double[n];
            double[] expected = new double[n];
            for (int step = 0; step < 60; step++) {
                draws.draw();
                lodo.step(() -> draws, x);
                dense.step(draws, expected);
                assertThat(lodo.preconditioner().scale()).isCloseTo(dense.scale(), within(1e-10 * dense.scale()));
                for (int i = 0; i < n; i++) {
                    assertThat(x[i])
                            .as("%d variables, step %d", n, step)
                            .isCloseTo(expected[i], within(1e-8 * (1 + Math.abs(expected[i]))));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ProbingForm.class)
    void probesOnTheDrawOfTheGradient(ProbingForm form) {
        ProbingConfig config = form == ProbingForm.PLAIN ? PLAIN : NOISE_AWARE;
        ProbingLodo lodo = LodoRecipes.lodoProbing(4, config, 3, Workers.serial());
        Valley draws = new Valley(4, 0.3, 5);
        List<Integer> gradients = new ArrayList<>();
        double[] x = new double[4];
        for (int step = 0; step < 50; step++) {
            int before = draws.gradients;
            lodo.step(
                    () -> {
                        draws.draw();
                        return draws;
                    },
                    x);
            gradients.add(draws.gradients - before);
        }
        assertThat(draws.count).isEqualTo(50);
        if (form == ProbingForm.PLAIN) {
            assertThat(gradients).containsOnly(2);
            assertThat(lodo.metaGradients()).isEqualTo(50);
        } else {
            assertThat(gradients.get(0)).as("the measurement").isEqualTo(3);
            assertThat(gradients.get(1)).as("the first probe").isEqualTo(2);
            assertThat(gradients.subList(1, 50)).containsOnly(1, 2);
            long probes = gradients.subList(1, 50).stream()
                    .filter(count -> count == 2)
                    .count();
            assertThat(lodo.metaGradients()).isEqualTo(probes);
        }
    }

    /** With probes as strong as the gradient and no damping the fixed point is G = H⁻¹. */
    @Test
    void learnsTheInverseHessian() {
        int n = 6;
        ProbingConfig config = ProbingConfig.plain()
                .withProbeNoise(1)
                .withLeastDamping(0)
                .withLayers(8)
                .withBlockSize(4);
        ProbingLodo lodo = LodoRecipes.lodoProbing(n, config, 3, Workers.serial());
        Valley draws = new Valley(n, 1, 5);
        double[] x = new double[n];
        for (int step = 0; step < 4000; step++) {
            draws.draw();
            lodo.step(() -> draws, x);
        }
        double[] unit = new double[n];
        double[] column = new double[n];
        for (int j = 0; j < n; j++) {
            Arrays.fill(unit, 0);
            unit[j] = 1;
            lodo.preconditioner().peek(unit, column);
            for (int i = 0; i < n; i++) {
                assertThat(column[i] * Valley.curvature(j)).isCloseTo(i == j ? 1 : 0, within(1e-3));
            }
        }
    }

    /** On −½ Σ (1 + i) x_i² the symmetric form learns the inverse of |H|; the other one drives G away from it. */
    @Test
    void symmetricFormInvertsTheAbsoluteHessian() {
        double[] diagonal = diagonalOnAHill(true);
        for (int i = 0; i < diagonal.length; i++) {
            assertThat(diagonal[i] * (1 + i)).isCloseTo(1, within(0.01));
        }
        assertThat(diagonalOnAHill(false)[0]).isGreaterThan(5);
    }

    /** G's diagonal after a run that is always at the same distance from the top. */
    private static double[] diagonalOnAHill(boolean symmetric) {
        int n = 3;
        ProbingConfig config = PLAIN.withSymmetric(symmetric)
                .withLearningStep(0.5)
                .withProbeNoise(1)
                .withLeastDamping(0)
                .withGainRate(0)
                .withInitialLearningRate(0.1);
        ProbingLodo lodo = LodoRecipes.lodoProbing(n, config, 3, Workers.serial());
        RandomStream random = new RandomStream(1);
        double[] center = new double[n];
        Sample hill = (point, gradient) -> {
            for (int i = 0; i < n; i++) {
                gradient[i] = -(1 + i) * (point[i] - center[i]);
            }
            return 0;
        };
        for (int step = 0; step < 2000; step++) {
            random.fillGaussian(center);
            lodo.step(() -> hill, new double[n]);
        }
        double[] diagonal = new double[n];
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            double[] unit = new double[n];
            unit[i] = 1;
            lodo.preconditioner().peek(unit, out);
            diagonal[i] = out[i];
        }
        return diagonal;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void trajectoryDoesNotDependOnThreads(int threads) {
        int n = 9000;
        assertThat(trajectory(n, LodoRecipes.lodoProbing(n, NOISE_AWARE, 1, Workers.of(threads))))
                .containsExactly(trajectory(n, LodoRecipes.lodoProbing(n, NOISE_AWARE, 1, Workers.serial())));
        ProbingConfig wide = PLAIN.withBlockSize(3);
        assertThat(trajectory(n, LodoRecipes.lodoProbing(n, wide, 1, Workers.of(threads))))
                .containsExactly(trajectory(n, LodoRecipes.lodoProbing(n, wide, 1, Workers.serial())));
    }

    private static double[] trajectory(int n, ProbingLodo lodo) {
        Valley draws = new Valley(n, 1, 5);
        double[] x = new double[n];
        for (int step = 0; step < 8; step++) {
            draws.draw();
            lodo.step(() -> draws, x);
        }
        return x;
    }

    @ParameterizedTest
    @CsvSource({"NOISE_AWARE", "PLAIN"})
    void zeroGradientsNeitherMoveNorTeach(ProbingForm form) {
        ProbingConfig config = form == ProbingForm.PLAIN ? PLAIN : NOISE_AWARE;
        ProbingLodo lodo = LodoRecipes.lodoProbing(3, config, 3, Workers.serial());
        double[] x = {1, 2, 3};
        double[] before = lodo.preconditioner().toMatrix().data.clone();
        lodo.step(() -> (point, gradient) -> 0, x);
        assertThat(x).containsExactly(1, 2, 3);
        assertThat(lodo.preconditioner().toMatrix().data).containsExactly(before);
    }

    /** A linear function has no curvature to measure or learn, and steps must stay finite. */
    @ParameterizedTest
    @CsvSource({"NOISE_AWARE", "PLAIN"})
    void aLinearFunctionDoesNotBreakIt(ProbingForm form) {
        ProbingConfig config = form == ProbingForm.PLAIN ? PLAIN : NOISE_AWARE;
        ProbingLodo lodo = LodoRecipes.lodoProbing(3, config, 3, Workers.serial());
        double[] x = {1, 2, 3};
        for (int step = 0; step < 100; step++) {
            lodo.step(
                    () -> (point, gradient) -> {
                        Arrays.fill(gradient, 1);
                        return point[0] + point[1] + point[2];
                    },
                    x);
        }
        assertThat(Arrays.stream(x).allMatch(Double::isFinite)).isTrue();
        assertThat(x[0]).isLessThan(1);
    }

    @Test
    void rejectsHyperParametersOutOfRange() {
        assertThatThrownBy(() -> NOISE_AWARE.withLearningStep(0))
                .hasMessage("learningStep = 0.0: must be positive and finite");
        assertThatThrownBy(() -> NOISE_AWARE.withProbeNoise(-1))
                .hasMessage("probeNoise = -1.0: must be non-negative and finite");
        assertThatThrownBy(() -> NOISE_AWARE.withProbeInterval(0)).hasMessage("probeInterval = 0: must be at least 1");
        assertThatThrownBy(() -> NOISE_AWARE.withMomentum(1))
                .hasMessage("momentum = 1.0: must be at least 0 and below 1");
    }

    /** A quadratic with curvatures 1 to 3 and a center that moves at random. */
    private static final class Valley implements Sample {
        private final double[] center;
        private final double step;
        private final RandomStream random;
        private int count;
        private int gradients;

        Valley(int n, double step, long seed) {
            center = new double[n];
            this.step = step;
            random = new RandomStream(seed);
        }

        static double curvature(int i) {
            return 0.5 + i % 3;
        }

        void draw() {
            count++;
            for (int i = 0; i < center.length; i++) {
                center[i] += step * random.nextGaussian();
            }
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            gradients++;
            double value = 0;
            for (int i = 0; i < x.length; i++) {
                gradient[i] = curvature(i) * (x[i] - center[i]);
                value += 0.5 * gradient[i] * (x[i] - center[i]);
            }
            return value;
        }
    }
}
