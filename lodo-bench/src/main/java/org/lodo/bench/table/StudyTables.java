package org.lodo.bench.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Metric;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.stats.Interval;
import org.lodo.engine.stats.LossScale;
import org.lodo.engine.stats.NestedEstimate;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;
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
 * var results = StoredResults.read(catalog, StudyFolder.existing("quick"));
 * var metrics = StudyMetrics.of(catalog, results.study());
 *
 * var summary = StudyTables.summary(results, metrics);
 * summary.where(summary.stringColumn("problem").isEqualTo("rosenbrock")).sortOn("loss_mean").print();
 * StudyTables.runs(results, metrics).summarize("loss", AggregateFunctions.median).by("problem", "optimizer").print();
 * }</pre>
 */
public final class StudyTables {

    /**
     * The columns of a summary that reports show: loss with its spread, the interval of its mean, failures, steps per second.
     */
    public static final List<TableColumn> LOSS_AND_SPEED = List.of(
            TableColumn.number("loss").from("loss_mean", "loss_std").lessIsBetter(),
            TableColumn.number("95 % interval").between("loss_ci95_low", "loss_ci95_high"),
            TableColumn.number("failed", CellFormat.COUNT).lessIsBetter().rare(),
            TableColumn.number("steps/s", CellFormat.SPEED)
                    .from("steps_per_second")
                    .moreIsBetter());

    private StudyTables() {}

    /**
     * A row for each optimizer on each problem. The loss of a run is its mean over the last 10 % of fresh evaluations.
     * Statistics are over the runs that reached their last step; the others are counted in {@code failed}. Speed is that of
     * the run that had the machine to itself.
     *
     * @param results the results of a study
     * @param metrics its metrics
     * @return columns problem, optimizer, steps, runs, failed, loss_mean, loss_std, loss_ci95_low, loss_ci95_high,
     *     steps_per_second, and NAME_mean of each summarized metric; NaN for missing values
     */
    public static Table summary(StudyResults results, StudyMetrics metrics) {
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
        Map<Metric, DoubleColumn> means = new LinkedHashMap<>();
        metrics.summarized().forEach(metric -> means.put(metric, DoubleColumn.create(StudyMetrics.meanOf(metric))));
        for (Study.Cell cell : results.study().cells()) {
            List<RunResult> ofCell = results.of(cell);
            Estimate loss = Estimate.of(values(ofCell, RunResult::finalLoss));
            problem.append(cell.problem().label());
            optimizer.append(cell.optimizer().label());
            steps.append(cell.steps());
            runs.append(ofCell.size());
            failed.append(ofCell.stream().filter(RunResult::failed).count());
            mean.append(loss.mean());
            deviation.append(loss.standardDeviation());
            Interval interval = interval(results, cell, loss);
            low.append(interval.low());
            high.append(interval.high());
            speed.append(stepsPerSecond(ofCell));
            means.forEach((metric, column) -> column.append(
                    Estimate.of(values(ofCell, run -> run.last(metric.name()))).mean()));
        }
        String name = results.study().name();
        Table table = Table.create(name, problem, optimizer, steps, runs, failed, mean, deviation, low, high, speed);
        means.values().forEach(table::addColumns);
        return table;
    }

    /** That of the expected loss; over searches and seeds together where there are several searches. */
    private static Interval interval(StudyResults results, Study.Cell cell, Estimate loss) {
        if (cell.searches().isEmpty()) {
            return new Interval(loss.low(), loss.high());
        }
        NestedEstimate nested = NestedEstimate.of(results.lossesBySearch(cell), LossScale.LINEAR);
        return new Interval(nested.low(), nested.high());
    }

    /**
     * A summary as reports show it.
     *
     * @param summary a summary by {@link #summary}
     * @param metrics the metrics of the study
     * @return columns problem, optimizer, those of {@link #LOSS_AND_SPEED}, and the metrics that are not missing in all rows
     */
    public static ReportTable described(Table summary, StudyMetrics metrics) {
        List<TableColumn> columns =
                new ArrayList<>(List.of(TableColumn.words("problem"), TableColumn.words("optimizer")));
        columns.addAll(LOSS_AND_SPEED);
        columns.addAll(metrics.columns(summary));
        return new ReportTable(summary.name(), summary, columns);
    }

    /**
     * A row for each run.
     *
     * @param results the results of a study
     * @param metrics its metrics
     * @return columns problem, optimizer, search (the number of that which has found the settings, only where there were several),
     *     seed, steps (until the run ended or failed), loss (NaN if it failed), failure (empty
     *     if it did not), exclusive (whether it had the machine to itself, so that times are meaningful), draws, values,
     *     gradients, hessian_products, meta_gradients, state_bytes, optimizer_seconds, problem_seconds,
     *     evaluation_seconds, and the last value of each metric
     */
    public static Table runs(StudyResults results, StudyMetrics metrics) {
        List<RunResult> all = results.results();
        StringColumn problem = StringColumn.create("problem");
        StringColumn optimizer = StringColumn.create("optimizer");
        LongColumn seed = LongColumn.create("seed");
        StringColumn failure = StringColumn.create("failure");
        BooleanColumn exclusive = BooleanColumn.create("exclusive");
        for (RunResult run : all) {
            problem.append(run.spec().problem().label());
            optimizer.append(run.spec().optimizer().label());
            seed.append(run.spec().seed());
            failure.append(run.failed() ? run.failure() : "");
            exclusive.append(run.exclusive());
        }
        Table table = Table.create(results.study().name(), problem, optimizer, seed);
        if (hasSearches(results)) {
            table.insertColumn(2, longs("search", all, StudyTables::search));
        }
        table.addColumns(
                longs("steps", all, run -> run.cost().steps()),
                DoubleColumn.create("loss", all.stream().mapToDouble(RunResult::finalLoss)),
                failure,
                exclusive,
                longs("draws", all, run -> run.cost().draws()),
                longs("values", all, run -> run.cost().values()),
                longs("gradients", all, run -> run.cost().gradients()),
                longs("hessian_products", all, run -> run.cost().hessianProducts()),
                longs("meta_gradients", all, run -> run.cost().metaGradients()),
                longs("state_bytes", all, run -> run.cost().stateBytes()),
                doubles("optimizer_seconds", all, run -> run.cost().optimizerSeconds()),
                doubles("problem_seconds", all, run -> run.cost().problemSeconds()),
                doubles("evaluation_seconds", all, run -> run.cost().evaluationSeconds()));
        for (Metric metric : metrics.all()) {
            for (String column : metric.columns()) {
                table.addColumns(doubles(column, all, run -> run.last(column)));
            }
        }
        return table;
    }

    /** Whether several searches have found the settings of any cell; tables of other studies have no column of them. */
    private static boolean hasSearches(StudyResults results) {
        return results.study().cells().stream()
                .anyMatch(cell -> !cell.searches().isEmpty());
    }

    private static @Nullable Long search(RunResult run) {
        Integer search = run.spec().search();
        return search == null ? null : search.longValue();
    }

    /** A count; null if it is unknown. */
    @FunctionalInterface
    private interface Count {
        @Nullable
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

    /**
     * A row for each row of every run's log.
     *
     * @param results the results of a study, with learning curves
     * @return columns problem, optimizer, search (as in {@link #runs}), seed, and those of the logs: step, draws, gradients, seconds, loss (the mean since
     *     the previous row) and the metrics; NaN for columns that a log lacks
     */
    public static Table curves(StudyResults results) {
        Set<String> names = new LinkedHashSet<>();
        results.results().forEach(run -> names.addAll(run.log().columns()));
        StringColumn problem = StringColumn.create("problem");
        StringColumn optimizer = StringColumn.create("optimizer");
        LongColumn search = LongColumn.create("search");
        LongColumn seed = LongColumn.create("seed");
        List<DoubleColumn> columns = names.stream().map(DoubleColumn::create).toList();
        for (RunResult run : results.results()) {
            for (int row = 0; row < run.log().size(); row++) {
                problem.append(run.spec().problem().label());
                optimizer.append(run.spec().optimizer().label());
                Long number = search(run);
                if (number == null) {
                    search.appendMissing();
                } else {
                    search.append(number);
                }
                seed.append(run.spec().seed());
            }
            for (DoubleColumn column : columns) {
                double[] values = run.log().column(column.name());
                for (int row = 0; row < run.log().size(); row++) {
                    column.append(values.length == 0 ? Double.NaN : values[row]);
                }
            }
        }
        Table table = Table.create(results.study().name(), problem, optimizer, seed);
        if (hasSearches(results)) {
            table.insertColumn(2, search);
        }
        columns.forEach(table::addColumns);
        return table;
    }

    /** The values of runs that did not fail, without missing ones. */
    private static double[] values(List<RunResult> results, ToDoubleFunction<RunResult> value) {
        return results.stream()
                .filter(result -> !result.failed())
                .mapToDouble(value)
                .filter(number -> !Double.isNaN(number))
                .toArray();
    }

    /**
     * The mean speed of runs in steps per second.
     *
     * @param results any runs
     * @return the mean over the runs that did not fail and had the machine to themselves; NaN if there are none
     */
    public static double stepsPerSecond(List<RunResult> results) {
        double[] speeds = results.stream()
                .filter(result -> result.exclusive() && !result.failed())
                .mapToDouble(
                        result -> (double) result.cost().steps() / result.cost().seconds())
                .toArray();
        return speeds.length == 0 ? Double.NaN : Arrays.stream(speeds).sum() / speeds.length;
    }
}
