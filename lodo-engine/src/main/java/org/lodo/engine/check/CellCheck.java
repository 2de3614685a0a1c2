package org.lodo.engine.check;

import org.lodo.engine.stats.LossChange;

/**
 * What became of a cell.
 *
 * @param problem the label of the problem
 * @param optimizer the label of the optimizer
 * @param answer what the check says
 * @param seeds how many runs were made of it
 * @param same how many of them have the baseline's bits
 * @param before mean final loss of the baseline's runs that did not fail; NaN if there is none
 * @param now the same of the runs made now
 * @param failedBefore how many of the baseline's runs failed
 * @param failedNow how many failed now
 * @param change how losses changed, probabilities Holm-corrected over all cells; null unless it was tested
 * @param parting where the curves of the first seed part; null if they do not, or only one is there
 */
public record CellCheck(
        String problem,
        String optimizer,
        Answer answer,
        int seeds,
        int same,
        double before,
        double now,
        int failedBefore,
        int failedNow,
        LossChange change,
        Divergence parting) {

    CellCheck decided(Answer decision, LossChange corrected) {
        return new CellCheck(
                problem, optimizer, decision, seeds, same, before, now, failedBefore, failedNow, corrected, parting);
    }
}
