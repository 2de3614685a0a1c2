package org.lodo.preconditioner;

import org.lodo.kernel.Vectors;
import org.lodo.objective.CurvatureSample;
import org.lodo.random.RandomStream;

/**
 * The distance of a preconditioner from the inverse Hessian, ‖I − G(θ)H‖_F / √n, which is 0 for G = H⁻¹ (Liao et al. 2023,
 * section 4.1).
 */
public final class HessianError {

    /** Up to this dimension the norm is computed exactly, by n products. */
    public static final int MAX_EXACT = 200;

    private static final int PROBES = 100;

    private HessianError() {}

    /**
     * The error at a point: exact for n ≤ {@value #MAX_EXACT}, otherwise estimated from {@value #PROBES} random unit
     * vectors v, for which E ‖(I − GH)v‖² = ‖I − GH‖²_F / n.
     *
     * @param preconditioner G
     * @param sample provides products with H
     * @param x the point at which H is taken
     * @param probes source of the random vectors; not used in the exact case
     * @return the error
     */
    public static double of(Preconditioner preconditioner, CurvatureSample sample, double[] x, RandomStream probes) {
        int n = preconditioner.dimension();
        boolean exact = n <= MAX_EXACT;
        int vectors = exact ? n : PROBES;
        double[] v = new double[n];
        double[] hv = new double[n];
        double[] ghv = new double[n];
        double sum = 0;
        for (int j = 0; j < vectors; j++) {
            if (exact) {
                v[j] = 1;
            } else {
                probes.fillGaussian(v);
                scaleToUnitLength(v);
            }
            sample.hessianVector(x, v, hv);
            preconditioner.peek(hv, ghv);
            Vectors.addScaled(-1, v, ghv);
            sum += Vectors.dot(ghv, ghv);
            if (exact) {
                v[j] = 0;
            }
        }
        return Math.sqrt(sum / vectors);
    }

    private static void scaleToUnitLength(double[] v) {
        double norm = Vectors.norm(v);
        for (int i = 0; i < v.length; i++) {
            v[i] /= norm;
        }
    }
}
