package org.lodo.objective;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A problem: a stochastic function of n variables with an initial point and a sequence of draws. Immutable, so runs on several
 * threads may share it.
 *
 * @param <S> what its samples offer
 */
public interface Objective<S extends Sample> {

    /**
     * @return n, the number of variables
     */
    int dimension();

    /**
     * The initial point of a run.
     *
     * @param seed the run's seed
     * @return a new vector of n entries, which depends only on the problem and the seed
     */
    double[] initialPoint(long seed);

    /**
     * Opens the sequence of draws of a run.
     *
     * @param seed the run's seed
     * @return a new sequence, which depends only on the problem and the seed
     */
    Draws<S> open(long seed);

    /**
     * The smallest mean loss that any optimizer can reach in the long run, if it is known.
     *
     * @return the loss
     */
    default OptionalDouble bestPossibleLoss() {
        return OptionalDouble.empty();
    }

    /**
     * The minimizer, if it is known and fixed.
     *
     * @return a new vector of n entries
     */
    default Optional<double[]> minimum() {
        return Optional.empty();
    }
}
