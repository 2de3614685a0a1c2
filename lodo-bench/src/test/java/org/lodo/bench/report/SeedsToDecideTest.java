package org.lodo.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyOptions;
import org.lodo.engine.study.StudyPlanner;

class SeedsToDecideTest {

    private static final Path EXAMPLES = Path.of("..", "examples");

    /** What a newcomer runs first, and what is published and decided by ranks; mnist-cpu has three seeds, for tests of means. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "quick",
                "noisy-quadratic",
                "paper-quadratic",
                "paper-quadratic-published",
                "paper-rosenbrock",
                "ablations",
                "condition-number.yaml"
            })
    void everyProblemHasSeedsEnough(String name) {
        String study = name.endsWith(".yaml") ? EXAMPLES.resolve(name).toString() : name;
        Catalog catalog = Catalog.load(SeedsToDecideTest.class.getClassLoader());
        Study planned = StudyPlanner.plan(catalog, study, StudyOptions.none());
        for (CatalogSelection problem : planned.problems()) {
            int rivals = planned.cellsOn(problem).size() - 1;
            assertThat(planned.seeds().size())
                    .as("%s: seeds for %d rivals", problem.label(), rivals)
                    .isGreaterThanOrEqualTo(PairedComparison.seedsToDecide(rivals));
        }
    }
}
