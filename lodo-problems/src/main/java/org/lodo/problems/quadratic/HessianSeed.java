package org.lodo.problems.quadratic;

import java.math.BigDecimal;
import org.lodo.validation.Require;

/**
 * What decides the eigenvectors of a Hessian: a number, the same for all runs, or the seed of each run, so that every run has a
 * Hessian of its own.
 */
public final class HessianSeed {

    private static final String RUN = "run";

    /** That of each run; otherwise a number from 0. */
    private static final int OF_RUN = -1;

    private final int number;

    private HessianSeed(int number) {
        this.number = number;
    }

    /**
     * @param number from 0
     * @return the same Hessian for all runs
     */
    public static HessianSeed of(int number) {
        return new HessianSeed(Require.atLeast("hessianSeed", number, 0));
    }

    /**
     * @return a Hessian for each seed
     */
    public static HessianSeed ofRun() {
        return new HessianSeed(OF_RUN);
    }

    /**
     * @param text a number from 0, or {@code run}
     * @return what it says
     * @throws IllegalArgumentException if it is neither
     */
    public static HessianSeed valueOf(String text) {
        if (text.equals(RUN)) {
            return ofRun();
        }
        try {
            return of(new BigDecimal(text).intValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("hessianSeed = " + text + ": must be a whole number or run", e);
        }
    }

    /**
     * @return whether every run has a Hessian of its own
     */
    public boolean isOfRun() {
        return number == OF_RUN;
    }

    /**
     * @param runSeed the seed of a run
     * @return what decides the Hessian of that run
     */
    public long seed(long runSeed) {
        return isOfRun() ? runSeed : number;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HessianSeed that && number == that.number;
    }

    @Override
    public int hashCode() {
        return number;
    }

    @Override
    public String toString() {
        return isOfRun() ? RUN : Integer.toString(number);
    }
}
