package org.lodo;

import org.lodo.objective.Draws;
import org.lodo.objective.Objective;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Adam;
import org.lodo.optimizer.AdamConfig;
import org.lodo.optimizer.Sgd;
import org.lodo.optimizer.UpdateRule;
import org.lodo.parallel.Workers;
import org.lodo.preconditioner.BlockPermutation;
import org.lodo.preconditioner.DensePreconditioner;
import org.lodo.preconditioner.DiagonalPreconditioner;
import org.lodo.preconditioner.PermutedResidual;
import org.lodo.preconditioner.ScalarPreconditioner;
import org.lodo.preconditioner.SymmetricProduct;
import org.lodo.probing.ProbingConfig;
import org.lodo.probing.ProbingLodo;
import org.lodo.random.RandomStream;

/**
 * Every variant of LODO as a composition of a preconditioner, a momentum and a meta rule (Liao et al. 2023, section 5.1 and
 * table 1). The dimension n is the number of variables; the seed determines the permutations and initial weights.
 */
public final class LodoRecipes {

    private LodoRecipes() {}

    /**
     * LODO, on all processors.
     *
     * @param dimension n, at least 1
     * @param config hyper-parameters
     * @param seed of permutations and weights
     * @return an optimizer for one run
     */
    public static Lodo lodo(int dimension, LodoConfig config, long seed) {
        return lodo(dimension, config, seed, Workers.allProcessors());
    }

    /**
     * LODO.
     *
     * @param dimension n, at least 1
     * @param config hyper-parameters
     * @param seed of permutations and weights
     * @param workers the threads that compute; results do not depend on them
     * @return an optimizer for one run
     */
    public static Lodo lodo(int dimension, LodoConfig config, long seed, Workers workers) {
        return new Lodo(chain(dimension, config, seed, workers), config.momentum(), adam(config.metaLearningRate()));
    }

    /**
     * LODO-SGD: the meta rule is plain gradient descent.
     *
     * @param dimension n, at least 1
     * @param config hyper-parameters
     * @param seed of permutations and weights
     * @param workers the threads that compute; results do not depend on them
     * @return an optimizer for one run
     */
    public static Lodo lodoSgd(int dimension, LodoConfig config, long seed, Workers workers) {
        return new Lodo(
                chain(dimension, config, seed, workers),
                config.momentum(),
                sizes -> new Sgd(config.metaLearningRate()));
    }

    /**
     * LODO-No-Momentum: β = 0.
     *
     * @param dimension n, at least 1
     * @param config hyper-parameters
     * @param seed of permutations and weights
     * @param workers the threads that compute; results do not depend on them
     * @return an optimizer for one run
     */
    public static Lodo lodoNoMomentum(int dimension, NoMomentumConfig config, long seed, Workers workers) {
        return lodo(dimension, config.toLodo(), seed, workers);
    }

    /**
     * LODO-Diagonal: G = α₀ diag(w).
     *
     * @param dimension n, at least 1
     * @param config hyper-parameters
     * @return an optimizer for one run
     */
    public static Lodo lodoDiagonal(int dimension, GainConfig config) {
        return new Lodo(
                new DiagonalPreconditioner(dimension, config.initialLearningRate()),
                config.momentum(),
                adam(config.metaLearningRate()));
    }

    /**
     * LODO-Global: G = α₀ w I.
     *
     * @param dimension n, at least 1
     * @param config hyper-parameters
     * @return an optimizer for one run
     */
    public static Lodo lodoGlobal(int dimension, GainConfig config) {
        return new Lodo(
                new ScalarPreconditioner(dimension, config.initialLearningRate()),
                config.momentum(),
                adam(config.metaLearningRate()));
    }

    /**
     * LODO-Residuals: A is a chain of permuted residual layers, with a diagonal matrix in the middle of G.
     *
     * @param dimension n, at least 1
     * @param config hyper-parameters
     * @param seed of permutations and weights
     * @param workers the threads that compute; results do not depend on them
     * @return an optimizer for one run
     */
    public static Lodo lodoResiduals(int dimension, ResidualConfig config, long seed, Workers workers) {
        SymmetricProduct chain = PermutedResidual.random(
                dimension, config.initialLearningRate(), config.layers(), new RandomStream(seed), workers);
        return new Lodo(chain, config.momentum(), adam(config.metaLearningRate()));
    }

    /**
     * LODO with a frozen preconditioner: it is trained from the objective's initial point on draws of its own, and then kept
     * fixed while the optimizer starts again.
     *
     * @param objective the problem that the preconditioner is trained on
     * @param config hyper-parameters
     * @param seed of permutations, weights, and the draws of the training
     * @param workers the threads that compute; results do not depend on them
     * @return an optimizer for one run that no longer learns
     */
    public static Lodo lodoFrozen(Objective<?> objective, FrozenConfig config, long seed, Workers workers) {
        Lodo learner = lodo(objective.dimension(), config.toLodo(), seed, workers);
        long trainingSeed = RandomStream.derive(seed, "training");
        double[] x = objective.initialPoint(trainingSeed);
        Draws<? extends Sample> draws = objective.open(trainingSeed);
        for (int step = 0; step < config.trainingSteps(); step++) {
            learner.step(draws, x);
        }
        return Lodo.frozen(learner.preconditioner(), config.momentum());
    }

    /**
     * LODO with pairs of gradients on the same draw.
     *
     * @param dimension n, at least 1
     * @param config hyper-parameters
     * @param seed of permutations and weights
     * @param workers the threads that compute; results do not depend on them
     * @return an optimizer for one run
     */
    public static SameDrawLodo lodoSameDraw(int dimension, LodoConfig config, long seed, Workers workers) {
        return new SameDrawLodo(
                chain(dimension, config, seed, workers), config.momentum(), adam(config.metaLearningRate()));
    }

    /**
     * LODO-Dense: G is a dense matrix, and the meta rule gradient descent on its entries.
     *
     * @param dimension n, at least 1
     * @param config hyper-parameters
     * @return an optimizer for one run
     */
    public static Lodo lodoDense(int dimension, DenseConfig config) {
        return new Lodo(
                new DensePreconditioner(dimension, config.initialLearningRate(), config.symmetric()),
                config.momentum(),
                sizes -> new Sgd(config.metaLearningRate()));
    }

    /**
     * LODO that learns from probes, by normalized least mean squares.
     *
     * @param dimension n, at least 1
     * @param config hyper-parameters
     * @param seed of permutations, weights and probes
     * @param workers the threads that compute; results do not depend on them
     * @return an optimizer for one run
     */
    public static ProbingLodo lodoProbing(int dimension, ProbingConfig config, long seed, Workers workers) {
        SymmetricProduct chain = BlockPermutation.random(
                dimension,
                config.initialLearningRate(),
                config.layers(),
                config.blockSize(),
                new RandomStream(seed),
                workers);
        return new ProbingLodo(chain, config, seed);
    }

    /**
     * LODO's meta rule: Adam with β₁ 0.9, β₂ 0.999, ε 1e-7.
     *
     * @param metaLearningRate α, positive
     * @return a factory of the rule
     */
    public static UpdateRule.Factory adam(double metaLearningRate) {
        AdamConfig config = AdamConfig.defaults().withLearningRate(metaLearningRate);
        return sizes -> new Adam(config, sizes);
    }

    private static SymmetricProduct chain(int dimension, LodoConfig config, long seed, Workers workers) {
        return BlockPermutation.random(
                dimension,
                config.initialLearningRate(),
                config.layers(),
                config.blockSize(),
                new RandomStream(seed),
                workers);
    }
}
