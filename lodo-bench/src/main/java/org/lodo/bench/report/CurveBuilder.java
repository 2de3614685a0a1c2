package org.lodo.bench.report;

import java.util.Arrays;
import java.util.List;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.run.RunResult;

/** Averages a logged column over the seeds of a cell: the mean with one standard deviation to either side. */
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

    /** The column over steps. */
    Curve byStep(String column) {
        return over(longest.log().column("step"), column);
    }

    /** The column over seconds, as clocked in the run that had the machine to itself; null if there is none. */
    Curve byTime(String column) {
        return runs.stream()
                .filter(RunResult::exclusive)
                .findFirst()
                .map(clocked -> over(clocked.log().column("seconds"), column))
                .orElse(null);
    }

    private Curve over(double[] x, String column) {
        double[] steps = longest.log().column("step");
        int size = Math.min(x.length, steps.length);
        double[] center = new double[size];
        double[] low = new double[size];
        double[] high = new double[size];
        double[][] values = runs.stream().map(run -> run.log().column(column)).toArray(double[][]::new);
        double[][] stepsOfRuns =
                runs.stream().map(run -> run.log().column("step")).toArray(double[][]::new);
        for (int row = 0; row < size; row++) {
            int count = 0;
            double sum = 0;
            double sumOfSquares = 0;
            for (int run = 0; run < values.length; run++) {
                boolean hasRow = row < values[run].length && stepsOfRuns[run][row] == steps[row];
                if (hasRow && Double.isFinite(values[run][row])) {
                    count++;
                    double before = values[run][row] - (count == 1 ? 0 : sum / (count - 1));
                    sum += values[run][row];
                    sumOfSquares += count == 1 ? 0 : before * (values[run][row] - sum / count);
                }
            }
            center[row] = count == 0 ? Double.NaN : sum / count;
            double deviation = count < 2 ? 0 : Math.sqrt(sumOfSquares / (count - 1));
            low[row] = center[row] - deviation;
            high[row] = center[row] + deviation;
        }
        return new Curve(label, Arrays.copyOf(x, size), center, low, high);
    }
}
