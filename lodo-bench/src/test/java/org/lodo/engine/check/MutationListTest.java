package org.lodo.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** {@link MutationsTest} is slow and rarely runs; this notices in every build if a fault can no longer be planted. */
class MutationListTest {

    @Test
    void everyFaultCanBePlanted() throws IOException {
        for (MutationsTest.Mutation mutation : MutationsTest.listed()) {
            assertThat(mutation.mutated()).as(mutation.fault()).contains(mutation.by());
        }
    }
}
