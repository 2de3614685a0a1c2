package org.lodo.baselines.psgd;

import java.util.Arrays;
import org.lodo.kernel.Vectors;
import org.lodo.random.RandomSource;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;

/**
 * The factor Q = (I + U Vᵀ) diag(d) of a preconditioner P = QᵀQ, with U and V of n × r entries, and its update by a pair (v, h)
 * (Pooladzandi and Li, 2024, arXiv 2402.11858), as in the author's code:
 *
 * <pre>
 * ρ ← (tr UᵀU/tr VᵀV)^¼;   U ← U/ρ;   V ← ρ V
 * E ← 0.1 (UᵀU − VᵀV)/(tr UᵀU + tr VᵀV);   U ← U − U(E − E²/2);   V ← V + V(E + E²/2)
 * K ← I + VᵀU;   a ← Q h;   p ← P h;   b ← Q⁻ᵀv;   y ← P⁻¹v
 * ℓ_d ← M(ℓ_d, max|p∘h| + max|v∘y|);                     d ← d − (γ/ℓ_d)(p∘h − v∘y)∘d
 * either  ℓ_U ← M(ℓ_U, ‖a‖‖V Vᵀa‖ + ‖b‖‖V Vᵀb‖);   U ← U − (γ/ℓ_U)(a (aᵀV) K − b (bᵀV) K)
 * or      ℓ_V ← M(ℓ_V, ‖a‖‖U Uᵀa‖ + ‖b‖‖U Uᵀb‖);   V ← V − (γ/ℓ_V)((a + V Uᵀa)(aᵀU) − (b + V Uᵀb)(bᵀU))
 * </pre>
 *
 * <p>M is {@link Smoothness}. Columns of U and V are arrays of their own, so that every loop runs along a vector. About 16 n r
 * operations and r³ for K; nothing is allocated.
 */
final class LowRankFactor implements Stateful {

    private static final double FIRST_NORM_SQUARE = 0.1;
    private static final double BALANCING_RATE = 0.1;

    private final double[][] u;
    private final double[][] v;
    private final double[] diagonal;
    /** ℓ_d, ℓ_U and ℓ_V. */
    private final double[] smoothness = new double[3];

    private final double[] a;
    private final double[] b;
    private final double[] p;
    private final double[] y;
    private final double[] work;
    private final double[] other;
    private final double[][] inner;
    private final double[][] generator;
    private final double[][] rotated;
    private final double[] ofA;
    private final double[] ofB;
    private final SmallSolver solver;

    /**
     * @param dimension n
     * @param rank r, at most n
     * @param random the source of U and then V, row by row, which are scaled to a Frobenius norm of √0.1
     */
    LowRankFactor(int dimension, int rank, RandomSource random) {
        u = start(dimension, rank, random);
        v = start(dimension, rank, random);
        diagonal = new double[dimension];
        a = new double[dimension];
        b = new double[dimension];
        p = new double[dimension];
        y = new double[dimension];
        work = new double[dimension];
        other = new double[dimension];
        inner = new double[rank][rank];
        generator = new double[rank][rank];
        rotated = new double[rank][rank];
        ofA = new double[rank];
        ofB = new double[rank];
        solver = new SmallSolver(rank);
    }

    private static double[][] start(int dimension, int rank, RandomSource random) {
        double[][] columns = new double[rank][dimension];
        double square = 0;
        for (int i = 0; i < dimension; i++) {
            for (int column = 0; column < rank; column++) {
                double entry = random.nextGaussian();
                columns[column][i] = entry;
                square = Math.fma(entry, entry, square);
            }
        }
        double scale = Math.sqrt(FIRST_NORM_SQUARE / square);
        for (double[] column : columns) {
            Vectors.scale(scale, column, column);
        }
        return columns;
    }

    /** d ← s. */
    void setScale(double scale) {
        Arrays.fill(diagonal, scale);
    }

    /** out ← P w; out is another array than w. */
    void precondition(double[] w, double[] out) {
        multiply(w, work);
        leaveFactor(work, out);
    }

    /** out ← (I + U Vᵀ)(d∘w). */
    private void multiply(double[] w, double[] out) {
        for (int i = 0; i < w.length; i++) {
            out[i] = diagonal[i] * w[i];
        }
        products(v, out, ofA);
        addColumns(u, ofA, out);
    }

    /** out ← d∘(I + V Uᵀ) w; out is another array than w. */
    private void leaveFactor(double[] w, double[] out) {
        products(u, w, ofA);
        System.arraycopy(w, 0, out, 0, w.length);
        addColumns(v, ofA, out);
        for (int i = 0; i < w.length; i++) {
            out[i] *= diagonal[i];
        }
    }

    /**
     * Fits Q to a pair.
     *
     * @param vector v
     * @param product h, damped
     * @param rate γ
     * @param decay β_L
     * @param updatesU whether U moves, otherwise V
     */
    void learn(double[] vector, double[] product, double rate, double decay, boolean updatesU) {
        balance();
        gram(v, u, inner);
        for (int i = 0; i < inner.length; i++) {
            inner[i][i] += 1;
        }
        solver.factorize(inner);
        multiply(product, a);
        leaveFactor(a, p);
        solve(vector);
        moveDiagonal(vector, product, rate, decay);
        if (updatesU) {
            moveU(rate, decay);
        } else {
            moveV(rate, decay);
        }
    }

    /** Gives U and V the same norms and drives their Gram matrices together, which leaves U Vᵀ as it is to second order. */
    private void balance() {
        double scale = StrictMath.pow(squareNorm(u) / squareNorm(v), 0.25);
        for (int column = 0; column < u.length; column++) {
            Vectors.scale(1 / scale, u[column], u[column]);
            Vectors.scale(scale, v[column], v[column]);
        }
        gram(u, u, generator);
        gram(v, v, rotated);
        double traces = squareNorm(u) + squareNorm(v);
        for (int i = 0; i < generator.length; i++) {
            for (int j = 0; j < generator.length; j++) {
                generator[i][j] = BALANCING_RATE * (generator[i][j] - rotated[i][j]) / traces;
            }
        }
        // rotated ← E².
        for (int i = 0; i < generator.length; i++) {
            for (int j = 0; j < generator.length; j++) {
                double sum = 0;
                for (int k = 0; k < generator.length; k++) {
                    sum = Math.fma(generator[i][k], generator[k][j], sum);
                }
                rotated[i][j] = sum;
            }
        }
        mixColumns(u, -1);
        mixColumns(v, 1);
    }

    /** M ← M + sign M E + M E²/2. */
    private void mixColumns(double[][] columns, int sign) {
        int rank = columns.length;
        for (int i = 0; i < work.length; i++) {
            for (int j = 0; j < rank; j++) {
                double sum = columns[j][i];
                for (int k = 0; k < rank; k++) {
                    sum = Math.fma(columns[k][i], sign * generator[k][j] + rotated[k][j] / 2, sum);
                }
                ofA[j] = sum;
            }
            for (int j = 0; j < rank; j++) {
                columns[j][i] = ofA[j];
            }
        }
    }

    /** b ← Q⁻ᵀv and y ← P⁻¹v, by the formula of Sherman, Morrison and Woodbury. */
    private void solve(double[] vector) {
        for (int i = 0; i < b.length; i++) {
            b[i] = vector[i] / diagonal[i];
        }
        products(u, b, ofA);
        solver.solveTransposed(ofA);
        subtractColumns(v, ofA, b);
        System.arraycopy(b, 0, y, 0, b.length);
        products(v, b, ofA);
        solver.solve(ofA);
        subtractColumns(u, ofA, y);
        for (int i = 0; i < y.length; i++) {
            y[i] /= diagonal[i];
        }
    }

    private void moveDiagonal(double[] vector, double[] product, double rate, double decay) {
        double largestProduct = 0;
        double largestVector = 0;
        for (int i = 0; i < diagonal.length; i++) {
            largestProduct = Math.max(largestProduct, Math.abs(p[i] * product[i]));
            largestVector = Math.max(largestVector, Math.abs(vector[i] * y[i]));
        }
        smoothness[0] = Smoothness.next(decay, smoothness[0], largestProduct + largestVector);
        double length = rate / smoothness[0];
        for (int i = 0; i < diagonal.length; i++) {
            diagonal[i] -= length * (p[i] * product[i] - vector[i] * y[i]) * diagonal[i];
        }
    }

    private void moveU(double rate, double decay) {
        products(v, a, ofA);
        products(v, b, ofB);
        double bound = Vectors.norm(a) * normOfSum(v, ofA) + Vectors.norm(b) * normOfSum(v, ofB);
        smoothness[1] = Smoothness.next(decay, smoothness[1], bound);
        double length = rate / smoothness[1];
        for (int column = 0; column < u.length; column++) {
            double alongA = 0;
            double alongB = 0;
            for (int k = 0; k < u.length; k++) {
                alongA = Math.fma(ofA[k], inner[k][column], alongA);
                alongB = Math.fma(ofB[k], inner[k][column], alongB);
            }
            Vectors.addScaled(-length * alongA, a, u[column]);
            Vectors.addScaled(length * alongB, b, u[column]);
        }
    }

    private void moveV(double rate, double decay) {
        products(u, a, ofA);
        products(u, b, ofB);
        double bound = Vectors.norm(a) * normOfSum(u, ofA) + Vectors.norm(b) * normOfSum(u, ofB);
        smoothness[2] = Smoothness.next(decay, smoothness[2], bound);
        double length = rate / smoothness[2];
        System.arraycopy(a, 0, work, 0, a.length);
        addColumns(v, ofA, work);
        System.arraycopy(b, 0, other, 0, b.length);
        addColumns(v, ofB, other);
        for (int column = 0; column < v.length; column++) {
            Vectors.addScaled(-length * ofA[column], work, v[column]);
            Vectors.addScaled(length * ofB[column], other, v[column]);
        }
    }

    /** ‖M w‖ for a matrix of columns. */
    private double normOfSum(double[][] columns, double[] weights) {
        Arrays.fill(work, 0);
        addColumns(columns, weights, work);
        return Vectors.norm(work);
    }

    private static void products(double[][] columns, double[] w, double[] out) {
        for (int column = 0; column < columns.length; column++) {
            out[column] = Vectors.dot(columns[column], w);
        }
    }

    private static void addColumns(double[][] columns, double[] weights, double[] out) {
        for (int column = 0; column < columns.length; column++) {
            Vectors.addScaled(weights[column], columns[column], out);
        }
    }

    private static void subtractColumns(double[][] columns, double[] weights, double[] out) {
        for (int column = 0; column < columns.length; column++) {
            Vectors.addScaled(-weights[column], columns[column], out);
        }
    }

    /** out ← MᵀN. */
    private static void gram(double[][] left, double[][] right, double[][] out) {
        for (int i = 0; i < left.length; i++) {
            products(right, left[i], out[i]);
        }
    }

    private static double squareNorm(double[][] columns) {
        double sum = 0;
        for (double[] column : columns) {
            sum += Vectors.dot(column, column);
        }
        return sum;
    }

    @Override
    public void visitState(StateVisitor visitor) {
        for (int column = 0; column < u.length; column++) {
            visitor.array(u[column]);
            visitor.array(v[column]);
        }
        visitor.array(diagonal);
        visitor.array(smoothness);
    }
}
