package org.lodo.engine.catalog;

/**
 * Adds optimizers, problems and metrics to the catalog. Providers are found through {@link java.util.ServiceLoader}; the suite's
 * own enter the same way. A provider has a public constructor without parameters.
 */
public interface CatalogProvider {

    /**
     * @param catalog what to add to
     */
    void addTo(Catalog.Builder catalog);
}
