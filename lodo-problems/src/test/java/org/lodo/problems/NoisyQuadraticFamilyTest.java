package org.lodo.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.lodo.problems.QuadraticsContractTest.bowl;
import static org.lodo.problems.QuadraticsContractTest.steps;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lodo.objective.Average;
import org.lodo.objective.Certification;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.objective.Sample;
import org.lodo.problems.quadratic.Covariance;
import org.lodo.problems.quadratic.Drift;
import org.lodo.problems.quadratic.DriftConfig;
import org.lodo.problems.quadratic.GradientNoise;
import org.lodo.problems.quadratic.HessianSeed;
import org.lodo.problems.quadratic.NoiseConfig;
import org.lodo.problems.quadratic.Structure;
import org.lodo.problems.quadratic.StructureConfig;
import org.lodo.problems.quadratic.Tail;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.decomposition.LU;
import org.ojalgo.matrix.store.R064Store;

/** The members of the family of quadratics against dense decompositions and simulated optimal trackers. */
class NoisyQuadraticFamilyTest {

    private static final DriftConfig STILL = DriftConfig.defaults();

    @ParameterizedTest
    @EnumSource(Structure.class)
    void eigenvaluesAreThoseOfTheSpectrum(Structure structure) {
        int n = 12;
        NoisyQuadratic bowl = bowl(n, new StructureConfig(structure, 5, 3), NoiseConfig.defaults(), STILL);
        double[] expected = new double[n];
        if (structure == Structure.LOW_RANK) {
            Arrays.fill(expected, 0.05);
            expected[n - 3] = Math.sqrt(0.05 * 4);
            expected[n - 2] = StrictMath.pow(0.05 * 4, 0.25) * 2;
            expected[n - 1] = 4;
        } else {
            for (int i = 0; i < n; i++) {
                expected[i] = 0.05 * StrictMath.pow(80, i / (n - 1.0));
            }
        }
        assertThat(eigenvalues(hessian(bowl.open(1).draw(), n))).containsExactly(expected, within(1e-12));
    }

    @Test
    void kroneckerHessiansAreKroneckerProducts() {
        R064Store hessian = hessian(
                bowl(6, new StructureConfig(Structure.KRONECKER, 4, 10), NoiseConfig.defaults(), STILL)
                        .open(1)
                        .draw(),
                6);
        // H = A ⊗ B with 3 × 3 blocks aᵢⱼ B: any two blocks are multiples of each other.
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double first = hessian.doubleValue(i, j) / hessian.doubleValue(0, 0);
                assertThat(hessian.doubleValue(3 + i, 3 + j) / hessian.doubleValue(3, 3))
                        .isCloseTo(first, within(1e-10));
                assertThat(hessian.doubleValue(i, 3 + j) / hessian.doubleValue(0, 3))
                        .isCloseTo(first, within(1e-10));
            }
        }
    }

    @Test
    void aHessianOfTheRunIsAnotherForEverySeed() {
        NoisyQuadratic bowl = bowl(5, HessianSeed.ofRun(), StructureConfig.defaults(), NoiseConfig.defaults(), STILL);
        double[] first = hessian(bowl.open(1).draw(), 5).data;
        assertThat(hessian(bowl.open(1).draw(), 5).data).containsExactly(first);
        assertThat(hessian(bowl.open(2).draw(), 5).data).isNotEqualTo(first);
        assertThat(eigenvalues(hessian(bowl.open(2).draw(), 5)))
                .containsExactly(eigenvalues(hessian(bowl.open(1).draw(), 5)), within(1e-12));
    }

    @Test
    void aTurningHessianComesBackAfterAWholeTurn() {
        NoisyQuadratic bowl = bowl(
                5,
                StructureConfig.defaults(),
                NoiseConfig.defaults(),
                new DriftConfig(Drift.TURN, StrictMath.PI / 4, 0));
        Draws<HessianSample> draws = bowl.open(1);
        double[] first = hessian(draws.draw(), 5).data;
        double[] eigenvalues = eigenvalues(hessian(draws.draw(), 5));
        assertThat(eigenvalues[0]).isCloseTo(0.05, within(1e-12));
        assertThat(hessian(draws.draw(), 5).data).isNotEqualTo(first);
        for (int draw = 4; draw <= 8; draw++) {
            draws.draw();
        }
        assertThat(hessian(draws.draw(), 5).data).containsExactly(first, within(1e-12));
    }

    @Test
    void aSwitchTakesEffectAfterItsDraw() {
        Draws<HessianSample> draws = bowl(
                        5, StructureConfig.defaults(), NoiseConfig.defaults(), new DriftConfig(Drift.SWITCH, 0, 2))
                .open(1);
        double[] first = hessian(draws.draw(), 5).data;
        assertThat(hessian(draws.draw(), 5).data).containsExactly(first);
        double[] other = hessian(draws.draw(), 5).data;
        assertThat(other).isNotEqualTo(first);
        assertThat(hessian(draws.draw(), 5).data).containsExactly(other);
    }

    /** A tracker that knows H and steps to the last center, coordinate by coordinate where only some are shown. */
    @ParameterizedTest
    @EnumSource(Covariance.class)
    void theBestPossibleLossIsThatOfTheLastCenter(Covariance covariance) {
        assertTracked(bowl(4, StructureConfig.defaults(), steps(covariance, Tail.GAUSSIAN, 1), STILL), 0.02);
    }

    @Test
    void theBestPossibleLossOfATurningHessianIsThatOfTheLastCenter() {
        DriftConfig turning = new DriftConfig(Drift.TURN, 0.01, 0);
        assertTracked(bowl(5, StructureConfig.defaults(), steps(Covariance.HESSIAN, Tail.GAUSSIAN, 1), turning), 0.02);
    }

    @Test
    void theBestPossibleLossOfHeavyTailsIsInProportionToTheirVariance() {
        // The mean of losses with a tail of exponent 1.25 converges too slowly to be measured; TailTest measures the
        // factor.
        assertThat(best(Tail.STUDENT_T)).isCloseTo(5 * best(Tail.GAUSSIAN), within(1e-12));
    }

    private static double best(Tail tail) {
        return bowl(4, StructureConfig.defaults(), steps(Covariance.IDENTITY, tail, 1), STILL)
                .bestPossibleLoss()
                .orElseThrow();
    }

    private static void assertTracked(NoisyQuadratic bowl, double tolerance) {
        int n = bowl.dimension();
        int steps = 100_000;
        double[] losses = trackerLosses(bowl, steps, n);
        double best = bowl.bestPossibleLoss().orElseThrow();
        double measured = bowl.average() == Average.MEDIAN
                ? losses[steps / 2]
                : Arrays.stream(losses).sum() / steps;
        assertThat(measured / best).isCloseTo(1, within(tolerance));
    }

    /** Sorted losses of Newton's method, whose step is exact. */
    private static double[] trackerLosses(NoisyQuadratic bowl, int steps, int n) {
        Draws<HessianSample> draws = bowl.open(5);
        double[] x = new double[n];
        double[] gradient = new double[n];
        double[] losses = new double[steps];
        for (int step = 0; step < steps; step++) {
            HessianSample sample = draws.draw();
            losses[step] = sample.valueAndGradient(x, gradient);
            R064Store hessian = hessian(sample, n);
            double[] change = solved(hessian, gradient);
            for (int i = 0; i < n; i++) {
                x[i] -= change[i];
            }
        }
        Arrays.sort(losses);
        return losses;
    }

    @ParameterizedTest
    @EnumSource(
            value = Covariance.class,
            names = {"IDENTITY", "HESSIAN"})
    void theMedianOfCauchyStepsIsThatOfImhofsIntegral(Covariance covariance) {
        NoisyQuadratic bowl = bowl(4, StructureConfig.defaults(), steps(covariance, Tail.CAUCHY, 1), STILL);
        assertThat(bowl.average()).isEqualTo(Average.MEDIAN);
        assertThat(bowl.certification()).isEqualTo(Certification.COMPUTED);
        assertTracked(bowl, 0.03);
    }

    /** Each coordinate stays where it was shown last. */
    @Test
    void theBestPossibleLossWhereAThirdIsShownIsThatOfWhatWasShownLast() {
        int n = 6;
        NoisyQuadratic bowl = bowl(
                n, new StructureConfig(Structure.AXES, 4, 10), steps(Covariance.IDENTITY, Tail.GAUSSIAN, 0.3), STILL);
        Draws<HessianSample> draws = bowl.open(3);
        double[] x = new double[n];
        double[] gradient = new double[n];
        double sum = 0;
        int steps = 200_000;
        for (int step = 0; step < steps; step++) {
            HessianSample sample = draws.draw();
            sum += sample.valueAndGradient(x, gradient);
            R064Store hessian = hessian(sample, n);
            for (int i = 0; i < n; i++) {
                x[i] -= hessian.doubleValue(i, i) == 0 ? 0 : gradient[i] / hessian.doubleValue(i, i);
            }
        }
        assertThat(sum / steps / bowl.bestPossibleLoss().orElseThrow()).isCloseTo(1, within(0.02));
    }

    @Test
    void aMillionVariablesNeedNoMatrix() {
        for (Structure structure : new Structure[] {Structure.AXES, Structure.PERMUTED_BLOCKS, Structure.KRONECKER}) {
            NoisyQuadratic bowl = new NoisyQuadratic(new NoisyQuadraticConfig(
                    1_000_000,
                    0.001,
                    1,
                    1,
                    HessianSeed.of(0),
                    new StructureConfig(structure, 4, 10),
                    NoiseConfig.defaults(),
                    STILL));
            Sample sample = bowl.open(1).draw();
            double[] x = new double[1_000_000];
            double[] gradient = new double[x.length];
            double loss = sample.valueAndGradient(x, gradient);
            // The center is one step away: the loss is the best possible one, up to the law of large numbers.
            assertThat(loss / bowl.bestPossibleLoss().orElseThrow()).isCloseTo(1, within(0.01));
        }
    }

    @Test
    void threeThousandDenseVariablesNeedNoMatrix() {
        NoisyQuadratic bowl = new NoisyQuadratic(new NoisyQuadraticConfig(3000, 0.001, 1, 1, 0));
        double[] x = new double[3000];
        double loss = bowl.open(1).draw().valueAndGradient(x, new double[3000]);
        assertThat(loss / bowl.bestPossibleLoss().orElseThrow()).isCloseTo(1, within(0.1));
    }

    @Test
    void settingsThatDoNotGoTogetherAreRefused() {
        assertThatThrownBy(() -> steps(Covariance.IDENTITY, Tail.GAUSSIAN, 0))
                .hasMessage("sparse = 0.0: must be above 0 and at most 1");
        assertThatThrownBy(() -> new NoiseConfig(Covariance.HESSIAN, Tail.GAUSSIAN, GradientNoise.WHITE, 1, 1))
                .hasMessageStartingWith("noise = hessian: must be identity with gradientNoise");
        assertThatThrownBy(() -> new NoiseConfig(Covariance.IDENTITY, Tail.CAUCHY, GradientNoise.WHITE, 1, 1))
                .hasMessageStartingWith("tail = cauchy: must be gaussian or student-t with gradientNoise");
        assertThatThrownBy(() -> new NoiseConfig(Covariance.IDENTITY, Tail.GAUSSIAN, GradientNoise.WHITE, 0.5, 1))
                .hasMessageStartingWith("sparse = 0.5: must be 1 with gradientNoise");
        assertThatThrownBy(() -> new NoiseConfig(Covariance.IDENTITY, Tail.GAUSSIAN, GradientNoise.WHITE, 1, 0))
                .hasMessageStartingWith("start = 0.0: must be positive with gradientNoise");
        assertThatThrownBy(
                        () -> bowl(97, new StructureConfig(Structure.KRONECKER, 4, 10), NoiseConfig.defaults(), STILL))
                .hasMessage("dimension = 97: must be a product of two numbers from 2 to 2048 for structure = kronecker,"
                        + " such as 96 or 98");
        assertThatThrownBy(() -> bowl(5, new StructureConfig(Structure.LOW_RANK, 4, 6), NoiseConfig.defaults(), STILL))
                .hasMessage("rank = 6: must be at most dimension = 5 for structure = low-rank");
        assertThatThrownBy(() -> bowl(
                        5,
                        new StructureConfig(Structure.AXES, 4, 6),
                        NoiseConfig.defaults(),
                        new DriftConfig(Drift.SWITCH, 0, 5)))
                .hasMessageStartingWith("drift = switch: must be none or turn for structure = axes");
        assertThatThrownBy(
                        () -> bowl(5, StructureConfig.defaults(), steps(Covariance.HESSIAN, Tail.GAUSSIAN, 0.5), STILL))
                .hasMessageStartingWith("noise = hessian: must be identity with sparse = 0.5");
        assertThatThrownBy(() -> HessianSeed.valueOf("often"))
                .hasMessage("hessianSeed = often: must be a whole number or run");
        assertThatThrownBy(() -> HessianSeed.valueOf("-1")).hasMessage("hessianSeed = -1: must be at least 0");
    }

    static double[] solved(R064Store matrix, double[] right) {
        LU<Double> decomposition = LU.R064.make(matrix);
        decomposition.decompose(matrix);
        return decomposition.getSolution(R064Store.FACTORY.column(right)).toRawCopy1D();
    }

    static R064Store hessian(HessianSample sample, int n) {
        R064Store hessian = R064Store.FACTORY.make(n, n);
        sample.hessian(new double[n], hessian);
        return hessian;
    }

    private static double[] eigenvalues(R064Store hessian) {
        Eigenvalue<Double> decomposition = Eigenvalue.R064.make(hessian, true);
        decomposition.decompose(hessian);
        return decomposition.getEigenvalues().stream()
                .mapToDouble(value -> value.getReal())
                .sorted()
                .toArray();
    }
}
