package org.lodo.bench.suite;

import org.lodo.baselines.Lars;
import org.lodo.baselines.LarsConfig;
import org.lodo.baselines.Momentum;
import org.lodo.baselines.MomentumConfig;
import org.lodo.baselines.Rmsprop;
import org.lodo.baselines.RmspropConfig;
import org.lodo.baselines.Yogi;
import org.lodo.baselines.YogiConfig;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Adam;
import org.lodo.optimizer.AdamConfig;

/** First-order methods. */
public final class FirstOrderMethods implements CatalogProvider {

    @Override
    public void addTo(Catalog.Builder catalog) {
        catalog.updateRule("adam", "adaptive moments", AdamConfig.defaults(), Adam::new);
        catalog.updateRule(
                "momentum", "gradient descent with heavy-ball momentum", MomentumConfig.defaults(), Momentum::new);
        catalog.updateRule("rmsprop", "gradients over their root mean square", RmspropConfig.defaults(), Rmsprop::new);
        catalog.updateRule("yogi", "Adam with an additive second moment", YogiConfig.defaults(), Yogi::new);
        catalog.optimizer(
                "lars",
                "momentum with a learning rate for each layer in proportion to its weights' norm",
                LarsConfig.defaults(),
                Sample.class,
                (config, run) -> new Lars(run.dimension(), config, run.layerStarts(), run.steps()));
        // Constants that only avoid division by zero are not searched.
        catalog.search("adam", "learningRate", "beta1", "beta2")
                .search("yogi", "learningRate", "beta1", "beta2")
                .search("rmsprop", "learningRate", "rho", "momentum");
    }
}
