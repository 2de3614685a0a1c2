package org.lodo.bench.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModesTest {

    /** The iterations of a step on two threads in the committed run against PyTorch, in milliseconds. */
    @Test
    void theCommittedTimesHaveTwoModes() {
        Modes modes = Modes.of(List.of(34.0, 33.7, 56.4, 65.9, 64.9, 65.2, 68.2, 64.4, 67.2, 53.3, 49.6))
                .orElseThrow();
        assertThat(modes.fast()).containsExactly(33.7, 34.0);
        assertThat(modes.slow()).hasSize(9).startsWith(49.6).endsWith(68.2);
    }

    @Test
    void scatterAndOutliersAreNoModes() {
        assertThat(Modes.of(List.of(51.8, 49.3, 53.0, 61.1, 50.2))).isEmpty();
        assertThat(Modes.of(List.of(50.0, 50.0, 50.0, 500.0))).isEmpty();
        assertThat(Modes.of(List.of(1.0, 2.0, 3.0))).isEmpty();
        assertThat(Modes.of(List.of())).isEmpty();
    }
}
