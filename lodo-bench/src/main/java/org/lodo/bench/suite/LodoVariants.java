package org.lodo.bench.suite;

import org.lodo.DenseConfig;
import org.lodo.FrozenConfig;
import org.lodo.GainConfig;
import org.lodo.LodoConfig;
import org.lodo.LodoRecipes;
import org.lodo.NearInverseConfig;
import org.lodo.NearInverseLodo;
import org.lodo.NoMomentumConfig;
import org.lodo.ResidualConfig;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.HessianSample;
import org.lodo.objective.Sample;
import org.lodo.probing.ProbingConfig;

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
        catalog.optimizer(
                "lodo-same-draw",
                "LODO trained by a second gradient on the draw of the step",
                LodoConfig.defaults(),
                Sample.class,
                (config, run) -> LodoRecipes.lodoSameDraw(run.dimension(), config, run.seed(), run.workers()));
        catalog.optimizer(
                "lodo-dense",
                "LODO with a dense matrix, taught by gradient descent: the object of its theory",
                DenseConfig.defaults(),
                Sample.class,
                (config, run) -> LodoRecipes.lodoDense(run.dimension(), config));
        catalog.optimizer(
                "lodo-near-inverse",
                "lodo-dense that starts near the inverse Hessian, which it is given, to measure how errors decay",
                NearInverseConfig.defaults(),
                HessianSample.class,
                (config, run) -> new NearInverseLodo(run.dimension(), config));
        catalog.optimizer(
                "lodo-probing",
                "LODO taught by probes on the draw of the step, with learned gain and damping; nothing to tune",
                ProbingConfig.defaults(),
                Sample.class,
                (config, run) -> LodoRecipes.lodoProbing(run.dimension(), config, run.seed(), run.workers()));
        catalog.optimizer(
                "lodo-probing-plain",
                "lodo-probing with a probe at every step and a fixed share of damping",
                ProbingConfig.plain(),
                Sample.class,
                (config, run) -> LodoRecipes.lodoProbing(run.dimension(), config, run.seed(), run.workers()));
        // The scale is measured, and the others of the defaults were chosen once for all problems.
        catalog.search("lodo-probing", "learningStep", "probeNoise", "gainRate", "dampingRate", "leastDamping")
                .search(
                        "lodo-probing-plain",
                        "initialLearningRate",
                        "learningStep",
                        "probeNoise",
                        "gainRate",
                        "leastDamping");
        catalog.stepSettings(
                "lodo",
                "lodo-no-momentum",
                "lodo-sgd",
                "lodo-diagonal",
                "lodo-global",
                "lodo-residuals",
                "lodo-frozen");
    }
}
