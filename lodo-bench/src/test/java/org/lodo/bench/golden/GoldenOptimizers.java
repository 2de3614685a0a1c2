package org.lodo.bench.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.lodo.Lodo;
import org.lodo.LodoRecipes;
import org.lodo.baselines.Bfgs;
import org.lodo.baselines.BfgsConfig;
import org.lodo.baselines.Lars;
import org.lodo.baselines.LarsConfig;
import org.lodo.baselines.LevenbergMarquardt;
import org.lodo.baselines.LevenbergMarquardtConfig;
import org.lodo.baselines.Momentum;
import org.lodo.baselines.MomentumConfig;
import org.lodo.baselines.OnlineLbfgs;
import org.lodo.baselines.OnlineLbfgsConfig;
import org.lodo.baselines.Rmsprop;
import org.lodo.baselines.RmspropConfig;
import org.lodo.baselines.Yogi;
import org.lodo.baselines.YogiConfig;
import org.lodo.objective.HessianSample;
import org.lodo.optimizer.Adam;
import org.lodo.optimizer.AdamConfig;
import org.lodo.optimizer.GradientOptimizer;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.Sgd;
import org.lodo.optimizer.UpdateRule;
import org.lodo.parallel.Workers;
import org.lodo.preconditioner.BlockPermutation;
import org.lodo.preconditioner.DiagonalPreconditioner;
import org.lodo.preconditioner.PermutedResidual;
import org.lodo.preconditioner.Preconditioner;
import org.lodo.preconditioner.ScalarPreconditioner;

/** Builds the optimizer of a trace, with the trace's hyper-parameters, weights and permutations. */
final class GoldenOptimizers {

    private GoldenOptimizers() {}

    static Optimizer<? super HessianSample> create(JsonNode trace) {
        int n = trace.required("dimension").asInt();
        JsonNode given = trace.required("hyperparameters");
        String name = trace.required("optimizer").asText();
        return switch (name) {
            case "adam" ->
                new GradientOptimizer(
                        n,
                        sizes -> new Adam(
                                new AdamConfig(
                                        number(given, "lr"),
                                        number(given, "beta1"),
                                        number(given, "beta2"),
                                        number(given, "epsilon")),
                                sizes));
            case "rmsprop" ->
                new GradientOptimizer(
                        n,
                        sizes -> new Rmsprop(
                                new RmspropConfig(
                                        number(given, "lr"),
                                        number(given, "rho"),
                                        number(given, "momentum"),
                                        number(given, "epsilon")),
                                sizes));
            case "momentum" ->
                new GradientOptimizer(
                        n,
                        sizes -> new Momentum(
                                new MomentumConfig(number(given, "lr"), number(given, "momentum")), sizes));
            case "yogi" ->
                new GradientOptimizer(
                        n,
                        sizes -> new Yogi(
                                new YogiConfig(
                                        number(given, "lr"),
                                        number(given, "beta1"),
                                        number(given, "beta2"),
                                        number(given, "epsilon")),
                                sizes));
            case "lars" ->
                new Lars(
                        n,
                        new LarsConfig(number(given, "lr"), number(given, "momentum"), number(given, "weightDecay")),
                        GoldenJson.integers(given.required("layerStarts")),
                        given.required("budget").asLong());
            case "o-lbfgs" -> OnlineLbfgs.averaged(n, onlineLbfgs(given));
            case "lbfgs-no-line-search" -> OnlineLbfgs.withoutLineSearch(n, onlineLbfgs(given));
            case "bfgs" -> new Bfgs(n, new BfgsConfig(number(given, "lr"), number(given, "initialScale")));
            case "levenberg-marquardt" ->
                new LevenbergMarquardt(n, new LevenbergMarquardtConfig(number(given, "lambda")));
            case "lodo", "lodo-no-momentum" ->
                lodo(blocks(trace, n, "initialWeights"), given, LodoRecipes.adam(number(given, "metaLr")));
            case "lodo-sgd" ->
                lodo(blocks(trace, n, "initialWeights"), given, sizes -> new Sgd(number(given, "metaLr")));
            case "lodo-residuals" -> lodo(residuals(trace, n), given, LodoRecipes.adam(number(given, "metaLr")));
            case "lodo-diagonal" ->
                lodo(
                        new DiagonalPreconditioner(n, number(given, "initialLr")),
                        given,
                        LodoRecipes.adam(number(given, "metaLr")));
            case "lodo-global" ->
                lodo(
                        new ScalarPreconditioner(n, number(given, "initialLr")),
                        given,
                        LodoRecipes.adam(number(given, "metaLr")));
            default -> throw new AssertionError(name + " is not part of the suite");
        };
    }

    private static OnlineLbfgsConfig onlineLbfgs(JsonNode given) {
        return new OnlineLbfgsConfig(
                number(given, "eta0"),
                number(given, "tau"),
                number(given, "epsilon"),
                given.required("history").asInt());
    }

    /** The weights that a trace ends with, in the order and layout of {@link Preconditioner#parameters}. */
    static List<double[]> finalParameters(JsonNode trace) {
        JsonNode weights = trace.required("finalWeights");
        if (trace.required("hyperparameters").has("blockSize")) {
            return blocks(trace, trace.required("dimension").asInt(), "finalWeights").parameters().stream()
                    .map(store -> store.data)
                    .toList();
        }
        List<double[]> groups = new ArrayList<>();
        weights.forEach(
                layer -> groups.add(layer.isArray() ? GoldenJson.vector(layer) : new double[] {layer.asDouble()}));
        return groups;
    }

    private static Lodo lodo(Preconditioner preconditioner, JsonNode given, UpdateRule.Factory metaRule) {
        return new Lodo(preconditioner, number(given, "beta"), metaRule);
    }

    private static Preconditioner blocks(JsonNode trace, int n, String which) {
        List<double[][][]> weights = new ArrayList<>();
        trace.required(which).forEach(layer -> weights.add(GoldenJson.blocks(layer)));
        JsonNode given = trace.required("hyperparameters");
        return BlockPermutation.of(
                n,
                number(given, "initialLr"),
                given.required("blockSize").asInt(),
                permutations(trace),
                weights,
                Workers.serial());
    }

    private static Preconditioner residuals(JsonNode trace, int n) {
        List<double[]> weights = new ArrayList<>();
        trace.required("initialWeights").forEach(layer -> weights.add(GoldenJson.vector(layer)));
        double[] diagonal = weights.remove(weights.size() - 1);
        double scale = number(trace.required("hyperparameters"), "initialLr");
        return PermutedResidual.of(n, scale, permutations(trace), weights, diagonal, Workers.serial());
    }

    private static List<int[]> permutations(JsonNode trace) {
        List<int[]> permutations = new ArrayList<>();
        trace.required("permutations").forEach(layer -> permutations.add(GoldenJson.integers(layer)));
        return permutations;
    }

    private static double number(JsonNode given, String key) {
        return given.required(key).asDouble();
    }
}
