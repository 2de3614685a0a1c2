package org.lodo.bench.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.run.MadeUp;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;
import tech.tablesaw.aggregate.AggregateFunctions;
import tech.tablesaw.api.Table;

class StudyTablesTest {

    @Test
    void summaryIsUnchanged() {
        List<RunResult> results = new ArrayList<>();
        List<Study.Cell> cells = new ArrayList<>();
        String grid = "lodo[momentum=0,layers=4]";
        add(cells, results, "adam", 1.5, 2.5, 3.5);
        add(cells, results, grid, 0.1, 0.2);
        RunSpec yogi = MadeUp.spec("bowl", "yogi", 1, 10);
        cells.add(new Study.Cell(yogi.problem(), yogi.optimizer(), 10, List.of()));
        results.add(MadeUp.failure(yogi, 4, "step 4: boom"));
        results.add(MadeUp.result(MadeUp.spec("bowl", "yogi", 2, 10), 7, Double.NaN, false));
        RunSpec doomed = MadeUp.spec("bowl", "doomed", 1, 10);
        cells.add(new Study.Cell(doomed.problem(), doomed.optimizer(), 10, List.of()));
        results.add(MadeUp.failure(doomed, 1, "step 1: boom"));

        Study study = new Study("made-up", "Made up", null, List.of(1L, 2L, 3L), cells);
        String csv = Csv.of(StudyTables.summary(of(study, results), metrics(study)));

        // One resample in 27 has the minimum of the three values only, more than one in 40: the ends of the interval
        // are
        // minimum and maximum.
        assertThat(csv).isEqualTo("""
                        problem,optimizer,steps,runs,failed,loss_mean,loss_std,loss_ci95_low,loss_ci95_high,steps_per_second,hessian_error_mean
                        bowl,adam,10,3,0,2.5,1.0,1.5,3.5,10.0,0.5
                        bowl,"lodo[momentum=0,layers=4]",10,2,0,0.15000000000000002,0.07071067811865477,0.1,0.2,10.0,0.5
                        bowl,yogi,10,2,1,7.0,,,,,
                        bowl,doomed,10,1,1,,,,,,
                        """);
    }

    @Test
    void runsAndCurvesHaveARowPerRunAndPerRowOfItsLog() {
        List<RunResult> results = new ArrayList<>();
        List<Study.Cell> cells = new ArrayList<>();
        RunSpec adam = MadeUp.spec("bowl", "adam", 1, 10);
        cells.add(new Study.Cell(adam.problem(), adam.optimizer(), 10, List.of("hessian_error")));
        results.add(MadeUp.result(adam, 1.5, 0.5, true));
        results.add(MadeUp.failure(MadeUp.spec("bowl", "adam", 2, 10), 3, "step 3: boom"));
        Study study = new Study("made-up", "Made up", null, List.of(1L, 2L), cells);

        Table runs = StudyTables.runs(of(study, results), metrics(study));
        assertThat(Csv.of(runs)).isEqualTo("""
                problem,optimizer,seed,steps,loss,failure,exclusive,draws,values,gradients,hessian_products,meta_gradients,state_bytes,optimizer_seconds,problem_seconds,evaluation_seconds,hessian_error
                bowl,adam,1,10,1.5,,true,10,0,10,0,0,160,0.5,0.5,0.25,0.5
                bowl,adam,2,3,,step 3: boom,false,3,0,3,0,0,160,0.5,0.5,0.25,
                """);
        assertThat(runs.summarize("steps", AggregateFunctions.sum)
                        .by("optimizer")
                        .doubleColumn("Sum [steps]")
                        .get(0))
                .isEqualTo(13);

        Table curves = StudyTables.curves(of(study, results));
        assertThat(curves.columnNames())
                .containsExactly(
                        "problem",
                        "optimizer",
                        "seed",
                        "step",
                        "draws",
                        "gradients",
                        "seconds",
                        "loss",
                        "hessian_error");
        assertThat(curves.rowCount()).isEqualTo(10 + 3);
        assertThat(curves.where(curves.longColumn("seed").isEqualTo(2))
                        .doubleColumn("step")
                        .asDoubleArray())
                .containsExactly(1, 2, 3);
    }

    @Test
    void summaryShowsTheMetricsOfTheStudy() {
        List<RunResult> results = new ArrayList<>();
        List<Study.Cell> cells = new ArrayList<>();
        add(cells, results, "adam", 1.5, 2.5, 3.5);
        Study study = new Study("made-up", "Made up", null, List.of(1L, 2L, 3L), cells);

        assertThat(TableText.markdown(
                        StudyTables.described(StudyTables.summary(of(study, results), metrics(study)), metrics(study))))
                .isEqualTo("""
                | problem | optimizer | loss | 95 % interval | steps/s | Hessian error |
                | --- | --- | ---: | ---: | ---: | ---: |
                | bowl | adam | 2.5 ± 1.0 | 1.5 … 3.5 | 10 | 0.5 |
                """);
    }

    @Test
    void metricsOfMissingPlugInsAreShownByName() {
        RunSpec spec = MadeUp.spec("bowl", "adam", 1, 10);
        Study study = new Study(
                "made-up",
                "Made up",
                null,
                List.of(1L),
                List.of(new Study.Cell(spec.problem(), spec.optimizer(), 10, List.of("gone_metric"))));

        assertThat(metrics(study).all())
                .singleElement()
                .satisfies(metric -> assertThat(metric.title()).isEqualTo("gone metric"));
        assertThat(StudyTables.summary(of(study, List.of()), metrics(study)).columnNames())
                .endsWith("gone_metric_mean");
    }

    private static StudyResults of(Study study, List<RunResult> results) {
        return new StudyResults(study, "run made-up", MadeUp.environment("0123456789abcdef0123"), results);
    }

    private static StudyMetrics metrics(Study study) {
        return StudyMetrics.of(Catalog.load(StudyTablesTest.class.getClassLoader()), study);
    }

    private static void add(List<Study.Cell> cells, List<RunResult> results, String optimizer, double... losses) {
        for (int i = 0; i < losses.length; i++) {
            RunSpec spec = MadeUp.spec("bowl", optimizer, i + 1, 10);
            results.add(MadeUp.result(spec, losses[i], 0.5, i == 0));
            if (i == 0) {
                cells.add(new Study.Cell(spec.problem(), spec.optimizer(), 10, List.of("hessian_error")));
            }
        }
    }
}
