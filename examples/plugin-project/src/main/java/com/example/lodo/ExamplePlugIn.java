package com.example.lodo;

import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.Sample;

/** Adds an optimizer, a problem and a metric; {@code META-INF/services} names it. */
public final class ExamplePlugIn implements CatalogProvider {

    @Override
    public void addTo(Catalog.Builder catalog) {
        catalog.optimizer(
                "normalized-descent",
                "steps of fixed length against the gradient",
                NormalizedDescent.Config.defaults(),
                Sample.class,
                (config, run) -> new NormalizedDescent(run.dimension(), config));
        catalog.problem(
                "regression",
                "streaming linear regression with noise",
                Regression.Config.defaults(),
                Sample.class,
                Regression::new);
        catalog.metric(new GradientNorm());
    }
}
