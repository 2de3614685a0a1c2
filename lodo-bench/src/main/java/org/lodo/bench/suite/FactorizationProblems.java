package org.lodo.bench.suite;

import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.HessianSample;
import org.lodo.problems.deep.DeepLinear;
import org.lodo.problems.deep.DeepLinearConfig;
import org.lodo.problems.deep.MatrixFactorization;
import org.lodo.problems.deep.MatrixFactorizationConfig;

/** Products of matrices, whose optimum is known although they are not convex. */
public final class FactorizationProblems implements CatalogProvider {

    @Override
    public void addTo(Catalog.Builder catalog) {
        catalog.parallelProblem(
                "deep-linear",
                "regression by a product of four matrices, with noise on the targets",
                DeepLinearConfig.defaults(),
                HessianSample.class,
                DeepLinear::new);
        catalog.parallelProblem(
                "matrix-factorization",
                "completion of a matrix of rank 5 of which 20 % is observed",
                MatrixFactorizationConfig.defaults(),
                HessianSample.class,
                MatrixFactorization::new);
    }
}
