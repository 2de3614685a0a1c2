package org.lodo.engine.check;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.stats.LossChange;
import org.lodo.engine.stats.Verdict;

/**
 * The check of one cell.
 *
 * @param problem the label of the problem
 * @param optimizer the label of the optimizer
 * @param verdict the outcome
 * @param seeds number of its runs
 * @param same number of runs with the same bits as the baseline
 * @param before the baseline's runs
 * @param now the current runs
 * @param change how losses changed, probabilities Holm-corrected over all cells; null unless it was tested
 * @param divergence the first difference of the curves with the first seed; null if they are equal, or one is missing
 */
public record CellCheck(
        String problem,
        String optimizer,
        Verdict verdict,
        int seeds,
        int same,
        Losses before,
        Losses now,
        @Nullable LossChange change,
        @Nullable Divergence divergence) {

    private static final Set<Verdict> PASSING =
            EnumSet.of(Verdict.SAME, Verdict.BETTER, Verdict.EQUIVALENT, Verdict.UNDECIDED);

    /**
     * @return whether the verdict lets a check pass
     */
    public boolean passes() {
        return PASSING.contains(verdict);
    }

    /**
     * The final losses of a cell's runs.
     *
     * @param mean over the runs that did not fail; NaN if all failed
     * @param failed number of failed runs
     */
    public record Losses(double mean, int failed) {}

    CellCheck decided(Verdict decision, LossChange corrected) {
        return new CellCheck(problem, optimizer, decision, seeds, same, before, now, corrected, divergence);
    }
}
