package org.lodo.engine.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.io.DamagedException;
import org.lodo.engine.io.ParameterFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs of a study on disk: the learning curve in {@code runs/<problem>/<optimizer>/<seed>.csv}, and next to it the final
 * point, a {@link ParameterFile}, and the {@link Manifest}. The manifest is written last, has the digests of both files and
 * of itself, so that incomplete results of a killed process and later changes are detected.
 */
public final class RunStore {

    /** Name of the subfolder for runs in the folder of a study. */
    public static final String FOLDER = "runs";

    private static final long CHECKPOINT_NANOS = 1_000_000L * Long.getLong("lodo.checkpointMillis", 180_000);

    private static final Logger LOG = LoggerFactory.getLogger(RunStore.class);

    private final Path folder;

    /**
     * @param folder the folder of the study
     */
    public RunStore(Path folder) {
        this.folder = folder.resolve(FOLDER);
    }

    /**
     * Stores a result and deletes the checkpoint of the run.
     *
     * @param result the result of a run
     * @param environment the code and machine that made it
     * @param started start time
     * @throws IOException if it cannot be written
     */
    public void save(RunResult result, Environment environment, Instant started) throws IOException {
        save(result.spec(), SealedRun.of(result, environment, started));
    }

    /**
     * Stores a result that was sealed elsewhere and has been opened, which checks it, and deletes the checkpoint of the run.
     *
     * @param spec the run
     * @param sealed the content of its files
     * @throws IOException if it cannot be written
     */
    public void save(RunSpec spec, SealedRun sealed) throws IOException {
        AtomicFiles.write(curveFile(spec), sealed.curve());
        byte[] point = sealed.point();
        if (point == null) {
            Files.deleteIfExists(pointFile(spec));
        } else {
            AtomicFiles.write(pointFile(spec), point);
        }
        AtomicFiles.write(manifestFile(spec), sealed.manifest());
        Files.deleteIfExists(checkpointFile(spec));
    }

    /**
     * Reads the final point of a run that did not fail.
     *
     * @param spec the run
     * @return x after the last step, of length n
     * @throws IOException if it is missing or damaged
     */
    public double[] finalPoint(RunSpec spec) throws IOException {
        return ParameterFile.read(pointFile(spec));
    }

    /**
     * Loads the result of a run.
     *
     * @param spec the run
     * @return the result; empty unless a complete and intact one of exactly this specification is stored
     */
    public Optional<RunResult> load(RunSpec spec) {
        return manifest(spec).flatMap(manifest -> read(spec, manifest));
    }

    /**
     * Loads the manifest of a run. One without a seal is of an earlier version: it may be shown, but is never reused by the
     * code that runs now, which seals what it writes.
     *
     * @param spec the run
     * @return its manifest; empty unless an intact one of exactly this specification is stored
     */
    public Optional<Manifest> manifest(RunSpec spec) {
        Path file = manifestFile(spec);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Manifest manifest = SealedJson.read(file, Manifest.class);
            return Optional.of(manifest)
                    .filter(found -> found.spec().canonical().equals(spec.canonical()));
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} is damaged or was changed, and is treated as missing: {}", file, DamagedException.reason(e));
            LOG.debug("cause", e);
            return Optional.empty();
        }
    }

    private Optional<RunResult> read(RunSpec spec, Manifest manifest) {
        Path file = curveFile(spec);
        try {
            Path pointFile = pointFile(spec);
            byte[] point = manifest.failure() == null && Files.exists(pointFile) ? Files.readAllBytes(pointFile) : null;
            SealedRun files = new SealedRun(Files.readString(file, StandardCharsets.UTF_8), point, "");
            Optional<String> fault = files.fault(manifest);
            if (fault.isPresent()) {
                LOG.warn("{} {} and is treated as missing", file, fault.get());
                return Optional.empty();
            }
            return Optional.of(files.result(spec, manifest));
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} cannot be read and is treated as missing", file);
            LOG.debug("cause", e);
            return Optional.empty();
        }
    }

    private Path curveFile(RunSpec spec) {
        return file(spec, ".csv");
    }

    /**
     * The checkpoint of a run, next to its result.
     *
     * @param spec the run
     * @param environment the code and machine that make it; state saved by other code is not restored
     * @param exclusive whether the run has the machine to itself; state from an environment with another clock is then not
     *     restored, as its times would be mixed
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
