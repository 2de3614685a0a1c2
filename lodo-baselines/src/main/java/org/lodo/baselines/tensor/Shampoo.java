package org.lodo.baselines.tensor;

import java.util.Arrays;
import java.util.List;
import org.lodo.objective.Sample;
import org.lodo.objective.VariableTensor;
import org.lodo.optimizer.Optimizer;
import org.lodo.state.StateVisitor;

/**
 * Shampoo (Gupta, Koren and Singer, 2018, arXiv 1802.09568, algorithms 1 and 2), with the options of Distributed Shampoo (Shi et
 * al., 2023, arXiv 2309.06497). For a tensor of order o, in each direction j, with G₍j₎ the gradient as a matrix whose rows are
 * counted by the j-th index:
 *
 * <pre>
 * F_j ← β₂ F_j + (1 − β₂) G₍j₎G₍j₎ᵀ,   or F_j + G₍j₎G₍j₎ᵀ for β₂ = 1
 * every p steps from step s on:  R_j ← (F_j/c + λ⁻I + εI)^(−1/(2o)),   c = 1 − β₂ᵗ with bias correction and β₂ &lt; 1, else 1
 * m ← β₁ m + (1 − β₁) G;   u ← m/(1 − β₁ᵗ) with bias correction, else m
 * D ← u if t ≤ s, else u times R_j in every direction, with grafting scaled to ‖u‖
 * a ← μ a + D;   W ← W − η a
 * </pre>
 *
 * <p>λ⁻ is the size of the most negative eigenvalue, which only rounding can cause. A matrix becomes L^(−¼) u R^(−¼), a vector
 * has the full-matrix AdaGrad with exponent −½. As in the code, step s itself still goes along u. A direction longer than
 * {@code maxDimension} is left alone; the code splits it into blocks.
 */
public final class Shampoo implements TensorRule {

    private static final double MIN_NORM = 1e-16;

    private final ShampooConfig config;
    private final TensorShape shape;
    private final boolean[] isOn;
    private final double[][][] factors;
    private final double[][][] roots;
    private final SymmetricEigen[] eigen;
    private final double[] mean;
    private final double[] velocity;
    private final double[] direction;
    private final double[] scratch;
    private long steps;
    private long rootsComputed;

    private Shampoo(ShampooConfig config, int... extents) {
        this.config = config;
        shape = new TensorShape(extents);
        int order = shape.order();
        isOn = new boolean[order];
        factors = new double[order][][];
        roots = new double[order][][];
        eigen = new SymmetricEigen[order];
        for (int j = 0; j < order; j++) {
            isOn[j] = shape.extent(j) <= config.maxDimension();
            int size = isOn[j] ? shape.extent(j) : 0;
            factors[j] = new double[size][size];
            roots[j] = new double[size][size];
            eigen[j] = new SymmetricEigen(size);
        }
        mean = new double[shape.size()];
        velocity = new double[shape.size()];
        direction = new double[shape.size()];
        scratch = new double[shape.size()];
    }

    /**
     * Shampoo over all tensors of a point.
     *
     * @param dimension n, at least 1
     * @param tensors cover x without gaps, in order
     * @param config hyper-parameters
     * @return the optimizer; its rules are independent of each other
     */
    public static Optimizer<Sample> over(int dimension, List<VariableTensor> tensors, ShampooConfig config) {
        return new TensorOptimizer(dimension, tensors, tensor -> new Shampoo(config, TensorOptimizer.extents(tensor)));
    }

    @Override
    public void update(double[] gradient, double[] x, int offset) {
        steps++;
        boolean sums = config.beta2() == 1;
        for (int j = 0; j < isOn.length; j++) {
            if (isOn[j]) {
                shape.averageGram(j, gradient, config.beta2(), sums ? 1 : 1 - config.beta2(), factors[j]);
            }
        }
        if (steps % config.period() == 0 && steps >= config.start()) {
            computeRoots();
        }
        double correction = config.biasCorrection() ? 1 - StrictMath.pow(config.beta1(), (double) steps) : 1;
        for (int i = 0; i < mean.length; i++) {
            mean[i] = Math.fma(config.beta1(), mean[i], (1 - config.beta1()) * gradient[i]);
            direction[i] = mean[i] / correction;
        }
        if (steps > config.start() && rootsComputed > 0) {
            precondition();
        }
        for (int i = 0; i < mean.length; i++) {
            velocity[i] = Math.fma(config.momentum(), velocity[i], direction[i]);
            x[offset + i] -= config.learningRate() * velocity[i];
        }
    }

    private void computeRoots() {
        double correction =
                config.biasCorrection() && config.beta2() < 1 ? 1 - StrictMath.pow(config.beta2(), (double) steps) : 1;
        for (int j = 0; j < isOn.length; j++) {
            if (isOn[j]) {
                computeRoot(factors[j], correction, eigen[j], roots[j]);
            }
        }
        rootsComputed++;
    }

    private void computeRoot(double[][] factor, double correction, SymmetricEigen solver, double[][] root) {
        solver.decompose(factor);
        double[] values = solver.values();
        double[][] vectors = solver.vectors();
        int size = values.length;
        double lift = Math.max(0, -values[size - 1] / correction);
        double exponent = -1.0 / (2 * shape.order());
        for (double[] row : root) {
            Arrays.fill(row, 0);
        }
        for (int k = 0; k < size; k++) {
            // In this order: where the lift is large, it would absorb ε, and the least eigenvalue would become 0.
            double power = StrictMath.pow((values[k] / correction + lift) + config.epsilon(), exponent);
            double[] vector = vectors[k];
            for (int i = 0; i < size; i++) {
                double weight = power * vector[i];
                double[] row = root[i];
                for (int l = 0; l < size; l++) {
                    row[l] = Math.fma(weight, vector[l], row[l]);
                }
            }
        }
    }

    private void precondition() {
        double length = shape.norm(direction);
        for (int j = 0; j < isOn.length; j++) {
            if (isOn[j]) {
                shape.multiply(j, roots[j], direction, scratch);
                System.arraycopy(scratch, 0, direction, 0, direction.length);
            }
        }
        if (config.grafting() == ShampooConfig.Grafting.SGD) {
            double scale = length / (shape.norm(direction) + MIN_NORM);
            for (int i = 0; i < direction.length; i++) {
                direction[i] *= scale;
            }
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        for (int j = 0; j < isOn.length; j++) {
            for (int i = 0; i < factors[j].length; i++) {
                visitor.array(factors[j][i]);
                visitor.array(roots[j][i]);
            }
        }
        visitor.array(mean);
        visitor.array(velocity);
        steps = visitor.number(steps);
        rootsComputed = visitor.number(rootsComputed);
    }
}
