package org.lodo.engine.study;

import org.lodo.engine.catalog.UsageException;

/**
 * Something that is said of a problem's optimizers, and that a study's results confirm or not. Either a figure is
 * expected, or one optimizer to be better than another.
 *
 * @param claim in words
 * @param source who says so
 * @param problem the label of the problem
 * @param optimizer the label of the optimizer
 * @param metric what the expected figure is of; null for the loss
 * @param expected the expected figure; null if a comparison is claimed
 * @param within how far from it, as a share of it, a measured mean may lie; null for a comparison
 * @param betterThan the label of the optimizer that is claimed to be worse; null if a figure is expected
 */
public record Claim(
        String claim,
        String source,
        String problem,
        String optimizer,
        String metric,
        Double expected,
        Double within,
        String betterThan) {

    /** What must be said. */
    public Claim {
        require(claim != null && source != null, claim, "must have a claim and a source");
        require(problem != null && optimizer != null, claim, "must name its problem and optimizer");
        require(
                (expected == null) != (betterThan == null),
                claim,
                "must have either an expected figure or an optimizer it is betterThan");
        if (betterThan == null) {
            require(
                    Double.isFinite(expected) && expected != 0,
                    claim,
                    "expected = " + expected + ": must be a finite number other than 0");
            require(
                    within != null && within > 0 && Double.isFinite(within),
                    claim,
                    "within = " + within + ": must be a positive share of the expected figure");
        } else {
            require(!betterThan.equals(optimizer), claim, "betterThan = " + betterThan + ": must be another optimizer");
            require(within == null && metric == null, claim, "a comparison must have neither within nor metric");
        }
    }

    private static void require(boolean holds, String claim, String rule) {
        if (!holds) {
            throw new UsageException("claim '" + claim + "': " + rule);
        }
    }
}
