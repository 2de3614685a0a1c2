package org.lodo.engine.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.io.Json;
import org.lodo.engine.io.ParameterFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs of a study on disk: {@code runs/<problem>/<optimizer>/<seed>.csv}, with the final point beside it in a
 * {@link ParameterFile} and a manifest. The manifest is written last and seals both by their digests, so what a killed
 * process leaves behind is recognised.
 */
public final class RunStore {

    /** The name of the folder of runs in a study's folder. */
    public static final String FOLDER = "runs";

    private static final long CHECKPOINT_NANOS = 1_000_000L * Long.getLong("lodo.checkpointMillis", 180_000);

    private static final Logger LOG = LoggerFactory.getLogger(RunStore.class);

    private final Path folder;

    /**
     * @param folder the study's folder
     */
    public RunStore(Path folder) {
        this.folder = folder.resolve(FOLDER);
    }

    /**
     * Keeps a result; the run's checkpoint is no longer needed.
     *
     * @param result what came out of a run
     * @param environment what ran it
     * @param started when
     * @throws IOException if it cannot be written
     */
    public void save(RunResult result, Environment environment, Instant started) throws IOException {
        String curve = result.log().toCsv();
        byte[] point = result.finalPoint() == null ? null : ParameterFile.toBytes(result.finalPoint());
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
                point == null ? null : Sha256.of(point));
        AtomicFiles.write(curveFile(result.spec()), curve);
        if (point == null) {
            Files.deleteIfExists(pointFile(result.spec()));
        } else {
            AtomicFiles.write(pointFile(result.spec()), point);
        }
        AtomicFiles.write(manifestFile(result.spec()), Json.pretty(manifest));
        Files.deleteIfExists(checkpointFile(result.spec()));
    }

    /**
     * Where a run that ended well left its final point.
     *
     * @param spec what was run
     * @return x after the last step
     * @throws IOException if it is missing or damaged
     */
    public double[] finalPoint(RunSpec spec) throws IOException {
        return ParameterFile.read(pointFile(spec));
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
            if (manifest.failure() == null && !hasPoint(spec, manifest)) {
                LOG.warn("{} lacks the final point of its manifest and counts as missing", file);
                return Optional.empty();
            }
            String curve = Files.readString(file, StandardCharsets.UTF_8);
            if (!Sha256.of(curve).equals(manifest.curveDigest())) {
                LOG.warn("{} does not match its manifest and counts as missing", file);
                return Optional.empty();
            }
            return Optional.of(new RunResult(
                    spec,
                    manifest.cost(),
                    manifest.finalLoss() == null ? Double.NaN : manifest.finalLoss(),
                    manifest.lossDigest(),
                    manifest.failure(),
                    manifest.exclusive(),
                    RunLog.parse(curve),
                    null,
                    null));
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} cannot be read and counts as missing", file);
            LOG.debug("what is wrong with it", e);
            return Optional.empty();
        }
    }

    private boolean hasPoint(RunSpec spec, Manifest manifest) throws IOException {
        Path file = pointFile(spec);
        return Files.exists(file) && Sha256.of(Files.readAllBytes(file)).equals(manifest.pointDigest());
    }

    private Path curveFile(RunSpec spec) {
        return file(spec, ".csv");
    }

    /**
     * Where a run keeps its state while it is under way.
     *
     * @param spec what is run
     * @param environment what runs it; the state is of no use to other code
     * @param exclusive whether the run has the machine to itself; its clock then goes on only where clocks are alike
     * @return the checkpoint
     */
    public Checkpoint checkpoint(RunSpec spec, Environment environment, boolean exclusive) {
        String clock = exclusive ? environment.clock() : "shared";
        CheckpointOwner owner = new CheckpointOwner(environment.code(), clock, spec.canonical());
        return new Checkpoint(checkpointFile(spec), owner, CHECKPOINT_NANOS);
    }

    private Path checkpointFile(RunSpec spec) {
        return file(spec, ".checkpoint");
    }

    private Path pointFile(RunSpec spec) {
        return file(spec, ".parameters");
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
