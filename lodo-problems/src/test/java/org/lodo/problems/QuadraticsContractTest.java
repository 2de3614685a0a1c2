package org.lodo.problems;

import org.junit.jupiter.api.Nested;
import org.lodo.objective.Objective;
import org.lodo.problems.quadratic.Covariance;
import org.lodo.problems.quadratic.Drift;
import org.lodo.problems.quadratic.DriftConfig;
import org.lodo.problems.quadratic.GradientNoise;
import org.lodo.problems.quadratic.HessianSeed;
import org.lodo.problems.quadratic.NoiseConfig;
import org.lodo.problems.quadratic.Structure;
import org.lodo.problems.quadratic.StructureConfig;
import org.lodo.problems.quadratic.Tail;
import org.lodo.testkit.ObjectiveContract;

/** Contract tests of the quadratic problems, at sizes that fit no block, and with settings combined. */
class QuadraticsContractTest {

    private static final StructureConfig DENSE = StructureConfig.defaults();
    private static final NoiseConfig STEPS = NoiseConfig.defaults();
    private static final DriftConfig STILL = DriftConfig.defaults();
    private static final DriftConfig TURNING = new DriftConfig(Drift.TURN, 0.3, 1000);

    static NoisyQuadratic bowl(int dimension, StructureConfig shape, NoiseConfig noise, DriftConfig drift) {
        return bowl(dimension, HessianSeed.of(3), shape, noise, drift);
    }

    static NoisyQuadratic bowl(
            int dimension, HessianSeed seed, StructureConfig shape, NoiseConfig noise, DriftConfig drift) {
        return new NoisyQuadratic(new NoisyQuadraticConfig(dimension, 0.05, 4, 0.7, seed, shape, noise, drift));
    }

    static NoiseConfig steps(Covariance covariance, Tail tail, double sparse) {
        return new NoiseConfig(covariance, tail, GradientNoise.NONE, sparse, 0.5);
    }

    private static NoiseConfig slope(GradientNoise noise, Tail tail) {
        return new NoiseConfig(Covariance.IDENTITY, tail, noise, 1, 1);
    }

    @Nested
    class Axes extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return bowl(
                    7, new StructureConfig(Structure.AXES, 4, 10), steps(Covariance.RANDOM, Tail.GAUSSIAN, 0.4), STILL);
        }
    }

    @Nested
    class BlocksOfFourOnNine extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return bowl(9, new StructureConfig(Structure.PERMUTED_BLOCKS, 4, 10), STEPS, TURNING);
        }
    }

    @Nested
    class BlocksOfSixteenOnThree extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return bowl(
                    3,
                    new StructureConfig(Structure.PERMUTED_BLOCKS, 16, 10),
                    steps(Covariance.HESSIAN, Tail.STUDENT_T, 1),
                    STILL);
        }
    }

    @Nested
    class KroneckerOfThreeByFive extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return bowl(
                    15,
                    new StructureConfig(Structure.KRONECKER, 4, 10),
                    steps(Covariance.INVERSE_HESSIAN, Tail.CAUCHY, 1),
                    new DriftConfig(Drift.SWITCH, 0, 2));
        }
    }

    @Nested
    class LowRank extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return bowl(
                    11,
                    new StructureConfig(Structure.LOW_RANK, 4, 3),
                    steps(Covariance.INVERSE_HESSIAN, Tail.GAUSSIAN, 1),
                    TURNING);
        }
    }

    @Nested
    class FullRank extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return bowl(2, new StructureConfig(Structure.LOW_RANK, 4, 2), STEPS, STILL);
        }
    }

    @Nested
    class HessianOfTheRun extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return bowl(6, HessianSeed.ofRun(), DENSE, steps(Covariance.IDENTITY, Tail.STUDENT_T, 0.5), TURNING);
        }
    }

    @Nested
    class WhiteSlope extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return bowl(5, DENSE, slope(GradientNoise.WHITE, Tail.STUDENT_T), TURNING);
        }
    }

    @Nested
    class SlopeLikeTheHessian extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return bowl(
                    8,
                    new StructureConfig(Structure.KRONECKER, 4, 10),
                    slope(GradientNoise.HESSIAN, Tail.GAUSSIAN),
                    new DriftConfig(Drift.SWITCH, 0, 1));
        }
    }

    @Nested
    class StreamOfSingleData extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return new StreamingLeastSquares(new StreamingLeastSquaresConfig(7, 1.5, 1, 0.3, 2));
        }
    }

    @Nested
    class StreamOfOneVariable extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return new StreamingLeastSquares(new StreamingLeastSquaresConfig(1, 0, 5, 0, 0));
        }
    }

    @Nested
    class SaddleOfTwenty extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return new Saddle(SaddleConfig.defaults());
        }
    }

    @Nested
    class SaddleOfOneVariable extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return new Saddle(new SaddleConfig(1, 1, 1, 0, 0));
        }
    }
}
