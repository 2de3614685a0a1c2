package org.lodo.problems.deep;

import org.junit.jupiter.api.Nested;
import org.lodo.objective.Objective;
import org.lodo.parallel.Workers;
import org.lodo.testkit.ObjectiveContract;

/** Contract tests of networks and products of matrices, at their default and at awkward sizes. */
class DeepProblemsContractTest {

    /** Points between initial ones: entries from N(0, 1) would saturate every hyperbolic tangent. */
    abstract static class NetworkContract extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return objective(Workers.serial());
        }

        @Override
        protected abstract Objective<?> objective(Workers workers);

        @Override
        protected double[] point(Objective<?> objective, long seed) {
            double[] x = objective.initialPoint(seed);
            double[] other = objective.initialPoint(seed + 100);
            for (int i = 0; i < x.length; i++) {
                x[i] = 0.8 * x[i] - 0.3 * other[i] + 0.01;
            }
            return x;
        }
    }

    @Nested
    class SmallMlp extends NetworkContract {
        @Override
        protected Objective<?> objective(Workers workers) {
            return new MlpDigits(new MlpDigitsConfig(5, 32, 1e-4), workers);
        }
    }

    @Nested
    class MlpOfOneUnitAndOneImage extends NetworkContract {
        @Override
        protected Objective<?> objective(Workers workers) {
            return new MlpDigits(new MlpDigitsConfig(1, 1, 0), workers);
        }
    }

    @Nested
    class MlpOnAllImages extends NetworkContract {
        @Override
        protected Objective<?> objective(Workers workers) {
            return new MlpDigits(new MlpDigitsConfig(3, 0, 1e-2), workers);
        }
    }

    @Nested
    class Autoencoder extends NetworkContract {
        @Override
        protected Objective<?> objective(Workers workers) {
            return new AutoencoderDigits(AutoencoderDigitsConfig.defaults());
        }
    }

    @Nested
    class AutoencoderOfAwkwardSize extends NetworkContract {
        @Override
        protected Objective<?> objective(Workers workers) {
            return new AutoencoderDigits(new AutoencoderDigitsConfig(7, 1, 3, 0));
        }
    }

    @Nested
    class FourLinearLayers extends NetworkContract {
        @Override
        protected Objective<?> objective(Workers workers) {
            return new DeepLinear(DeepLinearConfig.defaults(), workers);
        }
    }

    @Nested
    class OneLinearLayer extends NetworkContract {
        @Override
        protected Objective<?> objective(Workers workers) {
            return new DeepLinear(new DeepLinearConfig(1, 3, 1, 2, 3, 1, 0, 1), workers);
        }
    }

    @Nested
    class EightLinearLayers extends NetworkContract {
        @Override
        protected Objective<?> objective(Workers workers) {
            return new DeepLinear(new DeepLinearConfig(8, 5, 7, 1, 11, 100, 0.5, 2), workers);
        }
    }

    @Nested
    class Factorization extends NetworkContract {
        @Override
        protected Objective<?> objective(Workers workers) {
            return new MatrixFactorization(new MatrixFactorizationConfig(13, 9, 3, 0.4, 10, 7, 1), workers);
        }
    }

    @Nested
    class FactorizationOfRankOne extends NetworkContract {
        @Override
        protected Objective<?> objective(Workers workers) {
            return new MatrixFactorization(new MatrixFactorizationConfig(2, 3, 1, 0.5, 1, 0, 0), workers);
        }
    }

    @Nested
    class PhysicsInformed extends NetworkContract {
        @Override
        protected Objective<?> objective(Workers workers) {
            return new Pinn(new PinnConfig(7, 11, 3, 10), workers);
        }
    }

    @Nested
    class PhysicsInformedOfOnePoint extends NetworkContract {
        @Override
        protected Objective<?> objective(Workers workers) {
            return new Pinn(new PinnConfig(1, 1, 1, 0), workers);
        }
    }

    @Nested
    class Transformer extends NetworkContract {
        @Override
        protected Objective<?> objective(Workers workers) {
            return new ModularAddition(new ModularAdditionConfig(7, 6, 3, 5, 0.7, 9, 1e-3));
        }
    }

    @Nested
    class DefaultTransformer extends NetworkContract {
        @Override
        protected Objective<?> objective(Workers workers) {
            return new ModularAddition(ModularAdditionConfig.defaults());
        }
    }

    @Nested
    class SmallestTransformer extends NetworkContract {
        @Override
        protected Objective<?> objective(Workers workers) {
            return new ModularAddition(new ModularAdditionConfig(2, 2, 1, 1, 0.5, 1, 0));
        }
    }
}
