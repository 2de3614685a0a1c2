package org.lodo.hipparchus;

import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.ResidualSample;
import org.lodo.objective.Sample;
import org.lodo.random.RandomStream;

/** Optimizers of Hipparchus as rivals: a step is a run of one of them on one draw. */
public final class HipparchusMethods implements CatalogProvider {

    @Override
    public void addTo(Catalog.Builder catalog) {
        catalog.optimizer(
                "hipparchus-conjugate-gradients",
                "Hipparchus's nonlinear conjugate gradients with Brent's line search, a run on each draw",
                HipparchusConjugateGradients.Config.defaults(),
                Sample.class,
                (config, run) -> new HipparchusConjugateGradients(run.dimension(), config));
        catalog.optimizer(
                "hipparchus-levenberg-marquardt",
                "Hipparchus's Levenberg–Marquardt on the residuals of a sum of squares, a run on each draw",
                HipparchusLevenbergMarquardt.Config.defaults(),
                ResidualSample.class,
                (config, run) -> new HipparchusLevenbergMarquardt(run.dimension(), config));
        catalog.optimizer(
                "hipparchus-cma-es",
                "Hipparchus's evolution strategy with covariance matrix adaptation, by values only, a run on each draw",
                HipparchusCmaEs.Config.defaults(),
                Sample.class,
                (config, run) -> new HipparchusCmaEs(run.dimension(), config, new RandomStream(run.seed())));
        // Tolerances and limits are not searched.
        catalog.search("hipparchus-conjugate-gradients", "initialBracket")
                .search("hipparchus-levenberg-marquardt", "initialStepBound")
                .search("hipparchus-cma-es", "initialDeviation");
    }
}
