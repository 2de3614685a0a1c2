package org.lodo.bench.suite;

import org.lodo.baselines.tensor.Muon;
import org.lodo.baselines.tensor.MuonConfig;
import org.lodo.baselines.tensor.Shampoo;
import org.lodo.baselines.tensor.ShampooConfig;
import org.lodo.baselines.tensor.Soap;
import org.lodo.baselines.tensor.SoapConfig;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.Sample;

/** Methods that use the shapes of weight tensors; a problem without shapes is one vector to them. */
public final class TensorMethods implements CatalogProvider {

    @Override
    public void addTo(Catalog.Builder catalog) {
        catalog.optimizer(
                "shampoo",
                "a factor of the preconditioner for each direction of a tensor",
                ShampooConfig.defaults(),
                Sample.class,
                (config, run) -> Shampoo.over(run.dimension(), run.tensors(), config));
        catalog.optimizer(
                "soap",
                "Adam in the eigenbasis of Shampoo's factors",
                SoapConfig.defaults(),
                Sample.class,
                (config, run) -> Soap.over(run.dimension(), run.tensors(), config));
        catalog.optimizer(
                "muon",
                "momentum whose matrices are orthogonalized; vectors by Adam",
                MuonConfig.defaults(),
                Sample.class,
                (config, run) -> Muon.over(run.dimension(), run.tensors(), config));
        catalog.search("shampoo", "learningRate", "beta1", "epsilon", "momentum")
                .search("soap", "learningRate", "beta1", "beta2")
                .search("muon", "learningRate", "momentum", "vectorLearningRate");
    }
}
