package org.lodo.bench.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lodo.engine.stats.Means;
import org.lodo.engine.tune.SearchSummary;
import org.lodo.engine.tune.TuningFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The searches for the hyper-parameters of an optimizer: one, or several independent ones.
 *
 * @param optimizer its name in the catalog
 * @param found what each search has found, in order
 * @param trials the runs of each search
 */
record TunedSearches(String optimizer, List<TuningFolder.Found> found, List<SearchTrials> trials) {

    private static final Logger LOG = LoggerFactory.getLogger(TunedSearches.class);

    /** Reads all stored searches; damaged ones are left out. */
    static Map<String, TunedSearches> read(TuningFolder folder, List<String> first) throws IOException {
        List<TuningFolder> searches = folder.searches();
        Map<String, TunedSearches> all = new LinkedHashMap<>();
        for (TuningFolder search : searches.isEmpty() ? List.of(folder) : searches) {
            for (Map.Entry<String, TuningFolder.Found> found :
                    search.read(first).entrySet()) {
                String optimizer = found.getKey();
                SearchTrials trials;
                try {
                    trials = SearchTrials.read(search.path().resolve(optimizer + ".csv"));
                } catch (IOException e) {
                    LOG.warn("a search of {} is left out: {}", optimizer, e.getMessage());
                    continue;
                }
                TunedSearches own = all.computeIfAbsent(
                        optimizer, name -> new TunedSearches(name, new ArrayList<>(), new ArrayList<>()));
                own.found.add(found.getValue());
                own.trials.add(trials);
            }
        }
        return all;
    }

    /** What the searches say of themselves; points that a person wrote have nothing. */
    List<SearchSummary> summaries() {
        return found.stream()
                .map(search -> search.point().search())
                .filter(Objects::nonNull)
                .toList();
    }

    /** For each search the mean loss of the runs that validated or confirmed its point; NaN if all failed. */
    double[] losses() {
        return found.stream()
                .mapToDouble(search -> Means.of(Arrays.stream(search.losses().validationRuns())
                        .filter(Double::isFinite)
                        .toArray()))
                .toArray();
    }
}
