package org.lodo.bench.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.lodo.bench.io.AtomicFiles;
import org.lodo.bench.io.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs of a study on disk: {@code runs/<problem>/<optimizer>/<seed>.csv} with a manifest beside each. The manifest
 * is written last and seals the curve by its digest, so what a killed process leaves behind is recognised.
 */
public final class RunStore {

    private static final Logger LOG = LoggerFactory.getLogger(RunStore.class);

    private final Path folder;

    /**
     * @param folder the study's folder
     */
    public RunStore(Path folder) {
        this.folder = folder.resolve("runs");
    }

    /**
     * Keeps a result.
     *
     * @param result what came out of a run
     * @param environment what ran it
     * @param started when
     * @throws IOException if it cannot be written
     */
    public void save(RunResult result, Environment environment, Instant started) throws IOException {
        String curve = result.log().toCsv();
        Manifest manifest = new Manifest(
                result.spec(),
                environment,
                started.truncatedTo(ChronoUnit.SECONDS).toString(),
                result.exclusive(),
                result.ledger(),
                result.failed() ? null : result.finalLoss(),
                result.failure(),
                result.digest(),
                Sha256.of(curve));
        AtomicFiles.write(curveFile(result.spec()), curve);
        AtomicFiles.write(manifestFile(result.spec()), Json.pretty(manifest));
    }

    /**
     * Loads the result of a run, if a complete and unharmed one of exactly this specification is there.
     *
     * @param spec what was run
     * @return the result
     */
    public Optional<RunResult> load(RunSpec spec) {
        return manifest(spec).flatMap(manifest -> read(spec, manifest));
    }

    /**
     * The manifest of a run, if one of exactly this specification is there.
     *
     * @param spec what was run
     * @return its manifest
     */
    public Optional<Manifest> manifest(RunSpec spec) {
        Path file = manifestFile(spec);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Manifest manifest = Json.read(file, Manifest.class);
            return Optional.of(manifest)
                    .filter(found -> found.spec().canonical().equals(spec.canonical()));
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} is damaged and counts as missing", file);
            LOG.debug("what is wrong with it", e);
            return Optional.empty();
        }
    }

    private Optional<RunResult> read(RunSpec spec, Manifest manifest) {
        Path file = curveFile(spec);
        try {
            String curve = Files.readString(file, StandardCharsets.UTF_8);
            if (!Sha256.of(curve).equals(manifest.curveDigest())) {
                LOG.warn("{} does not match its manifest and counts as missing", file);
                return Optional.empty();
            }
            return Optional.of(new RunResult(
                    spec,
                    manifest.ledger(),
                    manifest.finalLoss() == null ? Double.NaN : manifest.finalLoss(),
                    manifest.lossDigest(),
                    manifest.failure(),
                    manifest.exclusive(),
                    RunLog.parse(curve)));
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} cannot be read and counts as missing", file);
            LOG.debug("what is wrong with it", e);
            return Optional.empty();
        }
    }

    private Path curveFile(RunSpec spec) {
        return file(spec, ".csv");
    }

    private Path manifestFile(RunSpec spec) {
        return file(spec, ".json");
    }

    private Path file(RunSpec spec, String extension) {
        return folder.resolve(spec.problem().label())
                .resolve(spec.optimizer().label())
                .resolve(spec.seed() + extension);
    }
}
