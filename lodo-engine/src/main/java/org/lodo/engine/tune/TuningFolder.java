package org.lodo.engine.tune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.run.CodeIdentity;
import org.lodo.engine.run.RunStore;
import org.lodo.engine.shard.Shard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of a tuning: for each optimizer its tuned point and the table of its runs, and the journals of searches. Several
 * independent searches have a folder each in it, {@code search-1}, {@code search-2} and so on, with the same files. What may be
 * written into them is up to {@code OutputFolder}.
 */
public final class TuningFolder {

    private static final String SEARCH = "search-";
    private static final Pattern SEARCHES = Pattern.compile(SEARCH + "[1-9][0-9]{0,3}");

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
     * The folder of one of several independent searches of the tuning, which has the same files as that of a tuning with one.
     *
     * @param number of the search, from 1
     * @return the folder {@code search-<number>} in this one
     */
    public TuningFolder search(int number) {
        return new TuningFolder(folder.resolve(SEARCH + number));
    }

    /**
     * @return the folders of several independent searches that have tuned points, in order; empty if there are none
     * @throws UsageException if the folder cannot be read
     */
    public List<TuningFolder> searches() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<TuningFolder> found = new ArrayList<>();
            for (Path file :
                    files.sorted(Comparator.comparing(TuningFolder::number)).toList()) {
                TuningFolder search = new TuningFolder(file);
                if (number(file) > 0
                        && Files.isDirectory(file)
                        && !search.optimizers().isEmpty()) {
                    found.add(search);
                }
            }
            return found;
        } catch (IOException e) {
            throw new UsageException("folder '" + folder + "': must be a folder that can be read", e);
        }
    }

    /** The number of a search by the name of its folder; 0 if it is none. */
    private static int number(Path file) {
        String name = String.valueOf(file.getFileName());
        return SEARCHES.matcher(name).matches() ? Integer.parseInt(name.substring(SEARCH.length())) : 0;
    }

    /** The optimizers that have a point, by name. */
    private List<String> optimizers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(POINT))
                    .map(file -> file.substring(0, file.length() - POINT.length()))
                    .sorted()
                    .toList();
        }
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
     * @return whether any optimizer has a tuned point
     * @throws UsageException if the folder cannot be read
     */
    public boolean hasAnyPoint() {
        try {
            return Files.isDirectory(folder) && !optimizers().isEmpty();
        } catch (IOException e) {
            throw new UsageException("folder '" + folder + "': must be a folder that can be read", e);
        }
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
    TrialJournal journal(String optimizer, @Nullable Shard shard, CodeIdentity code) throws IOException {
        String own = shard == null ? optimizer : optimizer + "." + shard.number() + "-of-" + shard.of();
        return new TrialJournal(folder.resolve(RunStore.FOLDER).resolve(own + JOURNAL), optimizer, code);
    }

    /** The same for those who only look. */
    TrialJournal storedJournal(String optimizer, CodeIdentity code) throws IOException {
        return TrialJournal.reading(folder.resolve(RunStore.FOLDER).resolve(optimizer + JOURNAL), optimizer, code);
    }

    /**
     * Stores the result of a search: the tuned point and the table of its runs.
     *
     * @param tuning what was searched
     * @param search what was found
     * @param number of the search, from 1
     * @param command how to search again
     * @throws IOException if a file cannot be written
     */
    public void keep(Tuning tuning, Search search, int number, String command) throws IOException {
        String table = TrialTable.write(search, file(search.optimizer(), TABLE));
        Map<String, Object> settings = new LinkedHashMap<>(tuning.givenTo(search.optimizer()));
        settings.putAll(search.settings());
        new TunedPoint(
                        search.optimizer(),
                        settings,
                        SearchSummary.of(tuning, search, number, command).withTable(table))
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
        optimizers().stream()
                .filter(optimizer -> !optimizers.contains(optimizer))
                .forEach(optimizers::add);
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
