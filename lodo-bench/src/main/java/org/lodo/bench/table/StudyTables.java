package org.lodo.bench.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.lodo.engine.run.RunLog;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.study.Study;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The results of a study as Tablesaw tables: a {@linkplain #summary summary} with a row for each optimizer on each problem,
 * {@linkplain #runs runs} with a row for each seed, and {@linkplain #curves curves} with a row for each row of every log. In
 * JShell, with the class path of lodo-bench, after {@code run quick}:
 *
 * <pre>{@code
 * var catalog = Catalog.load(ClassLoader.getSystemClassLoader());
 * var study = StudyPlanner.plan(catalog, "quick", StudyOptions.none());
 * var store = new RunStore(Path.of("reports/quick"));
 * var results = study.runs().map(run -> store.load(run).orElseThrow()).toList();
 *
 * var summary = StudyTables.summary(study, results);
 * summary.where(summary.stringColumn("problem").isEqualTo("rosenbrock")).sortOn("loss_mean").print();
 * StudyTables.runs(study, results).summarize("loss", AggregateFunctions.median).by("problem", "optimizer").print();
 * }</pre>
 */
public final class StudyTables {

    private StudyTables() {}

    /**
     * A row for each optimizer on each problem. The loss of a run is its mean over the last 10 % of fresh evaluations.
     * Statistics are over the runs that reached their last step; those that did not are counted in {@code failed}. Speed is
     * that of the run that had the machine to itself.
     *
     * @param study what was run
     * @param results all of its results
     * @return columns problem, optimizer, steps, runs, failed, loss_mean, loss_std, loss_ci95_low, loss_ci95_high,
     *     steps_per_second, hessian_error_mean; of a study that tracks held-out losses also validation_loss_mean and
     *     test_loss_mean; NaN where there is none
     */
    public static Table summary(Study study, List<RunResult> results) {
        StringColumn problem = StringColumn.create("problem");
        StringColumn optimizer = StringColumn.create("optimizer");
        LongColumn steps = LongColumn.create("steps");
        LongColumn runs = LongColumn.create("runs");
        LongColumn failed = LongColumn.create("failed");
        DoubleColumn mean = DoubleColumn.create("loss_mean");
        DoubleColumn deviation = DoubleColumn.create("loss_std");
        DoubleColumn low = DoubleColumn.create("loss_ci95_low");
        DoubleColumn high = DoubleColumn.create("loss_ci95_high");
        DoubleColumn speed = DoubleColumn.create("steps_per_second");
        Map<String, DoubleColumn> metrics = new LinkedHashMap<>();
        summarized(study).forEach(metric -> metrics.put(metric, DoubleColumn.create(metric + "_mean")));
        for (Study.Cell cell : study.cells()) {
            List<RunResult> ofCell = ofCell(cell, results);
            Estimate loss = Estimate.of(values(ofCell, RunResult::finalLoss));
            problem.append(cell.problem().label());
            optimizer.append(cell.optimizer().label());
            steps.append(cell.steps());
            runs.append(ofCell.size());
            failed.append(ofCell.stream().filter(RunResult::failed).count());
            mean.append(loss.mean());
            deviation.append(loss.standardDeviation());
            low.append(loss.low());
            high.append(loss.high());
            speed.append(stepsPerSecond(ofCell));
            metrics.forEach((metric, column) -> column.append(
                    Estimate.of(values(ofCell, run -> run.last(metric))).mean()));
        }
        Table table =
                Table.create(study.name(), problem, optimizer, steps, runs, failed, mean, deviation, low, high, speed);
        metrics.values().forEach(table::addColumns);
        return table;
    }

    /** The metrics that have a column in the summary of a study. */
    private static List<String> summarized(Study study) {
        List<String> metrics = new ArrayList<>(List.of("hessian_error"));
        for (String metric : List.of("validation_loss", "test_loss")) {
            if (study.tracks(metric)) {
                metrics.add(metric);
            }
        }
        return metrics;
    }

    /**
     * A row for each run.
     *
     * @param study what was run
     * @param results all of its results
     * @return columns problem, optimizer, seed, steps (those made), loss (NaN if the run failed), failure (empty if it did
     *     not), exclusive (whether times mean something), draws, values, gradients, hessian_products, meta_gradients,
     *     state_bytes, optimizer_seconds, problem_seconds, evaluation_seconds, and the last value of each metric
     */
    public static Table runs(Study study, List<RunResult> results) {
        StringColumn problem = StringColumn.create("problem");
        StringColumn optimizer = StringColumn.create("optimizer");
        LongColumn seed = LongColumn.create("seed");
        StringColumn failure = StringColumn.create("failure");
        BooleanColumn exclusive = BooleanColumn.create("exclusive");
        for (RunResult run : results) {
            problem.append(run.spec().problem().label());
            optimizer.append(run.spec().optimizer().label());
            seed.append(run.spec().seed());
            failure.append(run.failed() ? run.failure() : "");
            exclusive.append(run.exclusive());
        }
        Table table = Table.create(study.name(), problem, optimizer, seed);
        table.addColumns(
                longs("steps", results, run -> run.ledger().steps()),
                DoubleColumn.create("loss", results.stream().mapToDouble(RunResult::finalLoss)),
                failure,
                exclusive,
                longs("draws", results, run -> run.ledger().draws()),
                longs("values", results, run -> run.ledger().values()),
                longs("gradients", results, run -> run.ledger().gradients()),
                longs("hessian_products", results, run -> run.ledger().hessianProducts()),
                longs("meta_gradients", results, run -> run.ledger().metaGradients()),
                longs("state_bytes", results, run -> run.ledger().stateBytes()),
                doubles("optimizer_seconds", results, run -> run.ledger().optimizerSeconds()),
                doubles("problem_seconds", results, run -> run.ledger().problemSeconds()),
                doubles("evaluation_seconds", results, run -> run.ledger().evaluationSeconds()));
        for (Study.Cell cell : study.cells()) {
            for (String name : cell.metrics()) {
                for (String column : List.of(name)) {
                    if (!table.containsColumn(column)) {
                        table.addColumns(doubles(column, results, run -> last(run.log(), column)));
                    }
                }
            }
        }
        return table;
    }

    /** A count that may be unknown. */
    @FunctionalInterface
    private interface Count {
        Long of(RunResult run);
    }

    private static LongColumn longs(String name, List<RunResult> results, Count count) {
        LongColumn column = LongColumn.create(name);
        for (RunResult run : results) {
            Long value = count.of(run);
            if (value == null) {
                column.appendMissing();
            } else {
                column.append(value);
            }
        }
        return column;
    }

    private static DoubleColumn doubles(String name, List<RunResult> results, ToDoubleFunction<RunResult> value) {
        return DoubleColumn.create(name, results.stream().mapToDouble(value));
    }

    private static double last(RunLog log, String column) {
        double[] values = log.column(column);
        return values.length == 0 ? Double.NaN : values[values.length - 1];
    }

    /**
     * A row for each row of every run's log.
     *
     * @param study what was run
     * @param results all of its results, with logs
     * @return columns problem, optimizer, seed, and those of the logs: step, draws, gradients, seconds, loss (the mean since
     *     the row before) and what else was tracked; NaN where a log does not have a column
     */
    public static Table curves(Study study, List<RunResult> results) {
        Set<String> names = new LinkedHashSet<>();
        results.forEach(run -> names.addAll(run.log().columns()));
        StringColumn problem = StringColumn.create("problem");
        StringColumn optimizer = StringColumn.create("optimizer");
        LongColumn seed = LongColumn.create("seed");
        List<DoubleColumn> columns = names.stream().map(DoubleColumn::create).toList();
        for (RunResult run : results) {
            for (int row = 0; row < run.log().size(); row++) {
                problem.append(run.spec().problem().label());
                optimizer.append(run.spec().optimizer().label());
                seed.append(run.spec().seed());
            }
            for (DoubleColumn column : columns) {
                double[] values = run.log().column(column.name());
                for (int row = 0; row < run.log().size(); row++) {
                    column.append(values.length == 0 ? Double.NaN : values[row]);
                }
            }
        }
        Table table = Table.create(study.name(), problem, optimizer, seed);
        columns.forEach(table::addColumns);
        return table;
    }

    /**
     * The results of a cell.
     *
     * @param cell a cell of the study
     * @param results results of the study
     * @return those of the cell
     */
    public static List<RunResult> ofCell(Study.Cell cell, List<RunResult> results) {
        return results.stream()
                .filter(result -> result.spec().problem().equals(cell.problem())
                        && result.spec().optimizer().equals(cell.optimizer()))
                .toList();
    }

    /** Values of runs that ended well and where there is one. */
    private static double[] values(List<RunResult> results, ToDoubleFunction<RunResult> value) {
        return results.stream()
                .filter(result -> !result.failed())
                .mapToDouble(value)
                .filter(number -> !Double.isNaN(number))
                .toArray();
    }

    /**
     * The speed of runs.
     *
     * @param results any runs
     * @return the mean over those that ended well and had the machine to themselves; NaN if there are none
     */
    public static double stepsPerSecond(List<RunResult> results) {
        double[] speeds = results.stream()
                .filter(result -> result.exclusive() && !result.failed())
                .mapToDouble(result ->
                        (double) result.ledger().steps() / result.ledger().seconds())
                .toArray();
        return speeds.length == 0 ? Double.NaN : Arrays.stream(speeds).sum() / speeds.length;
    }
}
