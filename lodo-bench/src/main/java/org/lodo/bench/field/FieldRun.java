package org.lodo.bench.field;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.run.RunLog;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.SettledCurve;
import org.lodo.engine.study.FieldRule;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.Track;

/**
 * A run of a field, as a row of its data set. What a run had spent by the end of a step is the share of its evaluations that is
 * the share of its steps, which is exact where all steps cost the same.
 *
 * @param problem the label of the problem without difficulty and track
 * @param problemFamily the family of the problem
 * @param difficulty easy, medium or hard, or as the study has it; empty if its label names none
 * @param track untuned, tuned or transferred; empty in a study without tracks
 * @param optimizer the label of the optimizer
 * @param optimizerFamily the family of the optimizer
 * @param seed the seed
 * @param budget how many evaluations the run may make
 * @param optimum the best possible loss; NaN if it is not known
 * @param target the loss at or below which the problem is solved; NaN for none
 * @param loss10 the loss after a tenth of the budget; NaN if the run had not made a step within it, or had failed
 * @param loss30 the same after three tenths
 * @param loss the final loss; NaN if the run failed
 * @param toTarget evaluations until the loss had settled at or below the target; infinite if it did not within the budget
 * @param steps how many steps it made
 * @param values evaluations of the value alone
 * @param gradients evaluations of value and gradient
 * @param products products with the Hessian
 * @param failure step and cause of a failure; empty for none
 * @param digest the first 16 hexadecimal digits of the digest of its losses
 */
public record FieldRun(
        String problem,
        String problemFamily,
        String difficulty,
        String track,
        String optimizer,
        String optimizerFamily,
        long seed,
        long budget,
        double optimum,
        double target,
        double loss10,
        double loss30,
        double loss,
        double toTarget,
        long steps,
        long values,
        long gradients,
        long products,
        String failure,
        String digest) {

    /** The length of the part of a digest that is kept. */
    static final int DIGITS = 16;

    private static final double ROUNDING = 1e-9;

    /** A step that begins within the budget may end far beyond it; a target reached only then is not reached. */
    public FieldRun {
        toTarget = toTarget <= budget * (1 + ROUNDING) ? toTarget : Double.POSITIVE_INFINITY;
    }

    /**
     * @param study the study
     * @param rule what makes it a field
     * @param cell the cell of the run
     * @param run what came out, with its curve
     * @param optimum the best possible loss of the problem; NaN if it is not known
     * @return the row
     */
    public static FieldRun of(Study study, FieldRule rule, Study.Cell cell, RunResult run, double optimum) {
        FieldProblem problem = FieldProblem.of(rule, cell);
        List<Double> targets = study.targets().getOrDefault(cell.problem().label(), List.of());
        double target = targets.isEmpty() ? Double.NaN : targets.get(0);
        long budget = cell.gradients() == null ? cell.steps() : cell.gradients();
        Spending spending = new Spending(run);
        return new FieldRun(
                problem.label(),
                problem.family(),
                problem.difficulty(),
                trackName(cell.track()),
                cell.optimizer().label(),
                rule.familyOfOptimizer(cell.optimizer().name()),
                run.spec().seed(),
                budget,
                optimum,
                target,
                spending.lossAt(0.1 * budget),
                spending.lossAt(0.3 * budget),
                run.finalLoss(),
                spending.to(target),
                run.cost().steps(),
                run.cost().values(),
                run.cost().gradients(),
                run.cost().hessianProducts(),
                run.failure() == null ? "" : run.failure(),
                run.digest().substring(0, DIGITS));
    }

    private static String trackName(@Nullable Track track) {
        return track == null ? "" : track.kind().name().toLowerCase(Locale.ROOT);
    }

    /** The same run in another track. */
    FieldRun onTrack(String other) {
        return new FieldRun(
                problem,
                problemFamily,
                difficulty,
                other,
                optimizer,
                optimizerFamily,
                seed,
                budget,
                optimum,
                target,
                loss10,
                loss30,
                loss,
                toTarget,
                steps,
                values,
                gradients,
                products,
                failure,
                digest);
    }

    /**
     * @return whether the loss settled at or below the target within the budget
     */
    public boolean isSolved() {
        return toTarget < Double.POSITIVE_INFINITY;
    }

    /**
     * @return whether the run failed
     */
    public boolean failed() {
        return !failure.isEmpty();
    }

    /** Losses of a run by what it had spent. */
    private static final class Spending {
        private final RunResult run;
        private final double[] steps;
        private final SettledCurve curve;
        private final double ofStep;

        Spending(RunResult run) {
            this.run = run;
            RunLog log = run.log();
            steps = log.column("step");
            curve = new SettledCurve(log.column("draws"), log.column("loss"));
            ofStep = (double) run.cost().evaluations() / Math.max(1, run.cost().steps());
        }

        double lossAt(double evaluations) {
            int row = -1;
            while (row + 1 < steps.length && steps[row + 1] * ofStep <= evaluations * (1 + ROUNDING)) {
                row++;
            }
            boolean hadFailed = run.failed() && run.cost().evaluations() < evaluations;
            return row < 0 || hadFailed ? Double.NaN : curve.at(row);
        }

        double to(double target) {
            int row = run.failed() || Double.isNaN(target) ? -1 : curve.settledAt(target);
            return row < 0 ? Double.POSITIVE_INFINITY : steps[row] * ofStep;
        }
    }
}
