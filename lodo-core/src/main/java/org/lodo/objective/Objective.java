package org.lodo.objective;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A problem: a stochastic function of n variables, where its runs start, and its draws. Immutable; may be shared by
 * runs on several threads.
 *
 * @param <S> what its samples can be asked
 */
public interface Objective<S extends Sample> {

    /**
     * @return n, the number of variables
     */
    int dimension();

    /**
     * Where a run starts.
     *
     * @param seed the run's seed
     * @return a new vector of n entries, a function of the problem and the seed only
     */
    double[] initialPoint(long seed);

    /**
     * Opens the sequence of draws of a run.
     *
     * @param seed the run's seed
     * @return a new sequence, a function of the problem and the seed only
     */
    Draws<S> open(long seed);

    /**
     * The mean loss in the long run that no optimizer can beat, where it is known.
     *
     * @return the smallest possible mean loss
     */
    default OptionalDouble bestPossibleLoss() {
        return OptionalDouble.empty();
    }

    /**
     * Where the minimum lies, if it is known and does not move.
     *
     * @return a new vector of n entries
     */
    default Optional<double[]> minimum() {
        return Optional.empty();
    }
}
