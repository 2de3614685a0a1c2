package org.lodo.bench.suite;

import org.lodo.baselines.hypergradient.AdamHdConfig;
import org.lodo.baselines.hypergradient.Hdm;
import org.lodo.baselines.hypergradient.HdmConfig;
import org.lodo.baselines.hypergradient.LearnedRate;
import org.lodo.baselines.hypergradient.Osgm;
import org.lodo.baselines.hypergradient.OsgmConfig;
import org.lodo.baselines.hypergradient.SgdHdConfig;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.Sample;

/** Methods that, like LODO, learn by the gradient of a loss with respect to their own parameters. */
public final class HypergradientMethods implements CatalogProvider {

    @Override
    public void addTo(Catalog.Builder catalog) {
        catalog.optimizer(
                "sgd-hd",
                "gradient descent whose learning rate is trained on the next gradient",
                SgdHdConfig.defaults(),
                Sample.class,
                (config, run) -> LearnedRate.sgd(run.dimension(), config));
        catalog.optimizer(
                "adam-hd",
                "Adam whose learning rate is trained on the next gradient",
                AdamHdConfig.defaults(),
                Sample.class,
                (config, run) -> LearnedRate.adam(run.dimension(), config));
        catalog.optimizer(
                "osgm-h",
                "a free preconditioner trained on a second gradient of the same draw",
                OsgmConfig.defaults(),
                Sample.class,
                (config, run) -> new Osgm(run.dimension(), config));
        catalog.optimizer(
                "hdm",
                "a preconditioner and momentum trained on a second gradient of the same draw",
                HdmConfig.defaults(),
                Sample.class,
                (config, run) -> new Hdm(run.dimension(), config, run.steps()));
        catalog.search("sgd-hd", "learningRate", "momentum", "hyperLearningRate")
                .search("adam-hd", "learningRate", "beta1", "beta2", "hyperLearningRate");
    }
}
