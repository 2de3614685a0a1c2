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
            return new DiagonalGain(dimension, 0.7);
        }
    }

    @Nested
    class Global extends PreconditionerContract {
        @Override
        protected Preconditioner create(int dimension) {
            return new GlobalGain(dimension, 0.7);
        }
    }

    @Test
    void startAsTheScaledIdentity() {
        double[] out = new double[2];
        new DiagonalGain(2, 0.25).apply(new double[] {4, 8}, out);
        assertThat(out).containsExactly(1, 2);
        new GlobalGain(2, 0.25).apply(new double[] {4, 8}, out);
        assertThat(out).containsExactly(1, 2);
    }
}
