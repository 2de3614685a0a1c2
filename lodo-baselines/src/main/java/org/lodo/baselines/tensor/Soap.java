package org.lodo.baselines.tensor;

import java.util.List;
import org.lodo.kernel.Vectors;
import org.lodo.objective.Sample;
import org.lodo.objective.VariableTensor;
import org.lodo.optimizer.Optimizer;
import org.lodo.state.StateVisitor;

/**
 * SOAP, Adam in the slowly changing eigenbasis of Shampoo's factors (Vyas, Morwani, Zhao, Kwun, Shapira, Brandfonbrener, Janson
 * and Kakade, 2024, arXiv 2409.11321, algorithm 3), as in the authors' code. A direction is on if its extent is at most
 * {@code maxDimension} and the tensor is no vector, or {@code precondition1d}; directions that are off are not rotated. The first
 * gradient only starts the bases:
 *
 * <pre>
 * F_j ← (1 − β₃) G₍j₎G₍j₎ᵀ;   Q_j ← eigenvectors of F_j, the largest eigenvalue first
 * </pre>
 *
 * <p>then, for t = 1, 2, …:
 *
 * <pre>
 * Z ← G times Q_jᵀ in every direction;   M ← β₁ M + (1 − β₁) Z;   V ← β₂ V + (1 − β₂) Z²
 * W ← W − η √(1 − β₂ᵗ)/(1 − β₁ᵗ) · (M/(√V + ε) times Q_j in every direction);   W ← (1 − η w) W
 * F_j ← β₃ F_j + (1 − β₃) G₍j₎G₍j₎ᵀ
 * every p steps:  order the columns of Q_j, and V along j, by diag(Q_jᵀF_jQ_j), the largest first;
 *                 Q_j ← the orthogonal factor of F_j Q_j;   M in the new basis
 * </pre>
 *
 * <p>As in the code, V is reordered but not rotated with the basis, and weight decay follows the step. Eigenvectors are computed in
 * float64, where the code has float32. A first gradient of low rank leaves part of the basis arbitrary.
 */
public final class Soap implements TensorRule {

    private final SoapConfig config;
    private final double beta3;
    private final TensorShape shape;
    private final boolean[] isOn;
    private final double[][][] factors;
    /** The columns of Q_j as rows. */
    private final double[][][] bases;

    private final double[][][] products;
    private final SymmetricEigen[] eigen;
    private final Orthonormalizer[] orthonormalizers;
    private final int[][] orders;
    private final double[] mean;
    private final double[] square;
    private final double[] rotated;
    private final double[] scratch;
    /** The number of gradients seen. */
    private long gradients;

    private Soap(SoapConfig config, int... extents) {
        this.config = config;
        beta3 = config.shampooBeta() < 0 ? config.beta2() : config.shampooBeta();
        shape = new TensorShape(extents);
        int order = shape.order();
        isOn = new boolean[order];
        factors = new double[order][][];
        bases = new double[order][][];
        products = new double[order][][];
        eigen = new SymmetricEigen[order];
        orthonormalizers = new Orthonormalizer[order];
        orders = new int[order][];
        for (int j = 0; j < order; j++) {
            isOn[j] = shape.extent(j) <= config.maxDimension() && (order > 1 || config.precondition1d());
            int size = isOn[j] ? shape.extent(j) : 0;
            factors[j] = new double[size][size];
            bases[j] = new double[size][size];
            products[j] = new double[size][size];
            eigen[j] = new SymmetricEigen(size);
            orthonormalizers[j] = new Orthonormalizer(size);
            orders[j] = new int[size];
        }
        mean = new double[shape.size()];
        square = new double[shape.size()];
        rotated = new double[shape.size()];
        scratch = new double[shape.size()];
    }

    /**
     * SOAP over all tensors of a point.
     *
     * @param dimension n, at least 1
     * @param tensors cover x without gaps, in order
     * @param config hyper-parameters
     * @return the optimizer; its rules are independent of each other
     */
    public static Optimizer<Sample> over(int dimension, List<VariableTensor> tensors, SoapConfig config) {
        return new TensorOptimizer(dimension, tensors, tensor -> new Soap(config, TensorOptimizer.extents(tensor)));
    }

    @Override
    public void update(double[] gradient, double[] x, int offset) {
        gradients++;
        if (gradients == 1) {
            averageFactors(gradient);
            for (int j = 0; j < isOn.length; j++) {
                if (isOn[j]) {
                    eigen[j].decompose(factors[j]);
                    copy(eigen[j].vectors(), bases[j]);
                }
            }
            return;
        }
        long t = gradients - 1;
        System.arraycopy(gradient, 0, rotated, 0, rotated.length);
        toBasis(rotated);
        move(x, offset, (double) t);
        averageFactors(gradient);
        if (t % config.period() == 0) {
            fromBasis(mean);
            for (int j = 0; j < isOn.length; j++) {
                if (isOn[j]) {
                    updateBasis(j);
                }
            }
            toBasis(mean);
        }
    }

    private void averageFactors(double[] gradient) {
        for (int j = 0; j < isOn.length; j++) {
            if (isOn[j]) {
                shape.averageGram(j, gradient, beta3, 1 - beta3, factors[j]);
            }
        }
    }

    /** The step of Adam in the basis, and weight decay. Overwrites {@link #rotated}. */
    private void move(double[] x, int offset, double t) {
        double beta1 = config.beta1();
        double beta2 = config.beta2();
        double rate = config.learningRate() * Math.sqrt(1 - StrictMath.pow(beta2, t)) / (1 - StrictMath.pow(beta1, t));
        for (int i = 0; i < rotated.length; i++) {
            double z = rotated[i];
            mean[i] = Math.fma(beta1, mean[i], (1 - beta1) * z);
            square[i] = Math.fma(beta2, square[i], (1 - beta2) * z * z);
            double scale = Math.sqrt(square[i]) + config.epsilon();
            rotated[i] = mean[i] == 0 ? 0 : mean[i] / scale;
        }
        fromBasis(rotated);
        double keep = 1 - config.learningRate() * config.weightDecay();
        for (int i = 0; i < rotated.length; i++) {
            x[offset + i] = keep * (x[offset + i] - rate * rotated[i]);
        }
    }

    /** Multiplies by Q_jᵀ in every direction. */
    private void toBasis(double[] tensor) {
        for (int j = 0; j < isOn.length; j++) {
            if (isOn[j]) {
                shape.multiply(j, bases[j], tensor, scratch);
                System.arraycopy(scratch, 0, tensor, 0, tensor.length);
            }
        }
    }

    /** Multiplies by Q_j in every direction. */
    private void fromBasis(double[] tensor) {
        for (int j = 0; j < isOn.length; j++) {
            if (isOn[j]) {
                shape.multiplyTransposed(j, bases[j], tensor, scratch);
                System.arraycopy(scratch, 0, tensor, 0, tensor.length);
            }
        }
    }

    private void updateBasis(int j) {
        double[][] product = products[j];
        double[][] basis = bases[j];
        int size = basis.length;
        for (int column = 0; column < size; column++) {
            multiply(factors[j], basis[column], product[column]);
        }
        order(j);
        shape.permute(j, orders[j], square, scratch);
        System.arraycopy(scratch, 0, square, 0, square.length);
        orthonormalizers[j].orthonormalize(product, basis);
    }

    /** Sorts the columns by q_iᵀF q_i, the largest first, and keeps the order; equal ones stay in order. */
    private void order(int j) {
        double[][] basis = bases[j];
        double[][] product = products[j];
        int[] order = orders[j];
        for (int i = 0; i < order.length; i++) {
            double[] column = basis[i];
            double[] image = product[i];
            double value = dot(column, image);
            int place = i;
            while (place > 0 && dot(basis[place - 1], product[place - 1]) < value) {
                basis[place] = basis[place - 1];
                product[place] = product[place - 1];
                order[place] = order[place - 1];
                place--;
            }
            basis[place] = column;
            product[place] = image;
            order[place] = i;
        }
    }

    private static double dot(double[] x, double[] y) {
        return Vectors.dot(x, y);
    }

    private static void multiply(double[][] rows, double[] v, double[] out) {
        for (int i = 0; i < rows.length; i++) {
            out[i] = dot(rows[i], v);
        }
    }

    private static void copy(double[][] from, double[][] to) {
        for (int i = 0; i < from.length; i++) {
            System.arraycopy(from[i], 0, to[i], 0, from[i].length);
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        for (int j = 0; j < isOn.length; j++) {
            for (int i = 0; i < factors[j].length; i++) {
                visitor.array(factors[j][i]);
                visitor.array(bases[j][i]);
            }
        }
        visitor.array(mean);
        visitor.array(square);
        gradients = visitor.number(gradients);
    }
}
