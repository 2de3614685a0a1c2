package org.lodo.bench.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;

/**
 * The optimizers of a problem after the same time: that of the first of them to end its run. What time a step takes is known from
 * the run of each that had the machine to itself; runs with other seeds are looked at after as many steps as it had made by then.
 *
 * @param seconds the time
 * @param steps how many steps each optimizer had made by then, by label; those without a run that had the machine to itself and
 *     did not fail are left out
 * @param runs the runs of each, by label: for each search those of each seed
 */
record EqualTime(double seconds, Map<String, Long> steps, Map<String, List<List<RunResult>>> runs) {

    /** Of a problem by its label; empty if fewer than two optimizers have times and curves. */
    static Optional<EqualTime> of(StudyResults results, String problem) {
        Map<String, RunResult> clocked = new LinkedHashMap<>();
        Map<String, List<List<RunResult>>> runs = new LinkedHashMap<>();
        for (Study.Cell cell : results.study().cells()) {
            if (cell.problem().label().equals(problem)) {
                List<RunResult> all = results.of(cell);
                all.stream()
                        .filter(run -> run.exclusive() && !run.failed() && end(run) > 0)
                        .findFirst()
                        .ifPresent(run -> {
                            clocked.put(cell.optimizer().label(), run);
                            runs.put(cell.optimizer().label(), bySearch(cell, all));
                        });
            }
        }
        if (clocked.size() < 2) {
            return Optional.empty();
        }
        double seconds =
                clocked.values().stream().mapToDouble(EqualTime::end).min().orElseThrow();
        Map<String, Long> steps = new LinkedHashMap<>();
        clocked.forEach((label, run) -> steps.put(label, stepAt(run, seconds)));
        return Optional.of(new EqualTime(seconds, steps, runs));
    }

    private static List<List<RunResult>> bySearch(Study.Cell cell, List<RunResult> all) {
        return cell.searches().isEmpty()
                ? List.of(all)
                : IntStream.rangeClosed(1, cell.searches().size())
                        .mapToObj(search -> all.stream()
                                .filter(run -> Integer.valueOf(search)
                                        .equals(run.spec().search()))
                                .toList())
                        .toList();
    }

    /** The run time until the last row; 0 without one. */
    private static double end(RunResult run) {
        double last = run.last("seconds");
        return Double.isFinite(last) ? last : 0;
    }

    /** The last logged step at or before a time; 0 if there is none. */
    private static long stepAt(RunResult run, double seconds) {
        double[] times = run.log().column("seconds");
        double[] steps = run.log().column("step");
        long step = 0;
        for (int row = 0; row < times.length && times[row] <= seconds; row++) {
            step = (long) steps[row];
        }
        return step;
    }

    /** The loss at that time by label, for each search that of each seed; NaN where the run had failed by then. */
    Map<String, double[][]> losses() {
        return each((run, step) -> SettledLoss.at(run.log(), "step", (double) step));
    }

    /** The same of a metric: its last value until that time. */
    Map<String, double[][]> values(String column) {
        return each((run, step) -> lastUntil(run, column, step));
    }

    /** What a run has at a step. */
    private interface Figure {
        double at(RunResult run, long step);
    }

    private Map<String, double[][]> each(Figure figure) {
        Map<String, double[][]> all = new LinkedHashMap<>();
        runs.forEach((label, searches) -> {
            long step = steps.getOrDefault(label, 0L);
            all.put(
                    label,
                    searches.stream()
                            .map(seeds -> seeds.stream()
                                    .mapToDouble(run -> hasFailedBy(run, step) ? Double.NaN : figure.at(run, step))
                                    .toArray())
                            .toArray(double[][]::new));
        });
        return all;
    }

    private static boolean hasFailedBy(RunResult run, long step) {
        return run.failed() && run.cost().steps() <= step;
    }

    private static double lastUntil(RunResult run, String column, long step) {
        double[] steps = run.log().column("step");
        double[] values = run.log().column(column);
        double last = Double.NaN;
        for (int row = 0; row < values.length && steps[row] <= step; row++) {
            last = Double.isNaN(values[row]) ? last : values[row];
        }
        return last;
    }

    /** All values of an optimizer, whatever the search. */
    static double[] flat(double[][] values) {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray();
    }
}
