package org.lodo.problems.deep;

import java.util.List;
import java.util.OptionalDouble;
import org.lodo.objective.Certification;
import org.lodo.objective.Draws;
import org.lodo.objective.HeldOut;
import org.lodo.objective.HessianSample;
import org.lodo.objective.Layered;
import org.lodo.objective.Objective;
import org.lodo.objective.VariableTensor;
import org.lodo.parallel.Workers;
import org.lodo.problems.layer.DenseHessian;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;

/**
 * Completion of a matrix of low rank from some of its entries: F = 1/(2b) ‖P_Ω(UVᵀ − M)‖² over a batch Ω of b observed entries.
 * M = U*D V*ᵀ is exactly of the rank that the factors have, with components that differ in scale, so the smallest loss of every
 * draw is 0: noise vanishes at the minimum. UVᵀ does not change when U and V are rotated together or scaled against each other,
 * so the Hessian is singular at every minimum, with rank² zero eigenvalues.
 *
 * <p>The entries of M that are not observed are held out, half of them for validation. U* and V* have entries from N(0, 1/√rank),
 * so that entries of M have about unit variance. U and V start from the same distribution.
 */
public final class MatrixFactorization implements Objective<HessianSample>, HeldOut, Layered {

    private final MatrixFactorizationConfig config;
    private final Workers workers;
    private final FactorLoss.Entries observed;
    private final FactorLoss validation;
    private final FactorLoss test;

    /**
     * @param config sizes, data, batch
     * @param workers who forms Hessians; results do not depend on it
     * @throws IllegalArgumentException if no entry is observed
     */
    public MatrixFactorization(MatrixFactorizationConfig config, Workers workers) {
        this.config = config;
        this.workers = workers;
        int all = config.rows() * config.columns();
        int count = (int) Math.round(config.observed() * all);
        if (count == 0) {
            throw new IllegalArgumentException("observed = " + config.observed() + ": must be at least " + 1.0 / all
                    + ", one of " + all + " entries");
        }
        RandomStream random = new RandomStream(RandomStream.derive(config.dataSeed(), "matrix"));
        double[] left = factor(config.rows(), random);
        double[] right = factor(config.columns(), random);
        scaleComponents(left);
        int[] order = random.nextPermutation(all);
        int middle = count + (all - count) / 2;
        observed = entries(left, right, order, 0, count);
        validation = loss(entries(left, right, order, count, middle));
        test = loss(entries(left, right, order, middle, all));
    }

    private double[] factor(int rows, RandomStream random) {
        double[] factor = new double[rows * config.rank()];
        random.fillGaussian(factor);
        double deviation = 1 / Math.sqrt(Math.sqrt(config.rank()));
        for (int i = 0; i < factor.length; i++) {
            factor[i] *= deviation;
        }
        return factor;
    }

    /** Components fall in scale from 1 to 1/condition, evenly in the logarithm. */
    private void scaleComponents(double[] factor) {
        int rank = config.rank();
        double logCondition = StrictMath.log(config.condition());
        for (int k = 0; k < rank; k++) {
            double scale = rank == 1 ? 1 : StrictMath.exp(-logCondition * k / (rank - 1));
            for (int i = k; i < factor.length; i += rank) {
                factor[i] *= scale;
            }
        }
    }

    private FactorLoss.Entries entries(double[] left, double[] right, int[] order, int from, int to) {
        FactorLoss.Entries entries = FactorLoss.Entries.ofSize(to - from);
        int rank = config.rank();
        for (int e = 0; e < entries.size(); e++) {
            int row = order[from + e] / config.columns();
            int column = order[from + e] % config.columns();
            double sum = 0;
            for (int k = 0; k < rank; k++) {
                sum += left[row * rank + k] * right[column * rank + k];
            }
            entries.row()[e] = row;
            entries.column()[e] = column;
            entries.value()[e] = sum;
        }
        return entries;
    }

    private FactorLoss loss(FactorLoss.Entries entries) {
        return new FactorLoss(entries, config.rank(), config.rows());
    }

    @Override
    public int dimension() {
        return (config.rows() + config.columns()) * config.rank();
    }

    @Override
    public double[] initialPoint(long seed) {
        return factor(config.rows() + config.columns(), new RandomStream(RandomStream.derive(seed, "initial factors")));
    }

    @Override
    public Draws<HessianSample> open(long seed) {
        return new Batches(seed);
    }

    /**
     * @return 0, at U = U*D and V = V*
     */
    @Override
    public OptionalDouble bestPossibleLoss() {
        return OptionalDouble.of(0);
    }

    @Override
    public Certification certification() {
        return Certification.CLOSED_FORM;
    }

    @Override
    public double validationLoss(double[] x) {
        return validation.value(x);
    }

    @Override
    public double testLoss(double[] x) {
        return test.value(x);
    }

    @Override
    public List<VariableTensor> tensors() {
        int rowFactors = config.rows() * config.rank();
        return List.of(
                new VariableTensor("U", 0, List.of(config.rows(), config.rank())),
                new VariableTensor("V", rowFactors, List.of(config.columns(), config.rank())));
    }

    /** Observed entries, each chosen uniformly and independently; or all of them at every draw. */
    private final class Batches implements Draws<HessianSample>, Stateful {
        private final RandomStream random;
        private final FactorLoss.Entries batch =
                config.batch() == 0 ? observed : FactorLoss.Entries.ofSize(config.batch());
        private final HessianSample sample = new DenseHessian(() -> loss(batch), workers);

        Batches(long seed) {
            random = new RandomStream(RandomStream.derive(seed, "batches"));
        }

        @Override
        public HessianSample draw() {
            for (int e = 0; e < config.batch(); e++) {
                batch.copy(observed, random.nextInt(observed.size()), e);
            }
            return sample;
        }

        @Override
        public void visitState(StateVisitor visitor) {
            random.visitState(visitor);
        }
    }
}
