package org.lodo.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.run.MadeUp;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyFolder;
import org.lodo.engine.study.StudyResults;

class PageSizeTest {

    private static final int OPTIMIZERS = 25;
    private static final int SEEDS = 8;
    private static final long STEPS = 100_000;

    @TempDir
    private Path folder;

    /** Two hundred runs of a hundred thousand steps. */
    @Test
    void pageOfALargeStudyIsSmall() throws IOException {
        List<Study.Cell> cells = new ArrayList<>();
        List<RunResult> results = new ArrayList<>();
        for (int optimizer = 0; optimizer < OPTIMIZERS; optimizer++) {
            for (long seed = 1; seed <= SEEDS; seed++) {
                RunSpec spec = MadeUp.spec("noisy-quadratic", "lodo[layers=" + optimizer + "]", seed, STEPS);
                if (seed == 1) {
                    cells.add(new Study.Cell(spec.problem(), spec.optimizer(), STEPS, spec.metrics()));
                }
                results.add(MadeUp.noisy(spec, 1 + optimizer));
            }
        }
        Study study = new Study(
                "large", "Large", null, LongStream.rangeClosed(1, SEEDS).boxed().toList(), cells);
        StudyResults all = new StudyResults(study, "run large", MadeUp.environment("0123456789abcdef0123"), results);

        ReportWriter.write(Catalog.load(PageSizeTest.class.getClassLoader()), all, Set.of(), new StudyFolder(folder));

        assertThat(Files.size(folder.resolve("report.html"))).isLessThan(5_000_000);
    }
}
