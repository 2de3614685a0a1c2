package org.lodo.problems.logistic;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.lodo.objective.Certification;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.objective.JudgedSample;
import org.lodo.objective.Objective;
import org.lodo.problems.data.LabelledData;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.ojalgo.matrix.store.R064Store;

/**
 * Logistic regression with an ℓ₂ penalty,
 *
 * <pre>
 * F(x) = mean over examples of −log p(label | features)  +  ½ λ ‖x‖²,   p = softmax(W (z, 1)),
 * </pre>
 *
 * <p>where x are the rows of W, one for each class with an intercept, which is penalized like the weights; of two classes only
 * the first has a row. Runs start at 0. F is convex, its Hessian has no eigenvalue below λ, and its minimum is certified by
 * Newton's method.
 *
 * <p>A draw is all of the data, without noise, or a batch chosen uniformly with replacement. Runs on batches are judged by the
 * whole F, which costs one pass over the data for each draw.
 */
public final class LogisticRegression implements Objective<HessianSample> {

    /** The most variables for which an optimum that is not stored is searched; its Hessian takes seconds then. */
    private static final int MAX_DIMENSION_OF_SEARCH = 1000;

    private final Examples examples;
    private final double penalty;
    private final int batch;
    private final OptionalDouble storedOptimum;
    private @Nullable OptionalDouble foundOptimum;

    /**
     * @param config data, penalty and batch
     * @throws IllegalArgumentException if the data cannot be read
     */
    public LogisticRegression(LogisticRegressionConfig config) {
        LabelledData data = config.examples();
        examples = Examples.of(config.standardize() ? data.standardized() : data);
        penalty = config.penalty();
        batch = config.batch();
        boolean mayBeStored = config.dataFile().isEmpty() && config.standardize();
        storedOptimum = mayBeStored ? StoredOptima.loss(config.data(), penalty) : OptionalDouble.empty();
    }

    @Override
    public int dimension() {
        return examples.scores() * examples.width();
    }

    @Override
    public double[] initialPoint(long seed) {
        return new double[dimension()];
    }

    @Override
    public Draws<HessianSample> open(long seed) {
        if (batch == 0) {
            HessianSample all = PenalizedLoss.ofAll(examples, penalty);
            return () -> all;
        }
        return new Batches(seed);
    }

    /** That of the stored optimum if there is one, else of a search, which is made when it is first asked for. */
    @Override
    public OptionalDouble bestPossibleLoss() {
        return storedOptimum.isPresent() ? storedOptimum : foundOptimum();
    }

    @Override
    public Certification certification() {
        return bestPossibleLoss().isPresent() ? Certification.NEWTON : Certification.NONE;
    }

    private synchronized OptionalDouble foundOptimum() {
        if (foundOptimum == null) {
            foundOptimum = dimension() > MAX_DIMENSION_OF_SEARCH
                    ? OptionalDouble.empty()
                    : NewtonOptimum.of(PenalizedLoss.ofAll(examples, penalty), dimension())
                            .map(found -> OptionalDouble.of(found.loss()))
                            .orElseGet(OptionalDouble::empty);
        }
        return foundOptimum;
    }

    private final class Batches implements Draws<HessianSample>, Stateful {
        private final RandomStream random;
        private final int[] chosen = new int[batch];
        private final HessianSample sample = new BatchSample(chosen);

        Batches(long seed) {
            random = new RandomStream(RandomStream.derive(seed, "batches"));
        }

        @Override
        public HessianSample draw() {
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = random.nextInt(examples.count());
            }
            return sample;
        }

        @Override
        public void visitState(StateVisitor visitor) {
            random.visitState(visitor);
        }
    }

    /** The loss of a batch, judged by that of all examples. */
    private final class BatchSample implements HessianSample, JudgedSample {
        private final PenalizedLoss ofBatch;
        private final PenalizedLoss ofAll = PenalizedLoss.ofAll(examples, penalty);

        BatchSample(int[] chosen) {
            ofBatch = new PenalizedLoss(examples, penalty, chosen);
        }

        @Override
        public double value(double[] x) {
            return ofBatch.value(x);
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            return ofBatch.valueAndGradient(x, gradient);
        }

        @Override
        public void hessianVector(double[] x, double[] v, double[] out) {
            ofBatch.hessianVector(x, v, out);
        }

        @Override
        public void hessian(double[] x, R064Store hessian) {
            ofBatch.hessian(x, hessian);
        }

        @Override
        public double judgedLoss(double[] x) {
            return ofAll.value(x);
        }
    }
}
