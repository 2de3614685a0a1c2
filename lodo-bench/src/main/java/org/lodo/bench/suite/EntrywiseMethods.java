package org.lodo.bench.suite;

import org.lodo.baselines.entrywise.Adabelief;
import org.lodo.baselines.entrywise.AdabeliefConfig;
import org.lodo.baselines.entrywise.Adagrad;
import org.lodo.baselines.entrywise.AdagradConfig;
import org.lodo.baselines.entrywise.Adamw;
import org.lodo.baselines.entrywise.AdamwConfig;
import org.lodo.baselines.entrywise.Cocob;
import org.lodo.baselines.entrywise.CocobConfig;
import org.lodo.baselines.entrywise.Lion;
import org.lodo.baselines.entrywise.LionConfig;
import org.lodo.baselines.entrywise.Nadam;
import org.lodo.baselines.entrywise.NadamConfig;
import org.lodo.baselines.entrywise.Radam;
import org.lodo.baselines.entrywise.RadamConfig;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;

/** Relatives of Adam and AdaGrad, and coin betting: rules that work entry by entry. */
public final class EntrywiseMethods implements CatalogProvider {

    @Override
    public void addTo(Catalog.Builder catalog) {
        catalog.updateRule("adamw", "Adam with decoupled weight decay", AdamwConfig.defaults(), Adamw::new);
        catalog.updateRule(
                "adagrad", "gradients over the root of their sum of squares", AdagradConfig.defaults(), Adagrad::new);
        catalog.updateRule(
                "adabelief",
                "Adam with the gradient's deviation as its second moment",
                AdabeliefConfig.defaults(),
                Adabelief::new);
        catalog.updateRule("lion", "steps of one length in the momentum's direction", LionConfig.defaults(), Lion::new);
        catalog.updateRule("nadam", "Adam with Nesterov momentum", NadamConfig.defaults(), Nadam::new);
        catalog.updateRule("radam", "Adam with a rectified first phase", RadamConfig.defaults(), Radam::new);
        catalog.updateRule("cocob", "coin betting, without a learning rate", CocobConfig.defaults(), Cocob::new);
        catalog.search("adamw", "learningRate", "beta1", "beta2", "weightDecay")
                .search("adagrad", "learningRate", "learningRateDecay")
                .search("adabelief", "learningRate", "beta1", "beta2")
                .search("lion", "learningRate", "beta1", "beta2")
                .search("nadam", "learningRate", "beta1", "beta2")
                .search("radam", "learningRate", "beta1", "beta2")
                .search("cocob", "alpha");
    }
}
