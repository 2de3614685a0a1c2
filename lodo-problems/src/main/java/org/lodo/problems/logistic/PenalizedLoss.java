package org.lodo.problems.logistic;

import java.util.Arrays;
import org.lodo.kernel.Vectors;
import org.lodo.objective.HessianSample;
import org.ojalgo.matrix.store.R064Store;

/**
 * The mean of −log p(label) over some of the examples, plus ½ λ ‖x‖². The weights of a class follow those of the class before;
 * its score is s = wᵀz, and p = softmax(s). Not safe for concurrent use.
 */
final class PenalizedLoss implements HessianSample {

    private final Examples examples;
    private final double penalty;
    private final int width;
    private final int[] chosen;

    private final double[] weights;
    private final double[] probabilities;
    private final double[] changes;

    /**
     * @param examples all examples
     * @param penalty λ
     * @param chosen the examples of the mean, some perhaps repeatedly; kept, and read at every evaluation
     */
    PenalizedLoss(Examples examples, double penalty, int[] chosen) {
        this.examples = examples;
        this.penalty = penalty;
        this.chosen = chosen;
        width = examples.width();
        weights = new double[width];
        probabilities = new double[examples.scores()];
        changes = new double[examples.scores()];
    }

    /** The mean over all examples. */
    static PenalizedLoss ofAll(Examples examples, double penalty) {
        int[] all = new int[examples.count()];
        Arrays.setAll(all, i -> i);
        return new PenalizedLoss(examples, penalty, all);
    }

    @Override
    public double value(double[] x) {
        double sum = 0;
        for (int example : chosen) {
            sum += evaluate(example, x);
        }
        return sum / chosen.length + 0.5 * penalty * Vectors.dot(x, x);
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradient) {
        Arrays.fill(gradient, 0);
        double sum = 0;
        for (int example : chosen) {
            sum += evaluate(example, x);
            for (int c = 0; c < probabilities.length; c++) {
                double slope = probabilities[c] - (c == examples.labels()[example] ? 1 : 0);
                add(slope, examples.rows()[example], gradient, c);
            }
        }
        finish(x, gradient);
        return sum / chosen.length + 0.5 * penalty * Vectors.dot(x, x);
    }

    @Override
    public void hessianVector(double[] x, double[] v, double[] out) {
        Arrays.fill(out, 0);
        for (int example : chosen) {
            double[] row = examples.rows()[example];
            evaluate(example, x);
            double mean = 0;
            for (int c = 0; c < changes.length; c++) {
                changes[c] = score(row, v, c);
                mean = Math.fma(probabilities[c], changes[c], mean);
            }
            for (int c = 0; c < changes.length; c++) {
                add(probabilities[c] * (changes[c] - mean), row, out, c);
            }
        }
        finish(v, out);
    }

    /** The mean of (diag p − ppᵀ) ⊗ zzᵀ, plus λ I; one triangle is summed, then copied to the other. */
    @Override
    public void hessian(double[] x, R064Store hessian) {
        hessian.fillAll(0.0);
        int n = x.length;
        for (int example : chosen) {
            double[] row = examples.rows()[example];
            evaluate(example, x);
            for (int a = 0; a < probabilities.length; a++) {
                for (int b = a; b < probabilities.length; b++) {
                    double factor = probabilities[a] * ((a == b ? 1 : 0) - probabilities[b]);
                    addOuterProduct(factor / chosen.length, row, hessian.data, (b * width) * n + a * width, n);
                }
            }
        }
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < j; i++) {
                hessian.data[i * n + j] = hessian.data[j * n + i];
            }
            hessian.data[j * n + j] += penalty;
        }
    }

    /** Adds a factor times zzᵀ to a block of a matrix that is stored by columns. */
    private static void addOuterProduct(double factor, double[] z, double[] matrix, int first, int columnLength) {
        for (int j = 0; j < z.length; j++) {
            double ofColumn = factor * z[j];
            int column = first + j * columnLength;
            for (int i = 0; i < z.length; i++) {
                matrix[column + i] = Math.fma(ofColumn, z[i], matrix[column + i]);
            }
        }
    }

    /** Sets the probabilities of an example's classes and returns −log p(label). */
    private double evaluate(int example, double[] x) {
        double[] row = examples.rows()[example];
        int label = examples.labels()[example];
        boolean isReduced = probabilities.length < examples.classes();
        double largest = isReduced ? 0 : Double.NEGATIVE_INFINITY;
        for (int c = 0; c < probabilities.length; c++) {
            probabilities[c] = score(row, x, c);
            largest = Math.max(largest, probabilities[c]);
        }
        double ofLabel = label < probabilities.length ? probabilities[label] : 0;
        double sum = isReduced ? StrictMath.exp(-largest) : 0;
        for (int c = 0; c < probabilities.length; c++) {
            probabilities[c] = StrictMath.exp(probabilities[c] - largest);
            sum += probabilities[c];
        }
        for (int c = 0; c < probabilities.length; c++) {
            probabilities[c] /= sum;
        }
        return StrictMath.log(sum) - (ofLabel - largest);
    }

    private double score(double[] row, double[] x, int c) {
        System.arraycopy(x, c * width, weights, 0, width);
        return Vectors.dot(row, weights);
    }

    private void add(double factor, double[] row, double[] out, int c) {
        int first = c * width;
        for (int i = 0; i < width; i++) {
            out[first + i] = Math.fma(factor, row[i], out[first + i]);
        }
    }

    /** Divides a sum by the number of examples and adds the penalty's part. */
    private void finish(double[] x, double[] sum) {
        double share = 1.0 / chosen.length;
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Math.fma(penalty, x[i], share * sum[i]);
        }
    }
}
