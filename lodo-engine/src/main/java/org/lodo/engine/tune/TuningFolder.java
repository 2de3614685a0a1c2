package org.lodo.engine.tune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lodo.engine.catalog.UsageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the searches of a tuning have left: for each optimizer its tuned point and the table of its runs. */
public final class TuningFolder {

    private static final String POINT = ".yaml";
    private static final String TABLE = ".csv";

    private static final Logger LOG = LoggerFactory.getLogger(TuningFolder.class);

    private final Path folder;

    /**
     * @param folder where the files stand
     */
    public TuningFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * An optimizer's search as it is read back.
     *
     * @param point what it has found
     * @param losses those of its runs
     */
    public record Found(TunedPoint point, TrialTable.Losses losses) {}

    /**
     * Makes sure that a search would not replace what a person wrote or the result of a longer search.
     *
     * @param tuning what is to be searched
     * @throws UsageException if it would
     */
    public void checkLosesNothing(Tuning tuning) {
        for (String optimizer : tuning.optimizers()) {
            Path file = file(optimizer, POINT);
            if (!Files.exists(file)) {
                continue;
            }
            TunedPoint there = TunedPoint.read(file);
            if (there.isEdited()) {
                throw new UsageException(
                        file
                                + " was edited by hand, and this would replace it; delete it, or choose another folder with --out");
            }
            long runs = (long) tuning.population() * tuning.generations().size();
            long runsThere = there.search().cost().runs();
            long horizonThere = there.search().outcome().horizon();
            if (runsThere > runs || horizonThere > tuning.horizon()) {
                throw new UsageException(file + " holds the result of a longer search, of " + runsThere
                        + " runs of up to " + horizonThere + " steps; choose another folder with --out");
            }
        }
    }

    /**
     * Keeps the result of a search: the tuned point and the table of its runs.
     *
     * @param tuning what was searched
     * @param search what was found
     * @param command how to search again
     * @throws IOException if a file cannot be written
     */
    public void keep(Tuning tuning, Search search, String command) throws IOException {
        TrialTable.write(search, file(search.optimizer(), TABLE));
        new TunedPoint(
                        search.optimizer(),
                        new LinkedHashMap<>(search.settings()),
                        SearchSummary.of(tuning, search, command))
                .write(file(search.optimizer(), POINT));
    }

    /**
     * Reads all searches that are there; one that is damaged does not cost the others.
     *
     * @param first the optimizers to begin with, in order
     * @return their searches, then those of other optimizers by name
     * @throws IOException if the folder cannot be listed
     */
    public Map<String, Found> read(List<String> first) throws IOException {
        List<String> optimizers = new ArrayList<>(first);
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(POINT))
                    .map(file -> file.substring(0, file.length() - POINT.length()))
                    .sorted()
                    .filter(optimizer -> !optimizers.contains(optimizer))
                    .forEach(optimizers::add);
        }
        Map<String, Found> all = new LinkedHashMap<>();
        for (String optimizer : optimizers) {
            if (Files.exists(file(optimizer, POINT)) && Files.exists(file(optimizer, TABLE))) {
                read(optimizer).ifPresent(found -> all.put(optimizer, found));
            }
        }
        return all;
    }

    private Optional<Found> read(String optimizer) {
        try {
            return Optional.of(
                    new Found(TunedPoint.read(file(optimizer, POINT)), TrialTable.read(file(optimizer, TABLE))));
        } catch (IOException | UsageException e) {
            LOG.warn("the report goes without: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Where the tuned point of an optimizer stands. */
    static Path point(Path folder, String optimizer) {
        return folder.resolve(optimizer + POINT);
    }

    private Path file(String optimizer, String extension) {
        return folder.resolve(optimizer + extension);
    }
}
