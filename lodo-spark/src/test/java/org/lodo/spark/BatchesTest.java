package org.lodo.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lodo.engine.remote.RemoteRun;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunSpec;

@Tag("spark")
class BatchesTest {

    @Test
    void longRunsComeFirstAndAlone() {
        List<RemoteRun> runs = List.of(run(1, 2), run(2, 30), run(3, Double.NaN), run(4, 5));

        assertThat(Batches.of(runs, 2))
                .containsExactly(
                        List.of(runs.get(2)), List.of(runs.get(1)), List.of(runs.get(3)), List.of(runs.get(0)));
    }

    @Test
    void shortRunsShareTasksOfAQuarterSecond() {
        List<RemoteRun> runs = new ArrayList<>();
        for (int seed = 1; seed <= 1000; seed++) {
            runs.add(run(seed, 0.01));
        }

        List<List<RemoteRun>> batches = Batches.of(runs, 2);

        assertThat(batches).hasSize(40).allMatch(batch -> batch.size() == 25);
        assertThat(batches.stream().flatMap(List::stream)).containsExactlyElementsOf(runs);
    }

    @Test
    void fewShortRunsAreSpreadOverAllCores() {
        List<RemoteRun> runs = Collections.nCopies(32, run(1, 0.001));

        assertThat(Batches.of(runs, 4)).hasSize(32);
        assertThat(Batches.of(runs, 2)).hasSize(16).allMatch(batch -> batch.size() == 2);
    }

    @Test
    void nothingIsNoTask() {
        assertThat(Batches.of(List.of(), 2)).isEmpty();
    }

    private static RemoteRun run(long seed, double seconds) {
        CatalogSelection some = new CatalogSelection("a", "a", Map.of());
        return new RemoteRun(new RunSpec(some, some, seed, 1, List.of()), null, seconds);
    }
}
