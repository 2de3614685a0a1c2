package org.lodo.engine.catalog;

/**
 * Adds optimizers, problems and metrics to the catalog. Providers, the suite's own included, are loaded by
 * {@link java.util.ServiceLoader}, and so need a public constructor without parameters.
 */
public interface CatalogProvider {

    /**
     * Adds everything that this provider offers.
     *
     * @param catalog the catalog under construction
     */
    void addTo(Catalog.Builder catalog);
}
