package org.lodo.engine.transform;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lodo.objective.Average;
import org.lodo.objective.Certification;
import org.lodo.objective.Draws;
import org.lodo.objective.HeldOut;
import org.lodo.objective.KnownSolution;
import org.lodo.objective.Layered;
import org.lodo.objective.Objective;
import org.lodo.objective.Sample;

/**
 * A problem under {@link Transformations}. Its samples offer what the problem's own do; its best possible loss is the same, as
 * noise is not part of what a run is judged by.
 */
public final class Transformed implements Objective<Sample> {

    private final Objective<?> own;
    private final Transformations transformations;
    private final CoordinateChange change;

    /**
     * @param own the problem
     * @param transformations what is done to it
     * @throws IllegalArgumentException if the problem starts at 0, where a factor of the initial point has no effect
     */
    public Transformed(Objective<?> own, Transformations transformations) {
        this.own = own;
        this.transformations = transformations;
        change = new CoordinateChange(own.dimension(), transformations);
        if (transformations.start() != 1 && Arrays.stream(own.initialPoint(1)).allMatch(entry -> entry == 0)) {
            throw new IllegalArgumentException("transform.start = " + transformations.start()
                    + ": must be 1 for a problem that starts at 0, where a factor has no effect");
        }
    }

    @Override
    public int dimension() {
        return own.dimension();
    }

    @Override
    public double[] initialPoint(long seed) {
        double[] x = own.initialPoint(seed);
        for (int i = 0; i < x.length; i++) {
            x[i] *= transformations.start();
        }
        return change.inverse(x);
    }

    @Override
    public Draws<Sample> open(long seed) {
        return TransformedDraws.of(own.open(seed), dimension(), change, transformations, seed);
    }

    @Override
    public OptionalDouble bestPossibleLoss() {
        return own.bestPossibleLoss();
    }

    @Override
    public Certification certification() {
        return own.certification();
    }

    @Override
    public Average average() {
        return own.average();
    }

    @Override
    public Optional<double[]> minimum() {
        return own.minimum().map(change::inverse);
    }

    /** Passes on held-out losses, in the new coordinates, and layers where every variable is still one. */
    @Override
    public <F> Optional<F> feature(Class<F> type) {
        if (type == HeldOut.class) {
            return own.feature(HeldOut.class).map(heldOut -> type.cast(new TransformedHeldOut(heldOut)));
        }
        if (type == KnownSolution.class) {
            return own.feature(KnownSolution.class)
                    .map(known -> type.cast((KnownSolution) u -> known.solutionError(inX(u))));
        }
        return type == Layered.class && transformations.keepVariables() ? own.feature(type) : Optional.empty();
    }

    private double[] inX(double[] u) {
        double[] x = new double[u.length];
        change.apply(u, x, new double[u.length]);
        return x;
    }

    private final class TransformedHeldOut implements HeldOut {
        private final HeldOut losses;

        TransformedHeldOut(HeldOut losses) {
            this.losses = losses;
        }

        @Override
        public double validationLoss(double[] u) {
            return losses.validationLoss(inX(u));
        }

        @Override
        public double testLoss(double[] u) {
            return losses.testLoss(inX(u));
        }
    }
}
