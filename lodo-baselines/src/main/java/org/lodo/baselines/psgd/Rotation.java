package org.lodo.baselines.psgd;

import java.util.Arrays;
import org.lodo.kernel.Vectors;
import org.lodo.random.RandomSource;

/**
 * Rotates a factor Q towards a symmetric one, which leaves P = QᵀQ as it is up to the order of the approximation. With
 * R = Qᵀ − Q, divided by a lower bound ρ of its spectral norm:
 *
 * <pre>
 * A₁ = R Q,   A₂ = R A₁
 * w = ⅛, or min(−tr A₁/tr A₂, ⅛) if tr A₂ &lt; 0
 * Q ← Q + w (A₁ + ½ w A₂)
 * </pre>
 *
 * <p>ρ comes from 32 random vectors near the largest row of R, each multiplied by R four times.
 */
final class Rotation {

    private static final int PROBES = 32;
    private static final double MAX_WEIGHT = 0.125;

    private final double[][] skew;
    private final double[][] first;
    private final double[][] second;
    private final double[][] probes;
    private final double[][] images;

    /**
     * @param dimension n; 0 if it is not used
     */
    Rotation(int dimension) {
        skew = new double[dimension][dimension];
        first = new double[dimension][dimension];
        second = new double[dimension][dimension];
        int count = dimension == 0 ? 0 : PROBES;
        probes = new double[count][dimension];
        images = new double[count][dimension];
    }

    /** Changes Q in place. Takes 32 n normal numbers whether or not they are needed. */
    void towardsSymmetry(double[][] factor, RandomSource random) {
        for (double[] probe : probes) {
            random.fillGaussian(probe);
        }
        double largest = setSkew(factor);
        if (largest == 0) {
            return;
        }
        double bound = largest * normOfScaledSkew();
        for (double[] row : skew) {
            Vectors.scale(largest / bound, row, row);
        }
        multiply(skew, factor, first);
        multiply(skew, first, second);
        double ofFirst = trace(first);
        double ofSecond = trace(second);
        double weight = ofSecond < 0 ? Math.min(-ofFirst / ofSecond, MAX_WEIGHT) : MAX_WEIGHT;
        for (int i = 0; i < factor.length; i++) {
            Vectors.addScaled(weight, first[i], factor[i]);
            Vectors.addScaled(weight * weight / 2, second[i], factor[i]);
        }
    }

    /** N ← R/max|R|. Returns max|R|. */
    private double setSkew(double[][] factor) {
        double largest = 0;
        for (int i = 0; i < factor.length; i++) {
            for (int j = 0; j < factor.length; j++) {
                double entry = factor[j][i] - factor[i][j];
                skew[i][j] = entry;
                largest = Math.max(largest, Math.abs(entry));
            }
        }
        if (largest > 0) {
            for (double[] row : skew) {
                for (int j = 0; j < row.length; j++) {
                    row[j] /= largest;
                }
            }
        }
        return largest;
    }

    /** A lower bound of the spectral norm of N. */
    private double normOfScaledSkew() {
        double[] longest = skew[0];
        for (double[] row : skew) {
            if (Vectors.dot(row, row) > Vectors.dot(longest, longest)) {
                longest = row;
            }
        }
        for (double[] probe : probes) {
            double sign = Math.signum(Vectors.dot(longest, probe));
            for (int i = 0; i < probe.length; i++) {
                probe[i] = Math.fma(sign, probe[i], longest[i]);
            }
        }
        multiply(probes, skew, images);
        normalize(images);
        multiply(images, skew, probes);
        multiply(probes, skew, images);
        normalize(images);
        multiply(images, skew, probes);
        double largest = 0;
        for (double[] probe : probes) {
            largest = Math.max(largest, Vectors.norm(probe));
        }
        return largest;
    }

    private static void normalize(double[][] vectors) {
        for (double[] vector : vectors) {
            double norm = Vectors.norm(vector);
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= norm;
            }
        }
    }

    private static void multiply(double[][] left, double[][] right, double[][] out) {
        for (int i = 0; i < left.length; i++) {
            Arrays.fill(out[i], 0);
            for (int j = 0; j < right.length; j++) {
                Vectors.addScaled(left[i][j], right[j], out[i]);
            }
        }
    }

    private static double trace(double[][] matrix) {
        double trace = 0;
        for (int i = 0; i < matrix.length; i++) {
            trace += matrix[i][i];
        }
        return trace;
    }
}
