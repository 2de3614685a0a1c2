package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.MadeUp;
import org.lodo.engine.run.RunCost;
import org.lodo.engine.run.RunLog;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.study.Claim;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;

/**
 * "fast" makes its 40 steps in 4 seconds, "slow" in 20, so that after 4 seconds it has made 8. The loss of a run is 100 less
 * its step, scaled by the optimizer, plus a little for its seed. "close" is as fast as "fast" and a little worse, "late" has
 * not made a step when they end.
 */
final class TimedRuns {

    static final int STEPS = 40;

    private static final Map<String, Double> SECONDS_OF_STEP =
            Map.of("fast", 0.1, "close", 0.1, "slow", 0.5, "late", 5.0);

    static final List<String> THREE = List.of("fast", "close", "slow");

    private TimedRuns() {}

    static boolean isOf(RunResult run, String optimizer) {
        return run.spec().optimizer().label().equals(optimizer);
    }

    static boolean isOf(RunResult run, String optimizer, long seed) {
        return isOf(run, optimizer) && run.spec().seed() == seed;
    }

    static Claim byMeans(String optimizer, String noWorse, String better, Double within) {
        return new Claim(
                "it holds", "nobody", "bowl", optimizer, null, null, within, better, noWorse, null, null, true);
    }

    /** The same run if it had failed after some steps, of which the last is in its curve. */
    static RunResult failed(RunResult run, int steps) {
        String csv = run.log().toCsv().lines().limit(1 + (long) steps).collect(Collectors.joining("\n"));
        RunCost cost = new RunCost(steps, steps, 0, steps, 0, 0, 8L, 1, 1, 0);
        return new RunResult(
                run.spec(),
                cost,
                Double.NaN,
                "digest",
                "step " + (steps + 1) + ": not finite",
                run.exclusive(),
                RunLog.parse(csv),
                null,
                null);
    }

    /** With a row for every so many steps. */
    static RunResult thinned(RunResult run, int every) {
        List<String> rows = run.log().toCsv().lines().toList();
        StringBuilder csv = new StringBuilder(rows.get(0)).append('\n');
        for (int row = every; row < rows.size(); row += every) {
            csv.append(rows.get(row)).append('\n');
        }
        return new RunResult(
                run.spec(),
                run.cost(),
                run.finalLoss(),
                "digest",
                null,
                run.exclusive(),
                RunLog.parse(csv.toString()),
                null,
                null);
    }

    static RunResult ofSearch(RunResult run, int search) {
        RunSpec spec = run.spec();
        RunSpec own = new RunSpec(spec.problem(), spec.optimizer(), spec.seed(), spec.steps(), spec.metrics(), search);
        return new RunResult(
                own, run.cost(), run.finalLoss(), "digest", run.failure(), run.exclusive(), run.log(), null, null);
    }

    static Study.Cell scheduled(Study.Cell cell) {
        String name = cell.optimizer().name();
        return new Study.Cell(
                cell.problem(), new CatalogSelection(name, name, Map.of("schedule", "cosine")), STEPS, cell.metrics());
    }

    static Claim claim(String optimizer, String noWorse, String better, Double within) {
        return new Claim(
                "it holds", "nobody", "bowl", optimizer, null, null, within, better, noWorse, null, true, null);
    }

    static StudyResults results(List<Claim> claims) {
        return results(claims, List.of("fast", "slow"), run -> run);
    }

    static StudyResults results(List<Claim> claims, List<String> optimizers, UnaryOperator<RunResult> change) {
        List<Study.Cell> cells = new ArrayList<>();
        List<RunResult> runs = new ArrayList<>();
        for (String optimizer : optimizers) {
            RunSpec first = spec(optimizer, 1);
            cells.add(new Study.Cell(first.problem(), first.optimizer(), STEPS, List.of("validation_loss")));
            LongStream.rangeClosed(1, 3).forEach(seed -> runs.add(change.apply(run(optimizer, seed))));
        }
        Study study =
                new Study("made-up", "Made up", null, List.of(1L, 2L, 3L), cells, Map.of(), List.of(), claims, "fast");
        return new StudyResults(study, "run made-up", MadeUp.environment("0123456789abcdef0123"), runs);
    }

    static RunSpec spec(String optimizer, long seed) {
        return MadeUp.spec("bowl", optimizer, seed, STEPS);
    }

    private static RunResult run(String optimizer, long seed) {
        boolean isClocked = seed == 1;
        double secondsOfStep = SECONDS_OF_STEP.get(optimizer);
        double scale = secondsOfStep == 0.1 ? 1 : 1.5;
        double ofSeed = optimizer.equals("close") ? 0.6 : 0.1;
        StringBuilder csv = new StringBuilder("step,draws,gradients,seconds,loss,validation_loss\n");
        for (int step = 1; step <= STEPS; step++) {
            csv.append(step).append(',').append(step).append(',').append(step).append(',');
            csv.append(isClocked ? Math.round(1000 * secondsOfStep * step) / 1000.0 : "")
                    .append(',');
            csv.append(scale * (100 - step) + ofSeed * seed).append(',');
            csv.append(step % 5 == 0 ? step : "").append('\n');
        }
        RunLog log = RunLog.parse(csv.toString());
        double[] losses = log.column("loss");
        RunCost cost =
                new RunCost(STEPS, STEPS, 0, STEPS, 0, 0, 8L, secondsOfStep * STEPS / 2, secondsOfStep * STEPS / 2, 0);
        double last = Arrays.stream(losses, STEPS - 4, STEPS).average().orElseThrow();
        return new RunResult(spec(optimizer, seed), cost, last, "digest", null, isClocked, log, losses, null);
    }
}
