package org.lodo.baselines.tensor;

import java.util.List;
import java.util.function.Predicate;
import org.lodo.baselines.entrywise.Adamw;
import org.lodo.baselines.entrywise.AdamwConfig;
import org.lodo.objective.Sample;
import org.lodo.objective.VariableTensor;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.UpdateRule;
import org.lodo.state.StateVisitor;

/**
 * Muon (Jordan et al., 2024), as in the authors' code: momentum steps whose matrices are orthogonalized by five Newton–Schulz
 * steps. A matrix W with gradient G:
 *
 * <pre>
 * m ← μ m + (1 − μ) G;   U ← (1 − μ) G + μ m
 * U ← U/(‖U‖_F + 1e-7);   five times: A ← UUᵀ, U ← 3.4445 U + (−4.7750 A + 2.0315 A²) U
 * W ← (1 − η w) W − η √max(1, outputs/inputs) U
 * </pre>
 *
 * <p>The five steps leave singular values only near 1, from 0.5 to 1.5, by design; a matrix with more rows than columns is
 * transposed for them. The code iterates in bfloat16, this in float64. All other tensors, and by default the first and the last
 * matrix, take Adam's step with decoupled weight decay.
 */
public final class Muon implements TensorRule {

    private static final int ITERATIONS = 5;
    private static final double LINEAR = 3.4445;
    private static final double CUBIC = -4.7750;
    private static final double QUINTIC = 2.0315;
    private static final double MIN_NORM = 1e-7;

    private final MuonConfig config;
    private final boolean transposes;
    private final double scale;
    private final int columns;
    private final double[] mean;
    /** U by rows, transposed if W has more rows than columns; then A, −4.775 A + 2.0315 A², and its product with U. */
    private final double[][] direction;

    private final double[][] gram;
    private final double[][] polynomial;
    private final double[][] product;

    private Muon(MuonConfig config, int rows, int columns, double ratio) {
        this.config = config;
        this.columns = columns;
        transposes = rows > columns;
        scale = Math.sqrt(Math.max(1, ratio));
        mean = new double[rows * columns];
        int shorter = Math.min(rows, columns);
        int longer = Math.max(rows, columns);
        direction = new double[shorter][longer];
        product = new double[shorter][longer];
        gram = new double[shorter][shorter];
        polynomial = new double[shorter][shorter];
    }

    /**
     * Muon over the matrices of a point whose rows are inputs and whose columns are outputs, as in this suite's networks.
     *
     * @param dimension n, at least 1
     * @param tensors cover x without gaps, in order
     * @param config hyper-parameters
     * @return the optimizer; its rules are independent of each other
     */
    public static Optimizer<Sample> over(int dimension, List<VariableTensor> tensors, MuonConfig config) {
        List<VariableTensor> matrices =
                tensors.stream().filter(tensor -> tensor.shape().size() == 2).toList();
        boolean all = config.outerLayers() || matrices.size() <= 2;
        List<VariableTensor> orthogonalized = all ? matrices : matrices.subList(1, matrices.size() - 1);
        return over(dimension, tensors, config, orthogonalized::contains, true);
    }

    /**
     * Muon over chosen matrices.
     *
     * @param dimension n, at least 1
     * @param tensors cover x without gaps, in order
     * @param config hyper-parameters
     * @param isOrthogonalized which tensors of order two take orthogonalized steps
     * @param rowsAreInputs whether rows count inputs and columns outputs, or the other way round as in the authors' code; steps
     *     are longer where there are more outputs than inputs
     * @return the optimizer; its rules are independent of each other
     */
    public static Optimizer<Sample> over(
            int dimension,
            List<VariableTensor> tensors,
            MuonConfig config,
            Predicate<VariableTensor> isOrthogonalized,
            boolean rowsAreInputs) {
        return new TensorOptimizer(dimension, tensors, tensor -> {
            if (tensor.shape().size() != 2 || !isOrthogonalized.test(tensor)) {
                return new EntrywiseRule(adam(config, tensor.size()), tensor.size());
            }
            double rows = tensor.rows();
            double ratio = rowsAreInputs ? tensor.columns() / rows : rows / tensor.columns();
            return new Muon(config, tensor.rows(), tensor.columns(), ratio);
        });
    }

    private static UpdateRule adam(MuonConfig config, int size) {
        return new Adamw(
                new AdamwConfig(
                        config.vectorLearningRate(),
                        config.beta1(),
                        config.beta2(),
                        config.epsilon(),
                        config.weightDecay(),
                        false),
                size);
    }

    @Override
    public void update(double[] gradient, double[] x, int offset) {
        double mu = config.momentum();
        double square = 0;
        for (int i = 0; i < mean.length; i++) {
            mean[i] = Math.fma(mu, mean[i], (1 - mu) * gradient[i]);
            double entry = Math.fma(mu, mean[i], (1 - mu) * gradient[i]);
            square = Math.fma(entry, entry, square);
            direction[row(i)][column(i)] = entry;
        }
        orthogonalize(Math.sqrt(square) + MIN_NORM);
        double keep = 1 - config.learningRate() * config.weightDecay();
        double rate = config.learningRate() * scale;
        for (int i = 0; i < mean.length; i++) {
            x[offset + i] = keep * x[offset + i] - rate * direction[row(i)][column(i)];
        }
    }

    private int row(int i) {
        return transposes ? i % columns : i / columns;
    }

    private int column(int i) {
        return transposes ? i / columns : i % columns;
    }

    private void orthogonalize(double norm) {
        for (double[] row : direction) {
            for (int j = 0; j < row.length; j++) {
                row[j] /= norm;
            }
        }
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            Matrices.gram(direction, gram);
            Matrices.multiply(gram, gram, polynomial);
            for (int i = 0; i < gram.length; i++) {
                for (int j = 0; j < gram.length; j++) {
                    polynomial[i][j] = Math.fma(CUBIC, gram[i][j], QUINTIC * polynomial[i][j]);
                }
            }
            Matrices.multiply(polynomial, direction, product);
            for (int i = 0; i < direction.length; i++) {
                for (int j = 0; j < direction[i].length; j++) {
                    direction[i][j] = Math.fma(LINEAR, direction[i][j], product[i][j]);
                }
            }
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        visitor.array(mean);
    }
}
