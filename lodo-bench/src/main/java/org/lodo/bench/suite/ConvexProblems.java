package org.lodo.bench.suite;

import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.HessianSample;
import org.lodo.problems.logistic.LogisticRegression;
import org.lodo.problems.logistic.LogisticRegressionConfig;

/** Convex problems on real data. */
public final class ConvexProblems implements CatalogProvider {

    @Override
    public void addTo(Catalog.Builder catalog) {
        catalog.problem(
                "logistic-regression",
                "logistic regression with a penalty, on breast cancer, digits or data of your own",
                LogisticRegressionConfig.defaults(),
                HessianSample.class,
                LogisticRegression::new);
    }
}
