package org.lodo.bench.table;

import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.lodo.engine.io.Json;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.study.Study;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.csv.CsvWriteOptions;

/**
 * The summary of a study, one row for each optimizer on each problem. The loss of a run is its mean over the last 10 %
 * of fresh evaluations. Statistics are over the runs that reached their last step; those that did not are counted in
 * {@code failed}. Speed is that of the run that had the machine to itself.
 */
public final class SummaryTable {

    private SummaryTable() {}

    /**
     * @param study what was run
     * @param results all of its results
     * @return columns problem, optimizer, steps, runs, failed, loss_mean, loss_std, loss_ci95_low, loss_ci95_high,
     *     steps_per_second, hessian_error_mean; of a study that tracks held-out losses also validation_loss_mean and
     *     test_loss_mean
     */
    public static Table of(Study study, List<RunResult> results) {
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
        DoubleColumn hessianError = DoubleColumn.create("hessian_error_mean");
        Map<String, DoubleColumn> heldOut = new LinkedHashMap<>();
        for (String metric : List.of("validation_loss", "test_loss")) {
            if (study.tracks(metric)) {
                heldOut.put(metric, DoubleColumn.create(metric + "_mean"));
            }
        }
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
            hessianError.append(mean("hessian_error", ofCell));
            heldOut.forEach((metric, column) -> column.append(mean(metric, ofCell)));
        }
        Table table = Table.create(
                study.name(), problem, optimizer, steps, runs, failed, mean, deviation, low, high, speed, hessianError);
        heldOut.values().forEach(table::addColumns);
        return table;
    }

    private static double mean(String metric, List<RunResult> results) {
        return Estimate.of(values(results, result -> result.last(metric))).mean();
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

    /**
     * A table as comma-separated values.
     *
     * @param table any table
     * @return text with a header, numbers in their shortest exact form, empty where there is none
     */
    public static String toCsv(Table table) {
        Table texts = Table.create(
                table.name(), table.columns().stream().map(SummaryTable::asText).toArray(Column<?>[]::new));
        StringWriter csv = new StringWriter();
        texts.write().usingOptions(CsvWriteOptions.builder(csv).lineEnd("\n").build());
        return csv.toString();
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

    private static StringColumn asText(Column<?> column) {
        StringColumn text = StringColumn.create(column.name());
        for (int row = 0; row < column.size(); row++) {
            Object value = column.get(row);
            boolean isMissing = value == null || (value instanceof Double number && number.isNaN());
            text.append(isMissing ? "" : value instanceof Double number ? Json.number(number) : value.toString());
        }
        return text;
    }
}
