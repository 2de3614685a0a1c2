package org.lodo.bench.suite;

import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.HessianSample;
import org.lodo.problems.NoisyQuadratic;
import org.lodo.problems.NoisyQuadraticConfig;
import org.lodo.problems.Rosenbrock;
import org.lodo.problems.RosenbrockConfig;
import org.lodo.problems.Saddle;
import org.lodo.problems.SaddleConfig;
import org.lodo.problems.StreamingLeastSquares;
import org.lodo.problems.StreamingLeastSquaresConfig;
import org.lodo.problems.TrackingQuadratic;
import org.lodo.problems.TrackingQuadraticConfig;

/** Problems in closed form. */
public final class AnalyticProblems implements CatalogProvider {

    @Override
    public void addTo(Catalog.Builder catalog) {
        catalog.problem(
                "noisy-quadratic",
                "quadratic bowl whose center takes a random step at every draw; structure, noise and drift are settings",
                NoisyQuadraticConfig.defaults(),
                HessianSample.class,
                NoisyQuadratic::new);
        catalog.problem(
                "tracking-quadratic",
                "quadratic bowl with a moving minimum and noisy gradients, bounded by the Kalman filter",
                TrackingQuadraticConfig.defaults(),
                HessianSample.class,
                TrackingQuadratic::new);
        catalog.problem(
                "rosenbrock",
                "Rosenbrock's banana valley in two dimensions, without noise",
                RosenbrockConfig.defaults(),
                HessianSample.class,
                config -> new Rosenbrock());
        catalog.problem(
                "streaming-least-squares",
                "linear regression on fresh data at every draw, whose noise is multiplicative",
                StreamingLeastSquaresConfig.defaults(),
                HessianSample.class,
                StreamingLeastSquares::new);
        catalog.problem(
                "saddle",
                "a saddle between two minima, with a noisy slope",
                SaddleConfig.defaults(),
                HessianSample.class,
                Saddle::new);
    }
}
