package org.lodo.testkit;

import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.HessianSample;
import org.lodo.objective.Sample;
import org.lodo.validation.Require;

/** Entries that a plug-in might register. */
public final class OutsideProvider implements CatalogProvider {

    /** Hyper-parameters of sign descent. */
    public record Rate(double learningRate) {}

    /** Settings of the bowl. */
    public record Size(int dimension) {}

    /** A sample with an operation of its own. */
    interface ThirdDerivativeSample extends HessianSample {}

    @Override
    public void addTo(Catalog.Builder catalog) {
        catalog.optimizer("sign-descent", "fixed steps", new Rate(0.01), Sample.class, (config, run) -> {
            double[] gradient = new double[run.dimension()];
            return (draws, x) -> {
                Require.length("x", x, gradient.length);
                draws.draw().valueAndGradient(x, gradient);
                Require.finite("gradient", gradient);
                for (int i = 0; i < x.length; i++) {
                    x[i] -= config.learningRate() * Math.signum(gradient[i]);
                }
            };
        });
        catalog.optimizer(
                "demanding", "needs more", new Rate(1), ThirdDerivativeSample.class, (config, run) -> (draws, x) -> {});
        catalog.problem(
                "bowl", "a quadratic", new Size(4), HessianSample.class, size -> new BowlProblem(size.dimension()));
    }
}
