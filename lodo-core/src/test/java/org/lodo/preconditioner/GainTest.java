package org.lodo.preconditioner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GainTest {

    @Test
    void startsAsAScaledIdentity() {
        double[] out = new double[2];
        new DiagonalPreconditioner(2, 0.25).apply(new double[] {4, 8}, out);
        assertThat(out).containsExactly(1, 2);
        new ScalarPreconditioner(2, 0.25).apply(new double[] {4, 8}, out);
        assertThat(out).containsExactly(1, 2);
    }
}
