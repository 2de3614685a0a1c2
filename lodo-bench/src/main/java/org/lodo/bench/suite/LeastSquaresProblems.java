package org.lodo.bench.suite;

import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.LeastSquaresSample;
import org.lodo.problems.leastsquares.MoreGarbowHillstrom;
import org.lodo.problems.leastsquares.MoreGarbowHillstromConfig;

/** Nonlinear least squares. */
public final class LeastSquaresProblems implements CatalogProvider {

    @Override
    public void addTo(Catalog.Builder catalog) {
        catalog.problem(
                "more-garbow-hillstrom",
                "twelve classical test functions for nonlinear least squares, without noise",
                MoreGarbowHillstromConfig.defaults(),
                LeastSquaresSample.class,
                MoreGarbowHillstrom::new);
    }
}
