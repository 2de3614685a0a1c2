package org.lodo.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.run.SealedJson;
import org.lodo.engine.study.Claim;
import org.lodo.engine.study.StoredResults;
import org.lodo.engine.study.StudyFolder;
import org.lodo.engine.study.StudyManifest;
import org.lodo.engine.study.StudyPlanner;
import org.lodo.engine.study.StudyResults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A study as the index and the matrix read it: from its manifest and its description alone, which are committed.
 *
 * @param folder the study's folder
 * @param manifest its manifest as it is in the file, perhaps of an earlier version
 * @param results the outcome of every run, without curves; empty if the description or the manifest cannot be read as such
 */
record IndexedStudy(Path folder, JsonNode manifest, Optional<StudyResults> results) {

    /** How the source of a claim begins that nobody has published. */
    private static final String OWN_EXPECTATION = "expected by this suite";

    private static final int DIGITS_OF_COMMIT = 10;

    private static final Logger LOG = LoggerFactory.getLogger(IndexedStudy.class);

    /**
     * A tally of claims.
     *
     * @param confirmed how many the results confirm
     * @param all how many there are
     */
    record Tally(int confirmed, int all) {}

    /** Reads a study; empty if the folder has none, as that of a performance report, or if its manifest is damaged. */
    static Optional<IndexedStudy> read(Catalog catalog, Path folder) {
        Path file = new StudyFolder(folder).manifest();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode manifest = SealedJson.read(file, JsonNode.class);
            return manifest.has("runs")
                    ? Optional.of(new IndexedStudy(folder, manifest, results(catalog, folder)))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} is left out of the index: {}", folder, e.getMessage());
            return Optional.empty();
        }
    }

    /** Not {@link StoredResults}, which needs every run and reads all curves where they are. */
    private static Optional<StudyResults> results(Catalog catalog, Path path) {
        StudyFolder folder = new StudyFolder(path);
        if (!folder.hasStudy()) {
            return Optional.empty();
        }
        try {
            return Optional.of(SealedJson.read(folder.manifest(), StudyManifest.class)
                    .results(
                            StudyPlanner.withWordsOfToday(
                                    catalog, folder.stored().study()),
                            null));
        } catch (IOException | IllegalArgumentException | UsageException e) {
            LOG.warn("the results of {} are left out of the index: {}", path, e.getMessage());
            return Optional.empty();
        }
    }

    String name() {
        return String.valueOf(folder.getFileName());
    }

    String title() {
        return manifest.path("title").asText();
    }

    int runs() {
        return isField()
                ? (int) results.stream().flatMap(study -> study.study().runs()).count()
                : manifest.path("runs").size();
    }

    /** Whether it is a field, whose runs are in its data set. */
    boolean isField() {
        return results.filter(study -> study.study().field() != null).isPresent();
    }

    /** The commit, shortened; empty if it is not known. */
    String commit() {
        String commit = manifest.path("environment").path("commit").asText();
        return commit.substring(0, Math.min(DIGITS_OF_COMMIT, commit.length()));
    }

    /** Whether the code that ran the study was not as committed. */
    boolean hasUncommittedChanges() {
        return manifest.path("environment").path("uncommittedChanges").asBoolean();
    }

    /** Claims of others: of a paper, of another implementation, or of a theorem. */
    Tally published() {
        return tally(claim -> !isOwnExpectation(claim));
    }

    /** Claims that only this suite makes, which cannot be reproduced, as nobody has measured them before. */
    Tally ownExpectations() {
        return tally(this::isOwnExpectation);
    }

    private Tally tally(Predicate<JsonNode> counted) {
        int confirmed = 0;
        int all = 0;
        for (JsonNode claim : manifest.path("claims")) {
            if (counted.test(claim)) {
                all++;
                confirmed += isConfirmed(claim) ? 1 : 0;
            }
        }
        return new Tally(confirmed, all);
    }

    private static boolean isConfirmed(JsonNode claim) {
        return claim.path("verdict").asText().equals(ClaimSection.REPRODUCED);
    }

    /** The manifest has claims without sources, which the study has. */
    private boolean isOwnExpectation(JsonNode claim) {
        String words = claim.path("claim").asText();
        return results.stream()
                .flatMap(study -> study.study().claims().stream())
                .filter(known -> known.claim().equals(words))
                .map(Claim::source)
                .anyMatch(source -> source.startsWith(OWN_EXPECTATION));
    }

    /** What the runs have of a kind, {@code optimizer} or {@code problem}: names without settings, each once, in order. */
    List<String> names(String kind) {
        if (isField()) {
            return results.stream()
                    .flatMap(study -> study.study().cells().stream())
                    .map(cell -> kind.equals("problem")
                            ? cell.problem().name()
                            : cell.optimizer().name())
                    .distinct()
                    .toList();
        }
        return StreamSupport.stream(manifest.path("runs").spliterator(), false)
                .map(run -> run.path(kind).asText().replaceFirst("\\[.*", ""))
                .distinct()
                .toList();
    }
}
