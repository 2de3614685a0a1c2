package org.lodo.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lodo.engine.io.Json;
import org.lodo.random.RandomStream;

/** Problems may have random streams of their own; those that have none draw what they always drew. */
class StreamTest {

    private static final CatalogSelection ADAM = new CatalogSelection("adam", "adam", Map.of());

    private static RunSpec run(CatalogSelection problem) {
        return new RunSpec(problem, ADAM, 7, 10, List.of());
    }

    private static RunSpec run(String stream) {
        return run(new CatalogSelection("bowl-hard", "bowl", Map.of("dimension", 2), stream));
    }

    @Test
    void runsOfDifferentStreamsHaveNothingInCommon() {
        List<RunSpec> runs =
                List.of(run(new CatalogSelection("bowl", "bowl", Map.of("dimension", 2))), run("easy"), run("hard"));

        assertThat(runs.stream()
                        .flatMap(run ->
                                Stream.of(SeedPlan.problem(run), SeedPlan.optimizer(run), SeedPlan.metrics(run))))
                .doesNotHaveDuplicates();
    }

    @Test
    void labelsAndSettingsChangeNoDraws() {
        CatalogSelection other = new CatalogSelection("bowl-hard[tuned]", "bowl", Map.of("dimension", 3), "hard");

        assertThat(SeedPlan.problem(run(other))).isEqualTo(SeedPlan.problem(run("hard")));
        assertThat(SeedPlan.optimizer(run(other))).isEqualTo(SeedPlan.optimizer(run("hard")));
    }

    /** As in all runs and baselines that are stored. */
    @Test
    void withoutAStreamSeedsAndFilesAreWhatTheyWere() {
        RunSpec run = run(new CatalogSelection("bowl", "bowl", Map.of("dimension", 2)));

        assertThat(SeedPlan.problem(run)).isEqualTo(RandomStream.derive(7, "problem/bowl"));
        assertThat(SeedPlan.optimizer(run)).isEqualTo(RandomStream.derive(7, "optimizer"));
        assertThat(run.canonical())
                .isEqualTo("{\"problem\":{\"label\":\"bowl\",\"name\":\"bowl\",\"settings\":{\"dimension\":2}},"
                        + "\"optimizer\":{\"label\":\"adam\",\"name\":\"adam\",\"settings\":{}},"
                        + "\"seed\":7,\"steps\":10,\"metrics\":[]}");
    }

    @Test
    void streamsComeBackFromFiles() throws IOException {
        RunSpec run = run("hard");

        assertThat(run.canonical()).contains("\"stream\":\"hard\"");
        assertThat(Json.parse(run.canonical(), RunSpec.class)).isEqualTo(run);
    }
}
