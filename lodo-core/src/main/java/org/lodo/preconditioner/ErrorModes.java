package org.lodo.preconditioner;

import java.util.Arrays;
import org.lodo.objective.HessianSample;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * The error A = I − GH of a preconditioner in the eigenbasis of H: mode (i, j) is q_iᵀ A q_j, with eigenvalues in descending
 * order.
 *
 * <p>If G is free and learned by gradient descent on a bowl whose center moves by N(0, σ²I) at each draw, small modes decay by
 * α σ² λ_i λ_j² a step on average (see the study {@code theory}).
 */
public final class ErrorModes {

    private ErrorModes() {}

    /**
     * The power law of decay rates.
     *
     * @param factor c
     * @param rowExponent a
     * @param columnExponent b
     */
    public record PowerLaw(double factor, double rowExponent, double columnExponent) {}

    /**
     * A G with a given error: G = (I − e Q J Qᵀ) H⁻¹, with all entries of J equal to 1, has every mode equal to e.
     *
     * @param hessian H, symmetric and positive definite
     * @param error e
     * @return G
     */
    public static R064Store withError(R064Store hessian, double error) {
        Spectrum spectrum = Spectrum.of(hessian);
        int n = hessian.getRowDim();
        R064Store scaled = R064Store.FACTORY.make(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled.set(i, j, ((i == j ? 1 : 0) - error) / spectrum.values[j]);
            }
        }
        return R064Store.FACTORY.copy(spectrum.vectors.multiply(scaled).multiply(spectrum.vectors.transpose()));
    }

    /**
     * Fits a power law to how all modes have decayed since they were {@code error}: the least-squares fit of
     * log log (error/A_ij) = log c + a log λ_i + b log λ_j over all modes, with eigenvalues relative to the largest.
     *
     * @param preconditioner G
     * @param sample provides H
     * @param x the point at which H is taken
     * @param error the modes at the start
     * @return the law; NaN if a mode has not decayed, has changed sign, or if all eigenvalues are equal
     */
    public static PowerLaw decay(Preconditioner preconditioner, HessianSample sample, double[] x, double error) {
        int n = preconditioner.dimension();
        R064Store hessian = R064Store.FACTORY.make(n, n);
        sample.hessian(x, hessian);
        Spectrum spectrum = Spectrum.of(hessian);
        MatrixStore<Double> modes = spectrum.vectors
                .transpose()
                .multiply(R064Store.FACTORY
                        .makeEye(n, n)
                        .subtract(preconditioner.toMatrix().multiply(hessian)))
                .multiply(spectrum.vectors);
        double[] logs = new double[n];
        Arrays.setAll(logs, i -> StrictMath.log(spectrum.values[i] / spectrum.values[0]));
        double mean = Arrays.stream(logs).average().orElse(0);
        double square = Arrays.stream(logs).map(l -> (l - mean) * (l - mean)).sum();
        double sum = 0;
        double row = 0;
        double column = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double rate = StrictMath.log(StrictMath.log(error / modes.doubleValue(i, j)));
                sum += rate;
                row += rate * (logs[i] - mean);
                column += rate * (logs[j] - mean);
            }
        }
        // Rows and columns are balanced, so the two regressions do not interfere.
        double a = row / (n * square);
        double b = column / (n * square);
        return new PowerLaw(StrictMath.exp(sum / ((double) n * n) - (a + b) * mean), a, b);
    }

    /** Eigenvalues, the largest first, and eigenvectors as columns. */
    private record Spectrum(double[] values, MatrixStore<Double> vectors) {

        static Spectrum of(R064Store hessian) {
            int n = hessian.getRowDim();
            Eigenvalue<Double> decomposition = Eigenvalue.R064.make(hessian, true);
            decomposition.decompose(hessian);
            double[] values = new double[n];
            Arrays.setAll(values, i -> decomposition.getD().doubleValue(i, i));
            Integer[] order = new Integer[n];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (i, j) -> Double.compare(values[j], values[i]));
            R064Store vectors = R064Store.FACTORY.make(n, n);
            double[] sorted = new double[n];
            for (int j = 0; j < n; j++) {
                sorted[j] = values[order[j]];
                for (int i = 0; i < n; i++) {
                    vectors.set(i, j, decomposition.getV().doubleValue(i, order[j]));
                }
            }
            return new Spectrum(sorted, vectors);
        }
    }
}
