package org.lodo.engine.check;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.stats.LossChange;
import org.lodo.engine.stats.Verdict;

/**
 * The check of a cell.
 *
 * @param problem the label of the problem
 * @param optimizer the label of the optimizer
 * @param verdict the outcome
 * @param seeds how many runs were made of it
 * @param same how many of them have the baseline's bits
 * @param before the baseline's runs
 * @param now the runs made now
 * @param change how losses changed, probabilities Holm-corrected over all cells; null unless it was tested
 * @param divergence where the curves of the first seed begin to differ; null if they do not, or only one is there
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
     * @return whether a check may pass with the verdict
     */
    public boolean passes() {
        return PASSING.contains(verdict);
    }

    /**
     * The final losses of a cell's runs.
     *
     * @param mean their mean over the runs that did not fail; NaN if there is none
     * @param failed how many runs failed
     */
    public record Losses(double mean, int failed) {}

    CellCheck decided(Verdict decision, LossChange corrected) {
        return new CellCheck(problem, optimizer, decision, seeds, same, before, now, corrected, divergence);
    }
}
