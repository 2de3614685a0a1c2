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
     * The smallest average loss that any optimizer can reach in the long run, if it is known.
     *
     * @return the loss
     */
    default OptionalDouble bestPossibleLoss() {
        return OptionalDouble.empty();
    }

    /**
     * How the best possible loss is known.
     *
     * @return {@link Certification#NONE} if and only if it is not; by default that the problem states it
     */
    default Certification certification() {
        return bestPossibleLoss().isPresent() ? Certification.STATED : Certification.NONE;
    }

    /**
     * How losses are averaged, for {@link #bestPossibleLoss} as for runs.
     *
     * @return by default by their mean
     */
    default Average average() {
        return Average.MEAN;
    }

    /**
     * An optional property of this problem, such as {@link HeldOut} or {@link Layered}. Callers ask for it instead of the
     * objective's class, so that one objective can pass on, or transform, the properties of another.
     *
     * @param type the interface of the property
     * @param <F> the interface of the property
     * @return this objective if it has the property; empty if not
     */
    default <F> Optional<F> feature(Class<F> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
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
