package org.lodo.bench.suite;

import org.lodo.baselines.AdaHessian;
import org.lodo.baselines.AdaHessianConfig;
import org.lodo.baselines.KalmanConfig;
import org.lodo.baselines.KalmanFilter;
import org.lodo.baselines.LevenbergMarquardt;
import org.lodo.baselines.LevenbergMarquardtConfig;
import org.lodo.baselines.Newton;
import org.lodo.baselines.NewtonConfig;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.HessianSample;
import org.lodo.objective.LinearGaussian;

/** Methods that use the Hessian or Hessian-vector products. */
public final class CurvatureMethods implements CatalogProvider {

    @Override
    public void addTo(Catalog.Builder catalog) {
        catalog.optimizer(
                "newton",
                "Newton's method with the true Hessian",
                NewtonConfig.defaults(),
                HessianSample.class,
                (config, run) -> new Newton(run.dimension()));
        catalog.optimizer(
                "kalman",
                "exact Kalman filter of a linear-Gaussian problem, a bound for every method that uses gradients",
                KalmanConfig.defaults(),
                HessianSample.class,
                (config, run) -> new KalmanFilter(
                        run.dimension(),
                        run.objective()
                                .feature(LinearGaussian.class)
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "the problem is not linear-Gaussian: kalman runs on tracking-quadratic"))));
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
    }
}
