package org.lodo.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.run.MadeUp;
import org.lodo.engine.run.RunCost;
import org.lodo.engine.run.RunLog;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;

/** Results of which some are missing, or lost with their runs. */
class IncompleteResultsTest {

    private static final int SEEDS = 6;

    private final List<Study.Cell> cells = new ArrayList<>();

    private final List<RunResult> runs = new ArrayList<>();

    /** As when a study gets a further optimizer and is stopped before it has run. */
    @Test
    void anOptimizerThatHasNotRunIsComparedWithNone() {
        add("lodo", SEEDS, 1);
        add("adam", SEEDS, 2);
        add("new", 0, 3);
        StudyResults results = results();
        MatrixRow row = MatrixRow.of(
                Catalog.load(IncompleteResultsTest.class.getClassLoader()),
                results,
                results.study().problems().get(0),
                "");
        assertThat(row.verdicts()).isEqualTo(Map.of("lodo", "rwn", "adam", "brn", "new", "nnn"));
    }

    @Test
    void aRunThatLostItsMeasurementsLeavesTheCurvesOfOthers() {
        add("lodo", SEEDS, 1);
        RunSpec lost = MadeUp.spec("bowl", "dense", 1, 10);
        RunCost cost = new RunCost(3, 0, 0, 0, 0, 0, null, 0, 0, 0);
        RunLog empty = new RunLog(List.of("step", "draws", "gradients", "seconds", "loss"));
        runs.add(new RunResult(
                lost, cost, Double.NaN, "digest", "step 3: no memory", false, empty, new double[0], null));
        assertThat(results().lackCurves()).isFalse();
    }

    /** Two points of one search each on the same seeds are no independent pairs. */
    @Test
    void lossesOfSeveralSearchesAreMeansForEachSeed() {
        List<RunResult> ofSearches = new ArrayList<>();
        for (int search = 1; search <= 2; search++) {
            for (int seed = 1; seed <= 3; seed++) {
                RunSpec spec = MadeUp.spec("bowl", "lodo", seed, 10);
                RunSpec own = new RunSpec(spec.problem(), spec.optimizer(), seed, 10, List.of(), search);
                ofSearches.add(MadeUp.result(own, search + 10 * seed, 0.5, false));
            }
        }
        assertThat(CellPair.losses(ofSearches)).containsExactly(11.5, 21.5, 31.5);
    }

    private void add(String optimizer, int seeds, double loss) {
        RunSpec first = MadeUp.spec("bowl", optimizer, 1, 10);
        cells.add(new Study.Cell(first.problem(), first.optimizer(), first.steps(), first.metrics()));
        for (int seed = 1; seed <= seeds; seed++) {
            runs.add(MadeUp.result(MadeUp.spec("bowl", optimizer, seed, 10), loss + 0.01 * seed, 0.5, false));
        }
    }

    private StudyResults results() {
        Study study = new Study(
                "made-up",
                "Made up",
                null,
                LongStream.rangeClosed(1, SEEDS).boxed().toList(),
                cells,
                Map.of(),
                List.of(),
                List.of(),
                null);
        return new StudyResults(study, "lodo run made-up", MadeUp.environment("0123456789abcdef0123"), runs);
    }
}
