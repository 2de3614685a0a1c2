package org.lodo.bench.suite;

import org.lodo.baselines.psgd.PsgdDense;
import org.lodo.baselines.psgd.PsgdDenseConfig;
import org.lodo.baselines.psgd.PsgdLowRank;
import org.lodo.baselines.psgd.PsgdLowRankConfig;
import org.lodo.baselines.psgd.PsgdLowRankWhitening;
import org.lodo.baselines.psgd.PsgdWhiteningConfig;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.Sample;
import org.lodo.random.RandomStream;

/** Preconditioned stochastic gradient descent. */
public final class PsgdMethods implements CatalogProvider {

    @Override
    public void addTo(Catalog.Builder catalog) {
        catalog.optimizer(
                "psgd-dense",
                "a dense preconditioner fitted to products with the Hessian",
                PsgdDenseConfig.defaults(),
                CurvatureSample.class,
                (config, run) -> new PsgdDense(run.dimension(), config, new RandomStream(run.seed())));
        catalog.optimizer(
                "psgd-lra",
                "a diagonal plus low-rank preconditioner fitted to products with the Hessian",
                PsgdLowRankConfig.defaults(),
                CurvatureSample.class,
                (config, run) -> new PsgdLowRank(run.dimension(), config, new RandomStream(run.seed())));
        catalog.optimizer(
                "psgd-lra-whitening",
                "a diagonal plus low-rank preconditioner that whitens the gradient",
                PsgdWhiteningConfig.defaults(),
                Sample.class,
                (config, run) -> new PsgdLowRankWhitening(run.dimension(), config, new RandomStream(run.seed())));
        catalog.search("psgd-dense", "learningRate", "preconditionerLearningRate", "momentum")
                .search("psgd-lra", "learningRate", "preconditionerLearningRate", "momentum")
                .search("psgd-lra-whitening", "learningRate", "preconditionerLearningRate", "momentum");
    }
}
