package org.lodo.bench.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;

/**
 * The optimizers of a problem after the same time: that of the first of them to end its run. What time a step takes is known
 * from the run of each that had the machine to itself, the timed run; runs with other seeds are looked at after as many steps
 * as it had made by then. An optimizer whose timed run had failed by then, or that has none, remains a rival without any
 * figure.
 *
 * @param seconds the time
 * @param steps how many steps each optimizer had made by then, by label; only where this is known
 * @param unknown why it is not known, by label: {@link #FAILED} or {@link #NO_TIME}
 * @param runs the runs of each optimizer of the problem, by label: for each search those of each seed
 */
record EqualTime(
        double seconds, Map<String, Long> steps, Map<String, String> unknown, Map<String, List<List<RunResult>>> runs) {

    /** The timed run failed earlier. */
    static final String FAILED = "failed";

    /** No run had the machine to itself. */
    static final String NO_TIME = "no time";

    /** Of a problem by its label; empty if fewer than two optimizers have timed runs that did not fail. */
    static Optional<EqualTime> of(StudyResults results, String problem) {
        Map<String, List<List<RunResult>>> runs = new LinkedHashMap<>();
        Map<String, RunResult> timed = new LinkedHashMap<>();
        for (Study.Cell cell : results.study().cells()) {
            if (cell.problem().label().equals(problem)) {
                List<RunResult> all = results.of(cell);
                runs.put(cell.optimizer().label(), results.runsBySearch(cell));
                all.stream()
                        .filter(RunResult::exclusive)
                        .findFirst()
                        .ifPresent(run -> timed.put(cell.optimizer().label(), run));
            }
        }
        double[] ends = timed.values().stream()
                .filter(run -> !run.failed())
                .mapToDouble(EqualTime::end)
                .filter(end -> end > 0)
                .toArray();
        return ends.length < 2
                ? Optional.empty()
                : Optional.of(at(Arrays.stream(ends).min().orElseThrow(), timed, runs));
    }

    private static EqualTime at(double seconds, Map<String, RunResult> timed, Map<String, List<List<RunResult>>> runs) {
        Map<String, Long> steps = new LinkedHashMap<>();
        Map<String, String> unknown = new LinkedHashMap<>();
        for (String label : runs.keySet()) {
            RunResult run = timed.get(label);
            if (run != null && end(run) >= seconds) {
                steps.put(label, stepsBy(run, seconds));
            } else {
                unknown.put(label, run != null && run.failed() ? FAILED : NO_TIME);
            }
        }
        return new EqualTime(seconds, steps, unknown, runs);
    }

    /** The run time until the last row; 0 without one. */
    private static double end(RunResult run) {
        double last = run.last("seconds");
        return Double.isFinite(last) ? last : 0;
    }

    /** How many steps a run had made by a time that it reached, as if all steps between two rows took equally long. */
    private static long stepsBy(RunResult run, double seconds) {
        double[] times = run.log().column("seconds");
        double[] steps = run.log().column("step");
        int next = 0;
        while (next < times.length && times[next] <= seconds) {
            next++;
        }
        double step = next == 0 ? 0 : steps[next - 1];
        if (next < times.length) {
            double time = next == 0 ? 0 : times[next - 1];
            step += (seconds - time) / (times[next] - time) * (steps[next] - step);
        }
        return (long) step;
    }

    /**
     * The loss at that time by label, for each search that of each seed; NaN where there is none, or the run had failed by
     * then.
     */
    Map<String, double[][]> losses() {
        return each((run, step) -> SettledLoss.at(run.log(), "step", (double) step));
    }

    /** The same of a metric, on the line between its values before and after. */
    Map<String, double[][]> values(String column) {
        return each((run, step) -> between(run, column, step));
    }

    /** How many runs of each optimizer had failed by then, by label; of those of which steps are not known, by their ends. */
    Map<String, Long> failures() {
        Map<String, Long> failures = new LinkedHashMap<>();
        runs.forEach((label, searches) -> {
            long step = steps.getOrDefault(label, Long.MAX_VALUE);
            failures.put(
                    label,
                    searches.stream()
                            .flatMap(List::stream)
                            .filter(run -> hasFailedBy(run, step))
                            .count());
        });
        return failures;
    }

    /** What a run has at a step. */
    private interface Figure {
        double at(RunResult run, long step);
    }

    private Map<String, double[][]> each(Figure figure) {
        Map<String, double[][]> all = new LinkedHashMap<>();
        runs.forEach((label, searches) -> all.put(
                label,
                searches.stream()
                        .map(seeds -> seeds.stream()
                                .mapToDouble(run -> at(label, run, figure))
                                .toArray())
                        .toArray(double[][]::new)));
        return all;
    }

    private double at(String label, RunResult run, Figure figure) {
        Long step = steps.get(label);
        return step == null || hasFailedBy(run, step) ? Double.NaN : figure.at(run, step);
    }

    private static boolean hasFailedBy(RunResult run, long step) {
        return run.failed() && run.cost().steps() <= step;
    }

    /**
     * Metrics are measured now and then. The first run to end has a value at its end; were the others given their last ones,
     * they would be looked at earlier than it. What a run has after a step that failed is no measurement.
     */
    private static double between(RunResult run, String column, long step) {
        double[] steps = run.log().column("step");
        double[] values = run.log().column(column);
        double at = (double) step;
        int before = -1;
        int after = -1;
        for (int row = 0; row < values.length && after < 0; row++) {
            boolean isMeasured = !Double.isNaN(values[row]) && !hasFailedBy(run, (long) steps[row]);
            if (isMeasured && steps[row] <= at) {
                before = row;
            } else if (isMeasured) {
                after = row;
            }
        }
        if (before < 0) {
            return Double.NaN;
        }
        double share = after < 0 ? 0 : (at - steps[before]) / (steps[after] - steps[before]);
        return share == 0 ? values[before] : values[before] + share * (values[after] - values[before]);
    }

    /** All values of an optimizer, whatever the search. */
    static double[] flat(double[][] values) {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray();
    }
}
