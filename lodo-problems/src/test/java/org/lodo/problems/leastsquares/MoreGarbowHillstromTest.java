package org.lodo.problems.leastsquares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lodo.objective.LeastSquaresSample;
import org.ojalgo.matrix.store.R064Store;

class MoreGarbowHillstromTest {

    /** ‖r‖² at the standard start, computed by hand from the paper's formulas, or by another program. */
    @ParameterizedTest
    @CsvSource({
        "EXTENDED_ROSENBROCK,2,24.2",
        "EXTENDED_ROSENBROCK,10,121",
        "POWELL_SINGULAR,4,215",
        "WOOD,4,19192",
        "HELICAL_VALLEY,3,2500",
        "BROWN_BADLY_SCALED,2,999998000003",
        "BOX_THREE_DIMENSIONAL,3,1031.15381060940",
        "PENALTY_ONE,4,885.06264",
        "TRIGONOMETRIC,10,0.00707575946622186",
        "BROYDEN_TRIDIAGONAL,10,21",
        "BEALE,2,14.203125",
        "FREUDENSTEIN_ROTH,2,400.5",
        "BIGGS_EXP6,6,0.77907007565597"
    })
    void standardStartsHaveThePublishedValues(TestFunction function, int dimension, double expected) {
        MoreGarbowHillstrom problem = problem(function, dimension);
        double sumOfSquares = 2 * problem.open(1).draw().value(problem.initialPoint(1));
        assertThat(sumOfSquares).isCloseTo(expected, within(1e-10 * expected));
    }

    /** The minima of the paper's tables, whose last digit is rounded down. */
    @Test
    void smallestSumsOfSquaresAreThePublishedOnes() {
        assertThat(new PenaltyOne(4).leastSumOfSquares()).isCloseTo(2.24997e-5, within(1e-10));
        assertThat(new PenaltyOne(10).leastSumOfSquares()).isCloseTo(7.08765e-5, within(1e-10));
    }

    @ParameterizedTest
    @EnumSource(TestFunction.class)
    void minimizersHaveTheSmallestSumOfSquaresAndNoGradient(TestFunction function) {
        ResidualFunction created = function.create(0);
        double best = problem(function, 0).bestPossibleLoss().orElseThrow();
        created.minimizer().ifPresent(x -> {
            LeastSquaresSample sample = new SumOfSquares(created);
            double[] gradient = new double[x.length];
            assertThat(sample.valueAndGradient(x, gradient)).isCloseTo(best, within(1e-14 * best + 1e-30));
            for (double entry : gradient) {
                assertThat(entry).isCloseTo(0, within(1e-12));
            }
        });
    }

    /** Every one of the minimizers that the paper lists for functions with several. */
    @Test
    void everyListedMinimizerIsOne() {
        assertThat(value(TestFunction.BOX_THREE_DIMENSIONAL, 1, 10, 1)).isZero();
        assertThat(value(TestFunction.BOX_THREE_DIMENSIONAL, 10, 1, -1)).isZero();
        assertThat(value(TestFunction.BOX_THREE_DIMENSIONAL, 7, 7, 0)).isZero();
        assertThat(value(TestFunction.BIGGS_EXP6, 1, 10, 1, 5, 4, 3)).isLessThan(1e-30);
        assertThat(value(TestFunction.BIGGS_EXP6, 4, 10, 3, 5, 1, 1)).isLessThan(1e-30);
        assertThat(value(TestFunction.TRIGONOMETRIC, new double[10])).isZero();
    }

    /** At the minima of Freudenstein and Roth's function that are local only, and of the global one. */
    @Test
    void freudensteinAndRothHasTwoMinima() {
        double root = Math.sqrt(22);
        assertThat(2 * value(TestFunction.FREUDENSTEIN_ROTH, (53 - 4 * root) / 3, (2 - root) / 3))
                .isCloseTo(48.9842, within(1e-4));
        assertThat(value(TestFunction.FREUDENSTEIN_ROTH, 5, 4)).isZero();
    }

    /** Every entry of the Hessian against differences of gradients, at a size that is no special case. */
    @ParameterizedTest
    @EnumSource(TestFunction.class)
    void everyEntryOfTheHessianAgreesWithDifferences(TestFunction function) {
        MoreGarbowHillstrom problem = problem(function, 0);
        int n = problem.dimension();
        double[] x = problem.initialPoint(1);
        for (int i = 0; i < n; i++) {
            // The standard starts have zeros and equal entries, which hide mistakes.
            x[i] += 0.1 + 0.05 * i;
        }
        LeastSquaresSample sample = problem.open(1).draw();
        R064Store hessian = R064Store.FACTORY.make(n, n);
        sample.hessian(x, hessian);
        double[] ahead = new double[n];
        double[] behind = new double[n];
        for (int j = 0; j < n; j++) {
            double at = x[j];
            x[j] = at + 1e-5;
            sample.valueAndGradient(x, ahead);
            x[j] = at - 1e-5;
            sample.valueAndGradient(x, behind);
            x[j] = at;
            double size = 1 + Math.abs(hessian.doubleValue(j, j));
            for (int i = 0; i < n; i++) {
                assertThat((ahead[i] - behind[i]) / 2e-5)
                        .as("%s, entry %d, %d", function, i, j)
                        .isCloseTo(hessian.doubleValue(i, j), within(1e-4 * size));
            }
        }
    }

    /** The angle has no jump but the one on the negative second axis. */
    @Test
    void theHelixIsContinuousWhereTheAngleOfItsFormulaChanges() {
        for (double[] at : new double[][] {{0, 1}, {-1, 0}, {-1, -0.0}, {1, 0}}) {
            double before = value(TestFunction.HELICAL_VALLEY, at[0] - 1e-9, at[1] - 1e-9, 2);
            double after = value(TestFunction.HELICAL_VALLEY, at[0] + 1e-9, at[1] + 1e-9, 2);
            assertThat(before).isCloseTo(after, within(1e-4));
        }
        assertThat(value(TestFunction.HELICAL_VALLEY, -1e-9, -1, 7.5)).isCloseTo(7.5 * 7.5 / 2, within(1e-10));
        assertThat(value(TestFunction.HELICAL_VALLEY, 1e-9, -1, -2.5)).isCloseTo(2.5 * 2.5 / 2, within(1e-10));
    }

    @Test
    void startsAreSpreadOnRequest() {
        assertThat(problem(TestFunction.WOOD, 4).initialPoint(1)).containsExactly(-3, -1, -3, -1);
        MoreGarbowHillstrom spread = new MoreGarbowHillstrom(new MoreGarbowHillstromConfig(TestFunction.WOOD, 0, 0.1));
        double[] first = spread.initialPoint(1);
        assertThat(first).isNotEqualTo(spread.initialPoint(2));
        assertThat(first[0]).isBetween(-5.0, -1.0).isNotEqualTo(-3);
    }

    @Test
    void rejectsDimensionsThatAFunctionDoesNotHave() {
        assertRejected(
                TestFunction.WOOD,
                5,
                "dimension = 5: must be 4 (or 0, for the usual number), the only number of" + " variables of wood");
        assertRejected(
                TestFunction.EXTENDED_ROSENBROCK,
                7,
                "dimension = 7: must be from 2 to 1000 and a multiple of 2 for" + " extended-rosenbrock, such as 8");
        assertRejected(
                TestFunction.POWELL_SINGULAR,
                1001,
                "dimension = 1001: must be from 4 to 1000 and a multiple of 4" + " for powell-singular, such as 1000");
        assertRejected(
                TestFunction.PENALTY_ONE, -3, "dimension = -3: must be from 1 to 1000 for penalty-one, such as 1");
        assertThat(problem(TestFunction.PENALTY_ONE, 1).dimension()).isEqualTo(1);
    }

    private static void assertRejected(TestFunction function, int dimension, String message) {
        assertThatThrownBy(() -> problem(function, dimension))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static double value(TestFunction function, double... x) {
        return problem(function, 0).open(1).draw().value(x);
    }

    private static MoreGarbowHillstrom problem(TestFunction function, int dimension) {
        return new MoreGarbowHillstrom(new MoreGarbowHillstromConfig(function, dimension, 0));
    }
}
