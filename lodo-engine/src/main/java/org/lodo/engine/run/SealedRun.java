package org.lodo.engine.run;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.io.DamagedException;
import org.lodo.engine.io.ParameterFile;

/**
 * The three files of a stored run as one value: what {@link RunStore} writes, and what a run made on another machine comes back
 * as. Whoever receives one opens it by {@link #result}, which believes nothing that the seal does not cover.
 *
 * @param curve the learning curve, in CSV
 * @param point the final point, a {@link ParameterFile}; null if the run failed
 * @param manifest the {@link Manifest}, whose seal covers the digests of both
 */
public record SealedRun(String curve, byte @Nullable [] point, String manifest) {

    /**
     * Seals a result.
     *
     * @param result the result of a run
     * @param environment the code and machine that made it
     * @param started start time
     * @return the content of its files
     */
    public static SealedRun of(RunResult result, Environment environment, Instant started) {
        String curve = result.log().toCsv();
        double[] x = result.finalPoint();
        byte[] point = x == null ? null : ParameterFile.toBytes(x);
        Manifest manifest = new Manifest(
                result.spec(),
                environment,
                started.truncatedTo(ChronoUnit.SECONDS).toString(),
                result.exclusive(),
                result.cost(),
                result.failed() ? null : result.finalLoss(),
                result.failure(),
                result.digest(),
                Sha256.of(curve),
                point == null ? null : Sha256.of(point),
                result.exceeded(),
                null);
        return new SealedRun(curve, point, SealedJson.pretty(manifest));
    }

    /**
     * Opens what another process has sealed.
     *
     * @param expected the run that was asked for
     * @param codeDigest the digest of the code that was to make it
     * @return the result, as if loaded from disk
     * @throws IOException if it is another run, by other code, or not as it was sealed; the message says which
     */
    public RunResult result(RunSpec expected, String codeDigest) throws IOException {
        Manifest sealed = SealedJson.parseSealed(manifest, Manifest.class);
        if (!sealed.spec().canonical().equals(expected.canonical())) {
            throw new DamagedException("is of " + sealed.spec().describe() + ", with other settings or steps", null);
        }
        if (!sealed.environment().codeDigest().equals(codeDigest)) {
            throw new DamagedException("was made by other code", null);
        }
        Optional<String> fault = fault(sealed);
        if (fault.isPresent()) {
            throw new DamagedException(fault.get(), null);
        }
        return result(expected, sealed);
    }

    /** What is wrong with the files besides the manifest, as its predicate; empty if nothing is. */
    Optional<String> fault(Manifest sealed) {
        if (sealed.failure() == null && (point == null || !Sha256.of(point).equals(sealed.pointDigest()))) {
            return Optional.of("lacks the final point of its manifest");
        }
        return Sha256.of(curve).equals(sealed.curveDigest())
                ? Optional.empty()
                : Optional.of("does not match its manifest");
    }

    /** The result of the run, whose values in the manifest may be of other types; of the other files only the curve is needed. */
    RunResult result(RunSpec spec, Manifest sealed) {
        return new RunResult(
                spec,
                sealed.cost(),
                sealed.finalLoss() == null ? Double.NaN : sealed.finalLoss(),
                sealed.lossDigest(),
                sealed.failure(),
                sealed.exclusive(),
                RunLog.parse(curve),
                null,
                null,
                sealed.exceeded());
    }
}
