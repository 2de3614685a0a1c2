package org.lodo.bench.suite;

import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.HessianSample;
import org.lodo.problems.deep.AutoencoderDigits;
import org.lodo.problems.deep.AutoencoderDigitsConfig;
import org.lodo.problems.deep.MlpDigits;
import org.lodo.problems.deep.MlpDigitsConfig;
import org.lodo.problems.deep.ModularAddition;
import org.lodo.problems.deep.ModularAdditionConfig;
import org.lodo.problems.deep.Pinn;
import org.lodo.problems.deep.PinnConfig;
import org.lodo.problems.mnist.MnistAutoregression;
import org.lodo.problems.mnist.MnistConfig;

/** Training of neural networks. */
public final class NetworkProblems implements CatalogProvider {

    @Override
    public void addTo(Catalog.Builder catalog) {
        catalog.parallelProblem(
                "mnist",
                "autoregression of handwritten digits by a convolutional network of 94,696 parameters",
                MnistConfig.defaults(),
                CurvatureSample.class,
                MnistAutoregression::new);
        catalog.parallelProblem(
                "mlp-digits",
                "classification of digits by a network 64–32–10, small enough for its exact Hessian",
                MlpDigitsConfig.defaults(),
                HessianSample.class,
                MlpDigits::new);
        catalog.problem(
                "autoencoder-digits",
                "reconstruction of digits through a code of eight numbers",
                AutoencoderDigitsConfig.defaults(),
                CurvatureSample.class,
                AutoencoderDigits::new);
        catalog.parallelProblem(
                "pinn",
                "Poisson's equation in one dimension, solved by a physics-informed network",
                PinnConfig.defaults(),
                HessianSample.class,
                Pinn::new);
        catalog.problem(
                "modular-addition",
                "addition modulo 29 by a transformer of one layer",
                ModularAdditionConfig.defaults(),
                CurvatureSample.class,
                ModularAddition::new);
    }
}
