package org.lodo.engine.study;

import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.UsageException;

/**
 * A claim about the optimizers on a problem, which the results of a study confirm or contradict. Either a value is expected,
 * or one optimizer to be better than another.
 *
 * @param claim in words
 * @param source where it is made
 * @param problem the label of the problem
 * @param optimizer the label of the optimizer
 * @param metric the metric of the expected value; null for the loss
 * @param expected the expected value; null if a comparison is claimed
 * @param within the largest allowed relative deviation of the measured mean; null for a comparison
 * @param betterThan the label of the optimizer that is claimed to be worse; null if a value is expected
 */
public record Claim(
        String claim,
        String source,
        String problem,
        String optimizer,
        @Nullable String metric,
        @Nullable Double expected,
        @Nullable Double within,
        @Nullable String betterThan) {

    /** Checks that the claim is complete. */
    public Claim {
        require(claim != null && source != null, claim, "must have a claim and a source");
        require(problem != null && optimizer != null, claim, "must name its problem and optimizer");
        require(
                (expected == null) != (betterThan == null),
                claim,
                "must have either an expected figure or an optimizer it is betterThan");
        if (expected != null) {
            require(
                    Double.isFinite(expected) && expected != 0,
                    claim,
                    "expected = " + expected + ": must be a finite number other than 0");
            require(
                    within != null && within > 0 && Double.isFinite(within),
                    claim,
                    "within = " + within + ": must be a positive share of the expected figure");
        } else if (betterThan != null) {
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
