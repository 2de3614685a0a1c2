package org.lodo.engine.tune;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Names;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.TimeLimit;

/**
 * Searches for the hyper-parameters of optimizers on a problem, by one protocol for all of them.
 *
 * @param name what it is called; names its folder
 * @param title what it is about, in a line
 * @param problem what the runs minimize
 * @param protocol how each search goes about
 * @param searches how many independent searches each optimizer has
 * @param optimizers names of the catalog's optimizers that are tuned
 * @param timeout how long a run may take; null for as long as it takes
 * @param given settings of optimizers that differ from their defaults, by name of the optimizer: searches start from them, and
 *     those that are not searched hold in every run
 */
public record Tuning(
        String name,
        String title,
        CatalogSelection problem,
        SearchProtocol protocol,
        int searches,
        List<String> optimizers,
        @Nullable TimeLimit timeout,
        Map<String, Map<String, Object>> given) {

    /** More are taken for a mistake. */
    public static final int MAX_SEARCHES = 100;

    /** Checks name and count; copies list and map. */
    public Tuning {
        Names.folder(name);
        Names.requireDistinct("optimizers", optimizers);
        if (searches < 1 || searches > MAX_SEARCHES) {
            throw new IllegalArgumentException("searches = " + searches + ": must be from 1 to " + MAX_SEARCHES);
        }
        optimizers = List.copyOf(optimizers);
        given = Map.copyOf(given);
    }

    /**
     * Searches that start from the defaults.
     *
     * @param name what it is called; names its folder
     * @param title what it is about, in a line
     * @param problem what the runs minimize
     * @param protocol how each search goes about
     * @param searches how many independent searches each optimizer has
     * @param optimizers names of the catalog's optimizers that are tuned
     * @param timeout how long a run may take; null for as long as it takes
     */
    public Tuning(
            String name,
            String title,
            CatalogSelection problem,
            SearchProtocol protocol,
            int searches,
            List<String> optimizers,
            @Nullable TimeLimit timeout) {
        this(name, title, problem, protocol, searches, optimizers, timeout, Map.of());
    }

    /**
     * One search by the published protocol, whose runs take as long as they take.
     *
     * @param name what it is called
     * @param title what it is about, in a line
     * @param problem what the runs minimize
     * @param commonDraws whether all runs of a generation have the same draws
     * @param population how many runs a generation has
     * @param generations the schedule of the search
     * @param optimizers names of the catalog's optimizers that are tuned
     */
    public Tuning(
            String name,
            String title,
            CatalogSelection problem,
            boolean commonDraws,
            int population,
            List<Generation> generations,
            List<String> optimizers) {
        this(name, title, problem, new PublishedProtocol(commonDraws, population, generations), 1, optimizers, null);
    }

    /**
     * @param optimizer its name in the catalog
     * @return its settings that differ from its defaults, before any are searched
     */
    public Map<String, Object> givenTo(String optimizer) {
        return given.getOrDefault(optimizer, Map.of());
    }

    /**
     * @return how many steps a run of the last round makes, for an optimizer that evaluates one gradient a step
     */
    public long horizon() {
        return protocol.horizon();
    }

    /**
     * The folder of a search.
     *
     * @param folder that of the tuning
     * @param search number of the search, from 1
     * @return the same folder for a single search; otherwise one in it
     */
    public TuningFolder folderOf(TuningFolder folder, int search) {
        return searches == 1 ? folder : folder.search(search);
    }
}
