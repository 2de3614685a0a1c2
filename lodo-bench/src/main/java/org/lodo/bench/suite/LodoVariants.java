package org.lodo.bench.suite;

import org.lodo.FrozenConfig;
import org.lodo.GainConfig;
import org.lodo.LodoConfig;
import org.lodo.LodoRecipes;
import org.lodo.NoMomentumConfig;
import org.lodo.ResidualConfig;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.Sample;

/** LODO and its variants; only those whose description says so are trained before the run. */
public final class LodoVariants implements CatalogProvider {

    @Override
    public void addTo(Catalog.Builder catalog) {
        catalog.optimizer(
                "lodo",
                "learns a product of permutations and block-diagonal matrices as its preconditioner",
                LodoConfig.defaults(),
                Sample.class,
                (config, run) -> LodoRecipes.lodo(run.dimension(), config, run.seed(), run.workers()));
        catalog.optimizer(
                "lodo-no-momentum",
                "LODO on the last gradient alone",
                NoMomentumConfig.defaults(),
                Sample.class,
                (config, run) -> LodoRecipes.lodoNoMomentum(run.dimension(), config, run.seed(), run.workers()));
        catalog.optimizer(
                "lodo-sgd",
                "LODO with gradient descent instead of Adam as the meta rule",
                LodoConfig.defaults(),
                Sample.class,
                (config, run) -> LodoRecipes.lodoSgd(run.dimension(), config, run.seed(), run.workers()));
        catalog.optimizer(
                "lodo-diagonal",
                "LODO with a diagonal preconditioner",
                GainConfig.defaults(),
                Sample.class,
                (config, run) -> LodoRecipes.lodoDiagonal(run.dimension(), config));
        catalog.optimizer(
                "lodo-global",
                "LODO with one learned learning rate",
                GainConfig.defaults(),
                Sample.class,
                (config, run) -> LodoRecipes.lodoGlobal(run.dimension(), config));
        catalog.optimizer(
                "lodo-residuals",
                "LODO with a chain of permuted residual layers as its preconditioner",
                ResidualConfig.defaults(),
                Sample.class,
                (config, run) -> LodoRecipes.lodoResiduals(run.dimension(), config, run.seed(), run.workers()));
        catalog.optimizer(
                "lodo-frozen",
                "LODO with a preconditioner trained before the run, which its cost does not include",
                FrozenConfig.defaults(),
                Sample.class,
                (config, run) -> LodoRecipes.lodoFrozen(run.objective(), config, run.seed(), run.workers()));
        catalog.stepSettings(
                "lodo", "lodo-no-momentum", "lodo-sgd", "lodo-diagonal", "lodo-global", "lodo-residuals", "lodo-frozen");
    }
}
