package org.lodo.engine.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.UsageException;

/**
 * A claim about the optimizers on a problem, which the results of a study confirm or contradict. Either a value is expected,
 * or one optimizer to be better than another, or not worse than another by more than a share of its loss. A comparison may be one
 * at an equal number of gradients or at equal time; otherwise it is one of final losses.
 *
 * @param claim in words
 * @param source where it is made
 * @param problem the label of the problem
 * @param optimizer the label of the optimizer
 * @param metric the metric of the expected value; null for the loss
 * @param expected the expected value; null if a comparison is claimed
 * @param within the largest allowed relative deviation of the measured mean, or the share of the other's loss that the optimizer
 *     may be worse by; null with betterThan
 * @param betterThan the label of the optimizer that is claimed to be worse; null if something else is claimed
 * @param noWorseThan the label of the optimizer whose loss is claimed to be exceeded by no more than the share within; null if
 *     something else is claimed
 * @param gradients after how many gradients losses are compared; null for final losses
 * @param atEqualTime whether losses are compared after the same time, that of the run that is the first to end; null for no
 * @param byMeans whether Student's test of mean differences decides, where seeds are too few for ranks, as it always does at equal
 *     time; null for no
 */
public record Claim(
        String claim,
        String source,
        String problem,
        String optimizer,
        @Nullable String metric,
        @Nullable Double expected,
        @Nullable Double within,
        @Nullable String betterThan,
        @Nullable String noWorseThan,
        @Nullable Long gradients,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean atEqualTime,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean byMeans) {

    /** Checks that the claim is complete. */
    public Claim {
        require(claim != null && source != null, claim, "must have a claim and a source");
        require(problem != null && optimizer != null, claim, "must name its problem and optimizer");
        require(
                Stream.of(expected, betterThan, noWorseThan)
                                .filter(Objects::nonNull)
                                .count()
                        == 1,
                claim,
                "must have either an expected figure or an optimizer it is betterThan or noWorseThan");
        require(
                gradients == null || (gradients > 0 && expected == null),
                claim,
                "gradients = " + gradients + ": must be a positive number, of a comparison");
        require(
                atEqualTime == null || (expected == null && gradients == null),
                claim,
                "atEqualTime = " + atEqualTime + ": must be of a comparison, and without gradients");
        require(
                byMeans == null || (expected == null && gradients == null),
                claim,
                "byMeans = " + byMeans + ": must be of a comparison, and without gradients");
        if (expected != null) {
            require(
                    Double.isFinite(expected) && expected != 0,
                    claim,
                    "expected = " + expected + ": must be a finite number other than 0");
            requireShare(claim, within, "the expected figure");
        } else {
            require(metric == null, claim, "a comparison must have no metric");
            require(!optimizer.equals(betterThan), claim, "betterThan = " + betterThan + ": must be another optimizer");
            require(
                    !optimizer.equals(noWorseThan),
                    claim,
                    "noWorseThan = " + noWorseThan + ": must be another optimizer");
            if (noWorseThan != null) {
                requireShare(claim, within, "the loss of " + noWorseThan);
            } else {
                require(within == null, claim, "within = " + within + ": must be left out with betterThan");
            }
        }
    }

    /**
     * A claim about final losses, or losses after some number of gradients.
     *
     * @param claim in words
     * @param source where it is made
     * @param problem the label of the problem
     * @param optimizer the label of the optimizer
     * @param metric the metric of the expected value; null for the loss
     * @param expected the expected value; null if a comparison is claimed
     * @param within the largest allowed relative deviation
     * @param betterThan the label of the optimizer that is claimed to be worse
     * @param noWorseThan the label of the optimizer whose loss is claimed to be exceeded by no more than the share within
     * @param gradients after how many gradients losses are compared; null for final losses
     */
    public Claim(
            String claim,
            String source,
            String problem,
            String optimizer,
            @Nullable String metric,
            @Nullable Double expected,
            @Nullable Double within,
            @Nullable String betterThan,
            @Nullable String noWorseThan,
            @Nullable Long gradients) {
        this(
                claim,
                source,
                problem,
                optimizer,
                metric,
                expected,
                within,
                betterThan,
                noWorseThan,
                gradients,
                null,
                null);
    }

    /**
     * @return whether losses are compared after the same time
     */
    public boolean comparesAtEqualTime() {
        return Boolean.TRUE.equals(atEqualTime);
    }

    /**
     * @return whether Student's test of mean differences decides
     */
    public boolean decidesByMeans() {
        return comparesAtEqualTime() || Boolean.TRUE.equals(byMeans);
    }

    private static void requireShare(String claim, @Nullable Double within, String whole) {
        require(
                within != null && within > 0 && Double.isFinite(within),
                claim,
                "within = " + within + ": must be a positive share of " + whole);
    }

    /**
     * The other side of a comparison.
     *
     * @return the label of an optimizer; null if a value is expected
     */
    public @Nullable String rival() {
        return betterThan == null ? noWorseThan : betterThan;
    }

    private static void require(boolean holds, String claim, String rule) {
        if (!holds) {
            throw new UsageException("claim '" + claim + "': " + rule);
        }
    }
}
