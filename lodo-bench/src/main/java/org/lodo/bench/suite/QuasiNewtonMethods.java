package org.lodo.bench.suite;

import org.lodo.baselines.Bfgs;
import org.lodo.baselines.BfgsConfig;
import org.lodo.baselines.Lbfgs;
import org.lodo.baselines.LbfgsConfig;
import org.lodo.baselines.OnlineLbfgs;
import org.lodo.baselines.OnlineLbfgsConfig;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.Sample;

/** Quasi-Newton methods: they approximate the inverse Hessian from differences of gradients. */
public final class QuasiNewtonMethods implements CatalogProvider {

    @Override
    public void addTo(Catalog.Builder catalog) {
        catalog.optimizer(
                "bfgs",
                "BFGS without a line search, on successive draws",
                BfgsConfig.defaults(),
                Sample.class,
                (config, run) -> new Bfgs(run.dimension(), config));
        catalog.optimizer(
                "o-lbfgs",
                "limited-memory BFGS for noisy objectives, two gradients on every draw",
                OnlineLbfgsConfig.defaults(),
                Sample.class,
                (config, run) -> OnlineLbfgs.averaged(run.dimension(), config));
        catalog.optimizer(
                "lbfgs-no-line-search",
                "limited-memory BFGS scaled by one pair, two gradients on every draw",
                OnlineLbfgsConfig.defaults(),
                Sample.class,
                (config, run) -> OnlineLbfgs.withoutLineSearch(run.dimension(), config));
        catalog.optimizer(
                "lbfgs",
                "limited-memory BFGS with a line search on each draw, for objectives without noise",
                LbfgsConfig.defaults(),
                Sample.class,
                (config, run) -> new Lbfgs(run.dimension(), config));
        // The constants of the Wolfe conditions are not searched.
        catalog.search("lbfgs");
    }
}
