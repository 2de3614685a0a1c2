package org.lodo.bench.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lodo.bench.plot.Curve;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.Means;

/**
 * Averages a logged column over the seeds of a cell: the mean, with a band from the lowest to the highest seed, which unlike a
 * band of standard deviations is positive where all values are.
 */
final class CurveBuilder {

    private final String label;
    private final List<RunResult> runs;
    private final RunResult longest;

    CurveBuilder(String label, List<RunResult> runs) {
        this.label = label;
        this.runs = runs;
        RunResult most = runs.get(0);
        for (RunResult run : runs) {
            most = run.log().size() > most.log().size() ? run : most;
        }
        longest = most;
    }

    /** The column by step. */
    Curve byStep(String column) {
        return byStep(run -> run.log().column(column));
    }

    /** Values of the rows by step. */
    Curve byStep(Function<RunResult, double[]> valuesOf) {
        return over(longest.log().column("step"), valuesOf);
    }

    /** The number of gradients evaluated until each row. */
    double[] gradients() {
        return longest.log().column("gradients");
    }

    /** The run time until each row, of the run that had the machine to itself; empty if there is none. */
    Optional<double[]> seconds() {
        return runs.stream()
                .filter(RunResult::exclusive)
                .findFirst()
                .map(clocked -> clocked.log().column("seconds"));
    }

    /**
     * Values of the rows of each run, in the order of the seeds, so that curves can be compared seed by seed; none for a run
     * whose rows are not the first of those of the longest run.
     */
    List<double[]> seeds(Function<RunResult, double[]> valuesOf) {
        double[] steps = longest.log().column("step");
        return runs.stream()
                .map(run -> isBeginning(run.log().column("step"), steps) ? valuesOf.apply(run) : new double[0])
                .toList();
    }

    /** Apart from the last row: a run that failed may have ended within a window. */
    private static boolean isBeginning(double[] rows, double[] all) {
        int mismatch = Arrays.mismatch(rows, all);
        return mismatch < 0 || mismatch >= rows.length - 1;
    }

    /** The column by run time of the run that had the machine to itself; empty if there is none. */
    Optional<Curve> byTime(String column) {
        return byTime(run -> run.log().column(column));
    }

    /** Values of the rows by run time of the run that had the machine to itself; empty if there is none. */
    Optional<Curve> byTime(Function<RunResult, double[]> valuesOf) {
        return seconds().map(seconds -> over(seconds, valuesOf));
    }

    private Curve over(double[] x, Function<RunResult, double[]> valuesOf) {
        double[] steps = longest.log().column("step");
        int size = Math.min(x.length, steps.length);
        double[] center = new double[size];
        double[] low = new double[size];
        double[] high = new double[size];
        double[][] values = runs.stream().map(valuesOf).toArray(double[][]::new);
        double[][] stepsOfRuns =
                runs.stream().map(run -> run.log().column("step")).toArray(double[][]::new);
        double[] ofRow = new double[values.length];
        for (int row = 0; row < size; row++) {
            int count = 0;
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int run = 0; run < values.length; run++) {
                boolean hasRow = row < values[run].length && stepsOfRuns[run][row] == steps[row];
                if (hasRow && Double.isFinite(values[run][row])) {
                    ofRow[count++] = values[run][row];
                    least = Math.min(least, values[run][row]);
                    most = Math.max(most, values[run][row]);
                }
            }
            center[row] = Means.of(ofRow, 0, count);
            low[row] = count == 0 ? Double.NaN : least;
            high[row] = count == 0 ? Double.NaN : most;
        }
        return new Curve(label, Arrays.copyOf(x, size), center, low, high);
    }
}
