package org.lodo.problems.leastsquares;

import java.util.Locale;

/** The functions of {@link MoreGarbowHillstrom}, each in the dimensions that it has. */
public enum TestFunction {
    /** Problem 21, {@link ExtendedRosenbrock}. */
    EXTENDED_ROSENBROCK(10, 2),
    /** Problem 22, {@link PowellSingular}. */
    POWELL_SINGULAR(8, 4),
    /** Problem 14, {@link Wood}. */
    WOOD(4, 0),
    /** Problem 7, {@link HelicalValley}. */
    HELICAL_VALLEY(3, 0),
    /** Problem 4, {@link BrownBadlyScaled}. */
    BROWN_BADLY_SCALED(2, 0),
    /** Problem 12, {@link BoxThreeDimensional}. */
    BOX_THREE_DIMENSIONAL(3, 0),
    /** Problem 23, {@link PenaltyOne}. */
    PENALTY_ONE(10, 1),
    /** Problem 26, {@link Trigonometric}. */
    TRIGONOMETRIC(10, 1),
    /** Problem 30, {@link BroydenTridiagonal}. */
    BROYDEN_TRIDIAGONAL(10, 1),
    /** Problem 5, {@link Beale}. */
    BEALE(2, 0),
    /** Problem 2, {@link FreudensteinRoth}. */
    FREUDENSTEIN_ROTH(2, 0),
    /** Problem 18, {@link BiggsExp6}. */
    BIGGS_EXP6(6, 0);

    /** The most variables: a Jacobian and a Hessian are dense matrices. */
    static final int MAX_DIMENSION = 1000;

    private final int usualDimension;
    /** What the dimension is a multiple of; 0 if it is fixed. */
    private final int multiple;

    TestFunction(int usualDimension, int multiple) {
        this.usualDimension = usualDimension;
        this.multiple = multiple;
    }

    /**
     * Checks a number of variables.
     *
     * @param dimension n, or 0 for the usual number
     * @throws IllegalArgumentException if the function has no such form
     */
    void requireDimension(int dimension) {
        if (dimension == 0 || dimension == usualDimension) {
            return;
        }
        String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (multiple == 0) {
            throw new IllegalArgumentException("dimension = " + dimension + ": must be " + usualDimension
                    + " (or 0, for the usual number), the only number of variables of " + name);
        }
        if (dimension < 0 || dimension > MAX_DIMENSION || dimension % multiple != 0) {
            int nearest = Math.min(Math.max(1, dimension) - 1, MAX_DIMENSION - 1) / multiple * multiple + multiple;
            throw new IllegalArgumentException("dimension = " + dimension + ": must be from " + multiple + " to "
                    + MAX_DIMENSION + (multiple == 1 ? "" : " and a multiple of " + multiple) + " for " + name
                    + ", such as " + nearest);
        }
    }

    /**
     * The function itself.
     *
     * @param dimension n, or 0 for the usual number
     */
    ResidualFunction create(int dimension) {
        requireDimension(dimension);
        int n = dimension == 0 ? usualDimension : dimension;
        return switch (this) {
            case EXTENDED_ROSENBROCK -> new ExtendedRosenbrock(n);
            case POWELL_SINGULAR -> new PowellSingular(n);
            case WOOD -> new Wood();
            case HELICAL_VALLEY -> new HelicalValley();
            case BROWN_BADLY_SCALED -> new BrownBadlyScaled();
            case BOX_THREE_DIMENSIONAL -> new BoxThreeDimensional();
            case PENALTY_ONE -> new PenaltyOne(n);
            case TRIGONOMETRIC -> new Trigonometric(n);
            case BROYDEN_TRIDIAGONAL -> new BroydenTridiagonal(n);
            case BEALE -> new Beale();
            case FREUDENSTEIN_ROTH -> new FreudensteinRoth();
            case BIGGS_EXP6 -> new BiggsExp6();
        };
    }
}
