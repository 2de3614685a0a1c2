package org.lodo.baselines.tensor;

import java.util.Arrays;
import org.lodo.kernel.Vectors;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, without allocation: Householder reflections to a tridiagonal matrix, then
 * implicit QR steps with Wilkinson's shift (Golub and Van Loan, Matrix Computations, 4th edition, algorithms 8.3.1 to 8.3.3).
 * Eigenvectors are rows of an array, so that reflections and rotations run along rows.
 */
final class SymmetricEigen {

    /** Steps for each eigenvalue after which a matrix with non-finite entries must be suspected; about two are usual. */
    private static final int MAX_STEPS = 60;

    private final double[][] matrix;
    private final double[][] vectors;
    private final double[] values;
    private final double[] offDiagonal;
    private final double[] reflector;
    private final double[] work;

    SymmetricEigen(int size) {
        matrix = new double[size][size];
        vectors = new double[size][size];
        values = new double[size];
        offDiagonal = new double[size];
        reflector = new double[size];
        work = new double[size];
    }

    /**
     * @param symmetric the matrix by rows, read only
     * @throws IllegalArgumentException if an entry is not finite
     */
    void decompose(double[][] symmetric) {
        int size = values.length;
        for (int i = 0; i < size; i++) {
            if (!Vectors.isFinite(symmetric[i])) {
                throw new IllegalArgumentException("row " + i + " of a factor is not finite: must be finite");
            }
            System.arraycopy(symmetric[i], 0, matrix[i], 0, size);
            Arrays.fill(vectors[i], 0);
            vectors[i][i] = 1;
        }
        for (int column = 0; column + 2 < size; column++) {
            reflect(column);
        }
        for (int i = 0; i < size; i++) {
            values[i] = matrix[i][i];
        }
        if (size > 1) {
            offDiagonal[size - 2] = matrix[size - 1][size - 2];
        }
        diagonalize();
        sort();
    }

    /** The eigenvalues, the largest first. */
    double[] values() {
        return values;
    }

    /** The eigenvectors as rows, in the order of the eigenvalues. */
    double[][] vectors() {
        return vectors;
    }

    /** Zeroes a column below its subdiagonal, and the row symmetric to it. */
    private void reflect(int column) {
        int size = values.length;
        int first = column + 1;
        double square = 0;
        for (int i = first; i < size; i++) {
            reflector[i] = matrix[i][column];
            square = Math.fma(reflector[i], reflector[i], square);
        }
        double norm = Math.sqrt(square);
        double below = square - reflector[first] * reflector[first];
        if (norm == 0 || below <= 0) {
            offDiagonal[column] = reflector[first];
            return;
        }
        double target = reflector[first] > 0 ? -norm : norm;
        offDiagonal[column] = target;
        reflector[first] -= target;
        double beta = 1 / (square - target * matrix[first][column]);
        reflectMatrix(first, beta);
        reflectVectors(first, beta);
    }

    /** A ← H A H on rows and columns from {@code first} on, H = I − β v vᵀ. */
    private void reflectMatrix(int first, double beta) {
        int size = values.length;
        double along = 0;
        for (int i = first; i < size; i++) {
            double sum = 0;
            for (int j = first; j < size; j++) {
                sum = Math.fma(matrix[i][j], reflector[j], sum);
            }
            work[i] = beta * sum;
            along = Math.fma(work[i], reflector[i], along);
        }
        double half = beta * along / 2;
        for (int i = first; i < size; i++) {
            work[i] -= half * reflector[i];
        }
        for (int i = first; i < size; i++) {
            double[] row = matrix[i];
            double ofWork = reflector[i];
            double ofReflector = work[i];
            for (int j = first; j < size; j++) {
                row[j] -= ofWork * work[j] + ofReflector * reflector[j];
            }
        }
    }

    private void reflectVectors(int first, double beta) {
        int size = values.length;
        Arrays.fill(work, 0);
        for (int i = first; i < size; i++) {
            Vectors.addScaled(reflector[i], vectors[i], work);
        }
        for (int i = first; i < size; i++) {
            Vectors.addScaled(-beta * reflector[i], work, vectors[i]);
        }
    }

    private void diagonalize() {
        int last = values.length - 1;
        int steps = 0;
        while (last > 0) {
            if (isNegligible(last - 1)) {
                offDiagonal[last - 1] = 0;
                last--;
                steps = 0;
                continue;
            }
            int first = last - 1;
            while (first > 0 && !isNegligible(first - 1)) {
                first--;
            }
            if (++steps > MAX_STEPS) {
                throw new IllegalStateException("eigenvalues do not converge");
            }
            chaseBulge(first, last);
        }
    }

    private boolean isNegligible(int i) {
        return Math.abs(offDiagonal[i]) <= Math.ulp(Math.abs(values[i]) + Math.abs(values[i + 1])) / 2
                || Math.abs(offDiagonal[i]) < Double.MIN_NORMAL;
    }

    private void chaseBulge(int first, int last) {
        double half = (values[last - 1] - values[last]) / 2;
        double off = offDiagonal[last - 1];
        double root = StrictMath.hypot(half, off);
        double shift = values[last] - off * (off / (half + (half >= 0 ? root : -root)));
        double x = values[first] - shift;
        double z = offDiagonal[first];
        for (int k = first; k < last; k++) {
            double r = StrictMath.hypot(x, z);
            double c = r == 0 ? 1 : x / r;
            double s = r == 0 ? 0 : z / r;
            if (k > first) {
                offDiagonal[k - 1] = r;
            }
            rotateTridiagonal(k, c, s);
            x = offDiagonal[k];
            if (k + 1 < last) {
                z = s * offDiagonal[k + 1];
                offDiagonal[k + 1] *= c;
            }
            rotateRows(vectors[k], vectors[k + 1], c, s);
        }
    }

    private void rotateTridiagonal(int k, double c, double s) {
        double a = values[k];
        double b = offDiagonal[k];
        double d = values[k + 1];
        values[k] = c * c * a + 2 * c * s * b + s * s * d;
        values[k + 1] = s * s * a - 2 * c * s * b + c * c * d;
        offDiagonal[k] = c * s * (d - a) + (c * c - s * s) * b;
    }

    private static void rotateRows(double[] one, double[] other, double c, double s) {
        for (int i = 0; i < one.length; i++) {
            double first = one[i];
            double second = other[i];
            one[i] = c * first + s * second;
            other[i] = c * second - s * first;
        }
    }

    /** By insertion; the tridiagonal iteration leaves the values nearly sorted. */
    private void sort() {
        for (int i = 1; i < values.length; i++) {
            double value = values[i];
            double[] vector = vectors[i];
            int place = i;
            while (place > 0 && values[place - 1] < value) {
                values[place] = values[place - 1];
                vectors[place] = vectors[place - 1];
                place--;
            }
            values[place] = value;
            vectors[place] = vector;
        }
    }
}
