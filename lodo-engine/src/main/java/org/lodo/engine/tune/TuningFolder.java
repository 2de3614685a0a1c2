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
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.run.CodeIdentity;
import org.lodo.engine.run.RunStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of a tuning: for each optimizer its tuned point and the table of its runs, and the journals of searches. What
 * may be written into it is up to {@code OutputFolder}.
 */
public final class TuningFolder {

    private static final String POINT = ".yaml";
    private static final String TABLE = ".csv";
    private static final String JOURNAL = ".jsonl";

    private static final Logger LOG = LoggerFactory.getLogger(TuningFolder.class);

    private final Path folder;

    /**
     * @param folder where the files are
     */
    public TuningFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * A stored search.
     *
     * @param point the tuned point
     * @param losses the losses of its runs
     */
    public record Found(TunedPoint point, TrialTable.Losses losses) {}

    /**
     * @return the folder
     */
    public Path path() {
        return folder;
    }

    /**
     * @return the names of its report's files
     */
    public ReportFolder report() {
        return new ReportFolder(folder);
    }

    /**
     * @param optimizer its name in the catalog
     * @return the file of its tuned point
     */
    public Path pointFile(String optimizer) {
        return file(optimizer, POINT);
    }

    /**
     * @param optimizer its name in the catalog
     * @return whether it has a tuned point
     */
    public boolean hasPoint(String optimizer) {
        return Files.exists(pointFile(optimizer));
    }

    /**
     * @return the file of the expected best loss of k runs, of every optimizer and k, in CSV
     */
    public Path expectedBest() {
        return folder.resolve("expected-best.csv");
    }

    /**
     * @param optimizer its name in the catalog
     * @return the file that a search would replace by the table of its runs, but that is something else; empty if there is none
     * @throws IOException if it cannot be read
     */
    public Optional<Path> foreignTable(String optimizer) throws IOException {
        Path table = file(optimizer, TABLE);
        return Files.exists(table) && !TrialTable.isIn(table) ? Optional.of(table) : Optional.empty();
    }

    /** The runs of an optimizer's search so far. */
    TrialJournal journal(String optimizer, CodeIdentity code) throws IOException {
        return new TrialJournal(folder.resolve(RunStore.FOLDER).resolve(optimizer + JOURNAL), code);
    }

    /**
     * Stores the result of a search: the tuned point and the table of its runs.
     *
     * @param tuning what was searched
     * @param search what was found
     * @param command how to search again
     * @throws IOException if a file cannot be written
     */
    public void keep(Tuning tuning, Search search, String command) throws IOException {
        String table = TrialTable.write(search, file(search.optimizer(), TABLE));
        new TunedPoint(
                        search.optimizer(),
                        new LinkedHashMap<>(search.settings()),
                        SearchSummary.of(tuning, search, command).withTable(table))
                .write(pointFile(search.optimizer()));
    }

    /**
     * Reads all stored searches; damaged ones are left out.
     *
     * @param first the optimizers to list first, in order
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
            if (hasPoint(optimizer) && Files.exists(file(optimizer, TABLE))) {
                read(optimizer).ifPresent(found -> all.put(optimizer, found));
            }
        }
        return all;
    }

    private Optional<Found> read(String optimizer) {
        try {
            TunedPoint point = TunedPoint.read(pointFile(optimizer));
            SearchSummary search = point.search();
            return Optional.of(
                    new Found(point, TrialTable.read(file(optimizer, TABLE), search == null ? null : search.table())));
        } catch (IOException | UsageException e) {
            LOG.warn("left out of the report: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private Path file(String optimizer, String extension) {
        return folder.resolve(optimizer + extension);
    }
}
