package org.lodo.testkit;

import org.junit.jupiter.api.Nested;
import org.lodo.parallel.Workers;
import org.lodo.preconditioner.BlockPermutation;
import org.lodo.preconditioner.DensePreconditioner;
import org.lodo.preconditioner.DiagonalPreconditioner;
import org.lodo.preconditioner.PermutedResidual;
import org.lodo.preconditioner.Preconditioner;
import org.lodo.preconditioner.ScalarPreconditioner;
import org.lodo.random.RandomStream;

/** Contract tests of the preconditioners of LODO and its variants. */
class PreconditionersContractTest {

    @Nested
    class BlocksOfFour extends PreconditionerContract {
        @Override
        protected Preconditioner create(int dimension) {
            return BlockPermutation.random(dimension, 0.7, 3, 4, new RandomStream(1), Workers.serial());
        }
    }

    @Nested
    class BlocksOfOne extends PreconditionerContract {
        @Override
        protected Preconditioner create(int dimension) {
            return BlockPermutation.random(dimension, 0.7, 2, 1, new RandomStream(1), Workers.serial());
        }
    }

    @Nested
    class BlocksOfSeven extends PreconditionerContract {
        @Override
        protected Preconditioner create(int dimension) {
            return BlockPermutation.random(dimension, 0.7, 2, 7, new RandomStream(1), Workers.serial());
        }
    }

    @Nested
    class Residuals extends PreconditionerContract {
        @Override
        protected Preconditioner create(int dimension) {
            return PermutedResidual.random(dimension, 0.7, 3, new RandomStream(1), Workers.serial());
        }
    }

    @Nested
    class Diagonal extends PreconditionerContract {
        @Override
        protected Preconditioner create(int dimension) {
            return new DiagonalPreconditioner(dimension, 0.7);
        }
    }

    @Nested
    class Scalar extends PreconditionerContract {
        @Override
        protected Preconditioner create(int dimension) {
            return new ScalarPreconditioner(dimension, 0.7);
        }
    }

    @Nested
    class SymmetricDense extends PreconditionerContract {
        @Override
        protected Preconditioner create(int dimension) {
            return new DensePreconditioner(dimension, 0.7, true);
        }
    }

    @Nested
    class FreeDense extends PreconditionerContract {
        @Override
        protected Preconditioner create(int dimension) {
            return new DensePreconditioner(dimension, 0.7, false);
        }

        @Override
        protected boolean isSymmetric() {
            return false;
        }
    }
}
