package org.lodo.preconditioner;

import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * The mean loss, in the long run and in closed form, of x ← x − G ∇F(x) with a fixed G on a quadratic bowl whose center takes
 * independent steps of covariance S at each draw. The distance b from the center to the point follows b ← A b − s with A = I − GH,
 * so its covariance solves C = A C Aᵀ + S, and the loss is ½ tr(H C).
 */
public final class FrozenLoss {

    /** Doublings, after which the spectral radius of A has been raised to the power 2⁶⁰. */
    private static final int MAX_DOUBLINGS = 60;

    private static final double TOLERANCE = 1e-14;

    private FrozenLoss() {}

    /**
     * The loss with white steps, S = σ² I.
     *
     * @param preconditioner G
     * @param hessian H, n × n, symmetric
     * @param stepVariance σ²
     * @return the loss; infinite if the iteration with G diverges
     */
    public static double of(Preconditioner preconditioner, R064Store hessian, double stepVariance) {
        int n = preconditioner.dimension();
        return stepVariance * of(preconditioner, hessian, R064Store.FACTORY.makeEye(n, n));
    }

    /**
     * Sums the series Σ Aᵏ S Aᵏᵀ by doubling: C ← C + A C Aᵀ, A ← A².
     *
     * @param preconditioner G
     * @param hessian H, n × n, symmetric
     * @param stepCovariance S, n × n, symmetric and positive semidefinite
     * @return the loss; infinite if the iteration with G diverges
     */
    public static double of(Preconditioner preconditioner, R064Store hessian, R064Store stepCovariance) {
        int n = preconditioner.dimension();
        MatrixStore<Double> power = R064Store.FACTORY
                .makeEye(n, n)
                .subtract(preconditioner.toMatrix().multiply(hessian));
        MatrixStore<Double> covariance = stepCovariance;
        for (int doubling = 0; doubling < MAX_DOUBLINGS; doubling++) {
            MatrixStore<Double> term = power.multiply(covariance).multiply(power.transpose());
            double change = trace(term);
            double sum = trace(covariance);
            if (!(change < Double.MAX_VALUE)) {
                return Double.POSITIVE_INFINITY;
            }
            covariance = R064Store.FACTORY.copy(covariance.add(term));
            if (change <= TOLERANCE * sum) {
                return 0.5 * trace(hessian.multiply(covariance));
            }
            power = R064Store.FACTORY.copy(power.multiply(power));
        }
        return Double.POSITIVE_INFINITY;
    }

    private static double trace(MatrixStore<Double> matrix) {
        double trace = 0;
        for (int i = 0; i < matrix.getRowDim(); i++) {
            trace += matrix.doubleValue(i, i);
        }
        return trace;
    }
}
