package org.lodo.engine.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Names;

/**
 * An optimizer or problem of the catalog, with settings.
 *
 * @param label its name in results
 * @param name its name in the catalog
 * @param settings all of its settings, including those left at their defaults
 * @param stream of a problem, the name of the random streams of its runs: with different ones, runs of the same seed are
 *     independent, see {@link SeedPlan}. Null, and then left out of files, for the draws that all problems of the name have in common
 */
public record CatalogSelection(
        String label,
        String name,
        Map<String, Object> settings,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String stream) {

    /** Checks the label, which names files, wherever it comes from; copies the settings, keeping their order. */
    public CatalogSelection {
        Names.label(label);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * An optimizer, or a problem with the draws that all problems of the name have in common.
     *
     * @param label its name in results
     * @param name its name in the catalog
     * @param settings all of its settings, including those left at their defaults
     */
    public CatalogSelection(String label, String name, Map<String, Object> settings) {
        this(label, name, settings, null);
    }
}
