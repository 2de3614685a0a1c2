package org.lodo.bench.suite;

import org.lodo.baselines.AdaHessian;
import org.lodo.baselines.AdaHessianConfig;
import org.lodo.baselines.KalmanConfig;
import org.lodo.baselines.KalmanFilter;
import org.lodo.baselines.LevenbergMarquardt;
import org.lodo.baselines.LevenbergMarquardtConfig;
import org.lodo.baselines.Newton;
import org.lodo.baselines.NewtonConfig;
import org.lodo.baselines.ResidualLevenbergMarquardt;
import org.lodo.baselines.ResidualLevenbergMarquardtConfig;
import org.lodo.baselines.Sophia;
import org.lodo.baselines.SophiaConfig;
import org.lodo.baselines.Sqn;
import org.lodo.baselines.SqnConfig;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.HessianSample;
import org.lodo.objective.LinearGaussian;
import org.lodo.objective.ResidualSample;
import org.lodo.random.RandomStream;

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
                "levenberg-marquardt-residuals",
                "damped Gauss–Newton steps on the residuals of a sum of squares, by the Jacobian",
                ResidualLevenbergMarquardtConfig.defaults(),
                ResidualSample.class,
                (config, run) -> new ResidualLevenbergMarquardt(run.dimension(), config));
        // How often a step may fail is not searched.
        catalog.search("levenberg-marquardt-residuals", "initialDamping");
        catalog.optimizer(
                "adahessian",
                "Adam with an estimate of the Hessian's diagonal as its second moment",
                AdaHessianConfig.defaults(),
                CurvatureSample.class,
                (config, run) -> new AdaHessian(run.dimension(), config, run.seed()));
        catalog.optimizer(
                "sophia-h",
                "momentum over an estimate of the Hessian's diagonal, cut off entry by entry",
                SophiaConfig.defaults(),
                CurvatureSample.class,
                (config, run) -> new Sophia(run.dimension(), config, new RandomStream(run.seed())));
        catalog.optimizer(
                "sqn",
                "limited-memory BFGS between averaged points, with products with the Hessian",
                SqnConfig.defaults(),
                CurvatureSample.class,
                (config, run) -> new Sqn(run.dimension(), config));
        catalog.search("sophia-h", "learningRate", "beta1", "beta2", "gamma").search("sqn", "learningRate");
    }
}
