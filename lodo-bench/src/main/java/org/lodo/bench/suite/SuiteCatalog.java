package org.lodo.bench.suite;

import java.util.function.BiFunction;
import org.lodo.FrozenConfig;
import org.lodo.GainConfig;
import org.lodo.LodoConfig;
import org.lodo.LodoRecipes;
import org.lodo.NoMomentumConfig;
import org.lodo.ResidualConfig;
import org.lodo.baselines.AdaHessian;
import org.lodo.baselines.AdaHessianConfig;
import org.lodo.baselines.Bfgs;
import org.lodo.baselines.BfgsConfig;
import org.lodo.baselines.Lars;
import org.lodo.baselines.LarsConfig;
import org.lodo.baselines.Lbfgs;
import org.lodo.baselines.LbfgsConfig;
import org.lodo.baselines.LevenbergMarquardt;
import org.lodo.baselines.LevenbergMarquardtConfig;
import org.lodo.baselines.Momentum;
import org.lodo.baselines.MomentumConfig;
import org.lodo.baselines.Newton;
import org.lodo.baselines.NewtonConfig;
import org.lodo.baselines.OnlineLbfgs;
import org.lodo.baselines.OnlineLbfgsConfig;
import org.lodo.baselines.Rmsprop;
import org.lodo.baselines.RmspropConfig;
import org.lodo.baselines.Yogi;
import org.lodo.baselines.YogiConfig;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.HessianSample;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Adam;
import org.lodo.optimizer.AdamConfig;
import org.lodo.optimizer.GradientOptimizer;
import org.lodo.optimizer.UpdateRule;
import org.lodo.problems.NoisyQuadratic;
import org.lodo.problems.NoisyQuadraticConfig;
import org.lodo.problems.Rosenbrock;
import org.lodo.problems.RosenbrockConfig;
import org.lodo.problems.mnist.MnistAutoregression;
import org.lodo.problems.mnist.MnistConfig;

/** The suite's own optimizers and problems. */
public final class SuiteCatalog implements CatalogProvider {

    @Override
    public void addTo(Catalog.Builder catalog) {
        addProblems(catalog);
        addLodo(catalog);
        addBaselines(catalog);
        // What stays as it is: constants that only keep divisions finite, and the conditions of a line search.
        catalog.search("adam", "learningRate", "beta1", "beta2")
                .search("yogi", "learningRate", "beta1", "beta2")
                .search("rmsprop", "learningRate", "rho", "momentum")
                .search("lbfgs");
    }

    private static void addProblems(Catalog.Builder catalog) {
        catalog.problem(
                "noisy-quadratic",
                "quadratic bowl whose center takes a random step at every draw",
                NoisyQuadraticConfig.defaults(),
                HessianSample.class,
                NoisyQuadratic::new);
        catalog.problem(
                "rosenbrock",
                "Rosenbrock's banana valley in two dimensions, without noise",
                RosenbrockConfig.defaults(),
                HessianSample.class,
                config -> new Rosenbrock());
        catalog.parallelProblem(
                "mnist",
                "autoregression of handwritten digits by a convolutional network of 94,696 parameters",
                MnistConfig.defaults(),
                CurvatureSample.class,
                MnistAutoregression::new);
    }

    private static void addLodo(Catalog.Builder catalog) {
        LodoConfig lodo = LodoConfig.defaults();
        catalog.optimizer(
                "lodo",
                "learns a product of permutations and block-diagonal matrices as its preconditioner",
                lodo,
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
                lodo,
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
                "LODO with a preconditioner trained before the run, which the ledger does not show",
                FrozenConfig.defaults(),
                Sample.class,
                (config, run) -> LodoRecipes.lodoFrozen(run.objective(), config, run.seed(), run.workers()));
    }

    private static void addBaselines(Catalog.Builder catalog) {
        addRule(catalog, "adam", "adaptive moments", AdamConfig.defaults(), Adam::new);
        addRule(
                catalog,
                "momentum",
                "gradient descent with heavy-ball momentum",
                MomentumConfig.defaults(),
                Momentum::new);
        addRule(catalog, "rmsprop", "gradients over their root mean square", RmspropConfig.defaults(), Rmsprop::new);
        addRule(catalog, "yogi", "Adam with an additive second moment", YogiConfig.defaults(), Yogi::new);
        catalog.optimizer(
                "newton",
                "Newton's method with the true Hessian",
                NewtonConfig.defaults(),
                HessianSample.class,
                (config, run) -> new Newton(run.dimension()));
        catalog.optimizer(
                "levenberg-marquardt",
                "damped Newton's method on the squared Hessian",
                LevenbergMarquardtConfig.defaults(),
                HessianSample.class,
                (config, run) -> new LevenbergMarquardt(run.dimension(), config));
        catalog.optimizer(
                "adahessian",
                "Adam with an estimate of the Hessian's diagonal as its second moment",
                AdaHessianConfig.defaults(),
                CurvatureSample.class,
                (config, run) -> new AdaHessian(run.dimension(), config, run.seed()));
        catalog.optimizer(
                "lars",
                "momentum with a learning rate for each layer in proportion to its weights' norm",
                LarsConfig.defaults(),
                Sample.class,
                (config, run) -> new Lars(run.dimension(), config, run.layerStarts(), run.steps()));
        addQuasiNewtonMethods(catalog);
    }

    private static void addQuasiNewtonMethods(Catalog.Builder catalog) {
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
    }

    private static <H extends Record> void addRule(
            Catalog.Builder catalog,
            String name,
            String description,
            H defaults,
            BiFunction<H, int[], UpdateRule> rule) {
        catalog.optimizer(
                name,
                description,
                defaults,
                Sample.class,
                (config, run) -> new GradientOptimizer(run.dimension(), sizes -> rule.apply(config, sizes)));
    }
}
