package org.lodo.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** {@link MutationsTest} takes minutes and seldom runs; a change of the code must not take the ground from under its faults. */
class MutationListTest {

    @Test
    void everyFaultCanStillBePlanted() throws IOException {
        for (MutationsTest.Mutation mutation : MutationsTest.listed()) {
            assertThat(mutation.mutated()).as(mutation.fault()).contains(mutation.by());
        }
    }
}
