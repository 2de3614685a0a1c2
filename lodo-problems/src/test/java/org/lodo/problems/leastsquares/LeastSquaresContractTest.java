package org.lodo.problems.leastsquares;

import org.junit.jupiter.api.Nested;
import org.lodo.objective.Objective;
import org.lodo.testkit.ObjectiveContract;

/** The contract, once for each function and at awkward sizes. */
class LeastSquaresContractTest {

    @Nested
    class RosenbrockOfTwo extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return problem(TestFunction.EXTENDED_ROSENBROCK, 2);
        }
    }

    @Nested
    class RosenbrockOfTen extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return problem(TestFunction.EXTENDED_ROSENBROCK, 10);
        }
    }

    @Nested
    class PowellOfFour extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return problem(TestFunction.POWELL_SINGULAR, 4);
        }
    }

    @Nested
    class PowellOfTwelve extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return problem(TestFunction.POWELL_SINGULAR, 12);
        }
    }

    @Nested
    class WoodsFunction extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return problem(TestFunction.WOOD, 4);
        }
    }

    @Nested
    class Helix extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return problem(TestFunction.HELICAL_VALLEY, 3);
        }
    }

    @Nested
    class Box extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return problem(TestFunction.BOX_THREE_DIMENSIONAL, 3);
        }
    }

    @Nested
    class PenaltyOfOne extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return problem(TestFunction.PENALTY_ONE, 1);
        }
    }

    @Nested
    class PenaltyOfSeven extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return problem(TestFunction.PENALTY_ONE, 7);
        }
    }

    @Nested
    class TrigonometricOfOne extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return problem(TestFunction.TRIGONOMETRIC, 1);
        }
    }

    @Nested
    class TrigonometricOfSeventeen extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return problem(TestFunction.TRIGONOMETRIC, 17);
        }
    }

    @Nested
    class BroydenOfOne extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return problem(TestFunction.BROYDEN_TRIDIAGONAL, 1);
        }
    }

    @Nested
    class BroydenOfTwo extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return problem(TestFunction.BROYDEN_TRIDIAGONAL, 2);
        }
    }

    @Nested
    class BroydenOfNine extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return problem(TestFunction.BROYDEN_TRIDIAGONAL, 9);
        }
    }

    @Nested
    class BealesFunction extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return problem(TestFunction.BEALE, 2);
        }
    }

    @Nested
    class FreudensteinAndRoth extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return problem(TestFunction.FREUDENSTEIN_ROTH, 2);
        }
    }

    @Nested
    class Biggs extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return problem(TestFunction.BIGGS_EXP6, 6);
        }
    }

    @Nested
    class Brown extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return problem(TestFunction.BROWN_BADLY_SCALED, 2);
        }

        /** Near the minimum, in units in which it is smooth. */
        @Override
        protected double[] point(Objective<?> objective, long seed) {
            double[] x = super.point(objective, seed);
            x[0] = 1e6 * (1 + 0.1 * x[0]);
            x[1] = 2e-6 * (1 + 0.1 * x[1]);
            return x;
        }
    }

    private static MoreGarbowHillstrom problem(TestFunction function, int dimension) {
        return new MoreGarbowHillstrom(new MoreGarbowHillstromConfig(function, dimension, 0.1));
    }
}
