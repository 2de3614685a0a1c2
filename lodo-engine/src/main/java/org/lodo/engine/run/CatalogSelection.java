package org.lodo.engine.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lodo.engine.catalog.Names;

/**
 * An optimizer or problem of the catalog, with settings.
 *
 * @param label its name in results
 * @param name its name in the catalog
 * @param settings all of its settings, including those left at their defaults
 */
public record CatalogSelection(String label, String name, Map<String, Object> settings) {

    /** Checks the label, which names files, wherever it comes from; copies the settings, keeping their order. */
    public CatalogSelection {
        Names.label(label);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
}
