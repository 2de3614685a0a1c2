package org.lodo.engine.catalog;

/**
 * Adds optimizers and problems to the catalog. Providers are found through {@link java.util.ServiceLoader}; the suite's
 * own enter by this door too. A provider has a public constructor without parameters.
 */
public interface CatalogProvider {

    /**
     * @param catalog what to add to
     */
    void addTo(Catalog.Builder catalog);
}
