package org.lodo.preconditioner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.lodo.contract.PreconditionerContract;

class GainTest {

    @Nested
    class Diagonal extends PreconditionerContract {
        @Override
        protected Preconditioner create(int dimension) {
            return new DiagonalPreconditioner(dimension, 0.7);
        }
    }

    @Nested
    class Global extends PreconditionerContract {
        @Override
        protected Preconditioner create(int dimension) {
            return new ScalarPreconditioner(dimension, 0.7);
        }
    }

    @Test
    void startAsTheScaledIdentity() {
        double[] out = new double[2];
        new DiagonalPreconditioner(2, 0.25).apply(new double[] {4, 8}, out);
        assertThat(out).containsExactly(1, 2);
        new ScalarPreconditioner(2, 0.25).apply(new double[] {4, 8}, out);
        assertThat(out).containsExactly(1, 2);
    }
}
