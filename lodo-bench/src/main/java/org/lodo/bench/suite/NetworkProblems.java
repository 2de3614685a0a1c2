package org.lodo.bench.suite;

import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.CurvatureSample;
import org.lodo.problems.mnist.MnistAutoregression;
import org.lodo.problems.mnist.MnistConfig;

/** Training of neural networks. */
public final class NetworkProblems implements CatalogProvider {

    @Override
    public void addTo(Catalog.Builder catalog) {
        catalog.parallelProblem(
                "mnist",
                "autoregression of handwritten digits by a convolutional network of 94,696 parameters",
                MnistConfig.defaults(),
                CurvatureSample.class,
                MnistAutoregression::new);
    }
}
