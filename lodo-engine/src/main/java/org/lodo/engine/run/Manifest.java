package org.lodo.engine.run;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a result comes from; stands beside it as JSON.
 *
 * @param spec what was run
 * @param environment what ran it
 * @param started when, in ISO 8601 in UTC
 * @param exclusive whether the run had the machine to itself
 * @param cost what it cost; earlier versions called it ledger
 * @param finalLoss the mean loss over the last 10 % of fresh evaluations; null if the run failed
 * @param failure null, or the step and cause of a failure
 * @param lossDigest SHA-256 over the bits of the loss of every fresh evaluation
 * @param curveDigest SHA-256 of the curve's file
 * @param pointDigest SHA-256 of the file of the final point; null if the run failed
 */
public record Manifest(
        RunSpec spec,
        Environment environment,
        String started,
        boolean exclusive,
        @JsonAlias("ledger") RunCost cost,
        @Nullable Double finalLoss,
        @Nullable String failure,
        String lossDigest,
        String curveDigest,
        @Nullable String pointDigest) {

    /** Checks that a manifest read from a file is whole. */
    public Manifest {
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(lossDigest, "lossDigest");
        Objects.requireNonNull(curveDigest, "curveDigest");
    }
}
