package org.lodo.engine.run;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The provenance of a stored result, in a JSON file next to it.
 *
 * @param spec the run
 * @param environment the code and machine that made it
 * @param started start time, in ISO 8601, UTC
 * @param exclusive whether the run had the machine to itself
 * @param cost what it cost; named ledger in files of earlier versions
 * @param finalLoss the mean loss over the last 10 % of fresh evaluations; null if the run failed
 * @param failure step and cause of the failure; null if the run did not fail
 * @param lossDigest SHA-256 over the bits of the loss of every fresh evaluation
 * @param curveDigest SHA-256 of the file of the learning curve
 * @param pointDigest SHA-256 of the file of the final point; null if the run failed
 * @param exceeded what a failed run did not have enough of; null if that is not why it failed, and then left out
 * @param seal digest of all of this, see {@link SealedJson}; null before it is written, and in a file of an earlier version
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
        @Nullable String pointDigest,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Exceeded exceeded,

        @Nullable String seal) {

    /** Checks that a manifest read from a file is complete. */
    public Manifest {
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(lossDigest, "lossDigest");
        Objects.requireNonNull(curveDigest, "curveDigest");
    }
}
