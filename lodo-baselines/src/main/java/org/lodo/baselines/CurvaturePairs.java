package org.lodo.baselines;

import java.util.Arrays;
import org.lodo.kernel.Vectors;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;

/**
 * The most recent pairs of a step s and the change y of the gradient along it, and the inverse Hessian that they define
 * (Nocedal and Wright, Numerical Optimization, 2nd edition, algorithm 7.4, the two-loop recursion).
 */
final class CurvaturePairs implements Stateful {

    /** More pairs than there are variables are of no use, and so many would fill the memory. */
    static final int MAX_CAPACITY = 1_000_000;

    private final double[][] steps;
    private final double[][] changes;
    /** sᵀy of each pair. */
    private final double[] curvatures;
    /** yᵀy of each pair. */
    private final double[] changeNorms;

    private final double[] weights;
    private final int capacity;
    /** The number of pairs added so far; pair i is in slot i mod the number of slots. */
    private long added;

    /**
     * @param capacity the number of pairs kept
     * @param dimension n
     */
    CurvaturePairs(int capacity, int dimension) {
        Require.between("history", capacity, 1, MAX_CAPACITY);
        this.capacity = capacity;
        // One more, so that a pair that is rejected has not overwritten another.
        int places = capacity + 1;
        steps = new double[places][dimension];
        changes = new double[places][dimension];
        curvatures = new double[places];
        changeNorms = new double[places];
        weights = new double[places];
    }

    /** The array for the step of the next pair, to be filled before {@link #add}. */
    double[] nextStep() {
        return steps[slot(added)];
    }

    /** The array for the gradient change of the next pair, to be filled before {@link #add}. */
    double[] nextChange() {
        return changes[slot(added)];
    }

    /**
     * Adds the pair written to {@link #nextStep} and {@link #nextChange}. A pair without curvature, such as a step of length
     * zero, is rejected, because the recursion would divide by it; so is one whose products overflow.
     */
    void add() {
        int slot = slot(added);
        curvatures[slot] = Vectors.dot(steps[slot], changes[slot]);
        changeNorms[slot] = Vectors.dot(changes[slot], changes[slot]);
        boolean isCurved = curvatures[slot] != 0 && changeNorms[slot] > 0;
        if (isCurved && Double.isFinite(curvatures[slot]) && Double.isFinite(changeNorms[slot])) {
            added++;
        }
    }

    /** Discards all pairs. */
    void clear() {
        added = 0;
    }

    boolean isEmpty() {
        return added == 0;
    }

    /** The mean over the pairs of sᵀy / yᵀy. */
    double meanScale() {
        double sum = 0;
        for (long pair = oldest(); pair < added; pair++) {
            sum += curvatures[slot(pair)] / changeNorms[slot(pair)];
        }
        return sum / (added - oldest());
    }

    /** sᵀy / yᵀy of the newest pair. */
    double newestScale() {
        int newest = slot(added - 1);
        return curvatures[newest] / changeNorms[newest];
    }

    /** sᵀy / yᵀy with the oldest step and the newest change. */
    double oldestStepScale() {
        int newest = slot(added - 1);
        return Vectors.dot(steps[slot(oldest())], changes[newest]) / changeNorms[newest];
    }

    /**
     * v ← H v where H is the inverse Hessian that the pairs define, starting from a multiple of the identity.
     *
     * @param v changed in place
     * @param scale the multiple
     */
    void multiply(double[] v, double scale) {
        for (long pair = added - 1; pair >= oldest(); pair--) {
            int slot = slot(pair);
            weights[slot] = Vectors.dot(steps[slot], v) / curvatures[slot];
            Vectors.addScaled(-weights[slot], changes[slot], v);
        }
        for (int i = 0; i < v.length; i++) {
            v[i] *= scale;
        }
        for (long pair = oldest(); pair < added; pair++) {
            int slot = slot(pair);
            double weight = weights[slot] - Vectors.dot(changes[slot], v) / curvatures[slot];
            Vectors.addScaled(weight, steps[slot], v);
        }
    }

    private long oldest() {
        return Math.max(0, added - capacity);
    }

    private int slot(long pair) {
        return (int) (pair % steps.length);
    }

    @Override
    public void visitState(StateVisitor visitor) {
        Arrays.stream(steps).forEach(visitor::array);
        Arrays.stream(changes).forEach(visitor::array);
        visitor.array(curvatures);
        visitor.array(changeNorms);
        added = visitor.number(added);
    }
}
