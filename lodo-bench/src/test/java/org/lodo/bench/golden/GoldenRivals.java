package org.lodo.bench.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.lodo.baselines.Momentum;
import org.lodo.baselines.MomentumConfig;
import org.lodo.baselines.Sophia;
import org.lodo.baselines.SophiaConfig;
import org.lodo.baselines.Sqn;
import org.lodo.baselines.SqnConfig;
import org.lodo.baselines.entrywise.Adabelief;
import org.lodo.baselines.entrywise.AdabeliefConfig;
import org.lodo.baselines.entrywise.Adagrad;
import org.lodo.baselines.entrywise.AdagradConfig;
import org.lodo.baselines.entrywise.Adamw;
import org.lodo.baselines.entrywise.AdamwConfig;
import org.lodo.baselines.entrywise.Cocob;
import org.lodo.baselines.entrywise.CocobConfig;
import org.lodo.baselines.entrywise.Lion;
import org.lodo.baselines.entrywise.LionConfig;
import org.lodo.baselines.entrywise.Nadam;
import org.lodo.baselines.entrywise.NadamConfig;
import org.lodo.baselines.entrywise.Radam;
import org.lodo.baselines.entrywise.RadamConfig;
import org.lodo.baselines.hypergradient.AdamHdConfig;
import org.lodo.baselines.hypergradient.Hdm;
import org.lodo.baselines.hypergradient.HdmConfig;
import org.lodo.baselines.hypergradient.LearnedRate;
import org.lodo.baselines.hypergradient.Osgm;
import org.lodo.baselines.hypergradient.OsgmConfig;
import org.lodo.baselines.hypergradient.Scaling;
import org.lodo.baselines.hypergradient.SgdHdConfig;
import org.lodo.baselines.parameterfree.DAdaptAdam;
import org.lodo.baselines.parameterfree.DAdaptAdamConfig;
import org.lodo.baselines.parameterfree.Dog;
import org.lodo.baselines.parameterfree.DogConfig;
import org.lodo.baselines.parameterfree.Mechanic;
import org.lodo.baselines.parameterfree.MechanicConfig;
import org.lodo.baselines.parameterfree.Polyak;
import org.lodo.baselines.parameterfree.PolyakConfig;
import org.lodo.baselines.parameterfree.Prodigy;
import org.lodo.baselines.parameterfree.ProdigyConfig;
import org.lodo.baselines.parameterfree.ScheduleFree;
import org.lodo.baselines.parameterfree.ScheduleFreeAdamwConfig;
import org.lodo.baselines.parameterfree.ScheduleFreeSgdConfig;
import org.lodo.baselines.psgd.PsgdDense;
import org.lodo.baselines.psgd.PsgdDenseConfig;
import org.lodo.baselines.psgd.PsgdLowRank;
import org.lodo.baselines.psgd.PsgdLowRankConfig;
import org.lodo.baselines.psgd.PsgdLowRankWhitening;
import org.lodo.baselines.psgd.PsgdWhiteningConfig;
import org.lodo.baselines.tensor.Muon;
import org.lodo.baselines.tensor.MuonConfig;
import org.lodo.baselines.tensor.Shampoo;
import org.lodo.baselines.tensor.ShampooConfig;
import org.lodo.baselines.tensor.Soap;
import org.lodo.baselines.tensor.SoapConfig;
import org.lodo.objective.HessianSample;
import org.lodo.objective.VariableTensor;
import org.lodo.optimizer.GradientOptimizer;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.UpdateRule;
import org.lodo.random.RandomSource;

/** Builds the rivals that adapt themselves with the hyper-parameters of a trace, by the names that the traces have for them. */
final class GoldenRivals {

    private static final Map<String, Function<Trace, Optimizer<? super HessianSample>>> FACTORIES = Map.ofEntries(
            Map.entry(
                    "sgd-hd",
                    t -> LearnedRate.sgd(
                            t.dimension(),
                            new SgdHdConfig(t.get("lr"), t.get("momentum"), t.is("nesterov"), t.get("hyperLr")))),
            Map.entry(
                    "adam-hd",
                    t -> LearnedRate.adam(
                            t.dimension(),
                            new AdamHdConfig(
                                    t.get("lr"), t.get("beta1"), t.get("beta2"), t.get("epsilon"), t.get("hyperLr")))),
            Map.entry(
                    "osgm-h",
                    t -> new Osgm(t.dimension(), new OsgmConfig(t.get("lr"), t.scaling("scaling"), t.is("momentum")))),
            Map.entry(
                    "hdm",
                    t -> new Hdm(
                            t.dimension(),
                            new HdmConfig(
                                    t.get("lr"),
                                    t.get("momentumLr"),
                                    t.scaling("scaling"),
                                    t.scaling("momentumScaling"),
                                    t.is("convex")),
                            t.whole("budget"))),
            Map.entry("psgd-dense", GoldenRivals::dense),
            Map.entry("psgd-lra", GoldenRivals::lowRank),
            Map.entry("shampoo", GoldenRivals::shampoo),
            Map.entry("soap", GoldenRivals::soap),
            Map.entry("muon", GoldenRivals::muon),
            Map.entry(
                    "sophia-h",
                    t -> new Sophia(
                            t.dimension(),
                            new SophiaConfig(
                                    t.get("lr"),
                                    t.get("beta1"),
                                    t.get("beta2"),
                                    t.get("gamma"),
                                    t.get("epsilon"),
                                    t.whole("period")),
                            t.random())),
            Map.entry(
                    "sqn",
                    t -> new Sqn(
                            t.dimension(),
                            new SqnConfig(t.get("lr"), t.whole("period"), t.whole("history"), t.is("damped"), true))),
            Map.entry("prodigy", GoldenRivals::prodigy),
            Map.entry(
                    "d-adapt-adam",
                    t -> new DAdaptAdam(
                            t.dimension(),
                            new DAdaptAdamConfig(
                                    t.get("lr"),
                                    t.get("beta1"),
                                    t.get("beta2"),
                                    t.get("epsilon"),
                                    t.get("weightDecay"),
                                    t.is("biasCorrection"),
                                    t.get("d0"),
                                    t.limit("growthRate")))),
            Map.entry("mechanic", GoldenRivals::mechanic),
            Map.entry("dog", t -> new Dog(t.dimension(), t.dog(), 0)),
            Map.entry("l-dog", t -> new Dog(t.dimension(), t.dog(), GoldenJson.integers(t.given("layerStarts")))),
            Map.entry(
                    "schedule-free-sgd",
                    t -> ScheduleFree.sgd(
                            t.dimension(),
                            new ScheduleFreeSgdConfig(
                                    t.get("lr"),
                                    t.get("momentum"),
                                    t.get("weightDecay"),
                                    t.whole("warmup"),
                                    t.get("r"),
                                    t.get("weightPower")))),
            Map.entry(
                    "schedule-free-adamw",
                    t -> ScheduleFree.adamw(
                            t.dimension(),
                            new ScheduleFreeAdamwConfig(
                                    t.get("lr"),
                                    t.get("beta1"),
                                    t.get("beta2"),
                                    t.get("epsilon"),
                                    t.get("weightDecay"),
                                    t.whole("warmup"),
                                    t.get("r"),
                                    t.get("weightPower")))),
            Map.entry(
                    "sps",
                    t -> new Polyak(
                            t.dimension(),
                            new PolyakConfig(
                                    t.get("c"),
                                    t.get("gamma"),
                                    t.limit("maxStep"),
                                    t.given("smoothingSteps").asLong(0),
                                    t.get("initialStep"),
                                    t.get("epsilon")))),
            Map.entry(
                    "adamw",
                    t -> entrywise(
                            t,
                            sizes -> new Adamw(
                                    new AdamwConfig(
                                            t.get("lr"),
                                            t.get("beta1"),
                                            t.get("beta2"),
                                            t.get("epsilon"),
                                            t.get("weightDecay"),
                                            t.is("amsgrad")),
                                    sizes))),
            Map.entry(
                    "adagrad",
                    t -> entrywise(
                            t,
                            sizes -> new Adagrad(
                                    new AdagradConfig(
                                            t.get("lr"),
                                            t.get("lrDecay"),
                                            t.get("initialAccumulator"),
                                            t.get("epsilon")),
                                    sizes))),
            Map.entry(
                    "adabelief",
                    t -> entrywise(
                            t,
                            sizes -> new Adabelief(
                                    new AdabeliefConfig(
                                            t.get("lr"),
                                            t.get("beta1"),
                                            t.get("beta2"),
                                            t.get("epsilon"),
                                            t.get("weightDecay"),
                                            t.is("rectify")),
                                    sizes))),
            Map.entry(
                    "lion",
                    t -> entrywise(
                            t,
                            sizes -> new Lion(
                                    new LionConfig(t.get("lr"), t.get("beta1"), t.get("beta2"), t.get("weightDecay")),
                                    sizes))),
            Map.entry(
                    "nadam",
                    t -> entrywise(
                            t,
                            sizes -> new Nadam(
                                    new NadamConfig(
                                            t.get("lr"),
                                            t.get("beta1"),
                                            t.get("beta2"),
                                            t.get("epsilon"),
                                            t.get("momentumDecay")),
                                    sizes))),
            Map.entry(
                    "radam",
                    t -> entrywise(
                            t,
                            sizes -> new Radam(
                                    new RadamConfig(t.get("lr"), t.get("beta1"), t.get("beta2"), t.get("epsilon")),
                                    sizes))),
            Map.entry(
                    "cocob",
                    t -> entrywise(t, sizes -> new Cocob(new CocobConfig(t.get("alpha"), t.get("epsilon")), sizes))));

    private GoldenRivals() {}

    /** A trace and the random numbers recorded in it. */
    private record Trace(JsonNode trace, RandomSource random) {

        int dimension() {
            return trace.required("dimension").asInt();
        }

        JsonNode given(String name) {
            return trace.required("hyperparameters").required(name);
        }

        double get(String name) {
            return given(name).asDouble();
        }

        int whole(String name) {
            return given(name).asInt();
        }

        boolean is(String name) {
            return given(name).asBoolean();
        }

        /** A limit, of which null means that there is none. */
        double limit(String name) {
            return given(name).asDouble(Double.POSITIVE_INFINITY);
        }

        Scaling scaling(String name) {
            return Scaling.valueOf(given(name).asText().toUpperCase(Locale.ROOT));
        }

        DogConfig dog() {
            return new DogConfig(
                    get("lr"), get("initialDistance"), get("epsilon"), get("weightDecay"), get("averageGamma"));
        }

        /** A problem without shapes is one vector. */
        List<VariableTensor> tensors() {
            if (!trace.has("shapes")) {
                return List.of(new VariableTensor("x", 0, List.of(dimension())));
            }
            List<VariableTensor> tensors = new ArrayList<>();
            int offset = 0;
            for (JsonNode shape : trace.required("shapes")) {
                List<Integer> extents =
                        Arrays.stream(GoldenJson.integers(shape)).boxed().toList();
                VariableTensor tensor = new VariableTensor("tensor " + tensors.size(), offset, extents);
                tensors.add(tensor);
                offset = tensor.end();
            }
            return tensors;
        }
    }

    static boolean isRival(JsonNode trace) {
        String name = trace.required("optimizer").asText();
        return FACTORIES.containsKey(name);
    }

    static Optimizer<? super HessianSample> create(JsonNode trace, RandomSource random) {
        return FACTORIES.get(trace.required("optimizer").asText()).apply(new Trace(trace, random));
    }

    /** P by rows. */
    static double[] preconditioner(Optimizer<?> optimizer, int dimension) {
        double[] rows = new double[dimension * dimension];
        for (int i = 0; i < dimension; i++) {
            double[] unit = new double[dimension];
            double[] row = new double[dimension];
            unit[i] = 1;
            if (optimizer instanceof PsgdDense dense) {
                for (int j = 0; j < dimension; j++) {
                    row[j] = dense.preconditioner(i, j);
                }
            } else if (optimizer instanceof PsgdLowRank lowRank) {
                lowRank.precondition(unit, row);
            } else if (optimizer instanceof PsgdLowRankWhitening whitening) {
                whitening.precondition(unit, row);
            } else {
                throw new AssertionError(optimizer.getClass() + " does not tell its preconditioner");
            }
            System.arraycopy(row, 0, rows, i * dimension, dimension);
        }
        return rows;
    }

    private static Optimizer<? super HessianSample> entrywise(Trace trace, UpdateRule.Factory rule) {
        return new GradientOptimizer(trace.dimension(), rule);
    }

    private static Optimizer<? super HessianSample> dense(Trace t) {
        String geometry = t.given("geometry").asText().replace(".", "");
        return new PsgdDense(
                t.dimension(),
                new PsgdDenseConfig(
                        t.get("lr"),
                        t.get("preconditionerLr"),
                        t.get("betaL"),
                        t.get("damping"),
                        t.get("momentum"),
                        t.given("initialScale").asDouble(0),
                        t.limit("clip"),
                        PsgdDenseConfig.Geometry.valueOf(geometry)),
                t.random());
    }

    private static Optimizer<? super HessianSample> lowRank(Trace t) {
        if (t.is("whiten")) {
            return new PsgdLowRankWhitening(
                    t.dimension(),
                    new PsgdWhiteningConfig(
                            t.get("lr"),
                            t.get("preconditionerLr"),
                            t.get("betaL"),
                            t.get("damping"),
                            t.get("momentum"),
                            t.given("initialScale").asDouble(0),
                            t.limit("clipMean"),
                            t.limit("clipEntry"),
                            t.whole("rank")),
                    t.random());
        }
        return new PsgdLowRank(
                t.dimension(),
                new PsgdLowRankConfig(
                        t.get("lr"),
                        t.get("preconditionerLr"),
                        t.get("betaL"),
                        t.get("damping"),
                        t.get("momentum"),
                        t.given("initialScale").asDouble(0),
                        t.limit("clip"),
                        t.whole("rank")),
                t.random());
    }

    private static Optimizer<? super HessianSample> shampoo(Trace t) {
        return Shampoo.over(
                t.dimension(),
                t.tensors(),
                new ShampooConfig(
                        t.get("lr"),
                        t.get("beta1"),
                        t.get("beta2"),
                        t.get("epsilon"),
                        t.get("momentum"),
                        t.whole("period"),
                        t.whole("start"),
                        t.is("biasCorrection"),
                        ShampooConfig.Grafting.valueOf(
                                t.given("grafting").asText().toUpperCase(Locale.ROOT)),
                        1024));
    }

    private static Optimizer<? super HessianSample> soap(Trace t) {
        return Soap.over(
                t.dimension(),
                t.tensors(),
                new SoapConfig(
                        t.get("lr"),
                        t.get("beta1"),
                        t.get("beta2"),
                        t.get("shampooBeta"),
                        t.get("epsilon"),
                        t.get("weightDecay"),
                        t.whole("period"),
                        t.whole("maxDimension"),
                        t.is("precondition1d")));
    }

    private static Optimizer<? super HessianSample> muon(Trace t) {
        MuonConfig config = new MuonConfig(
                t.get("lr"),
                t.get("momentum"),
                t.get("weightDecay"),
                t.get("vectorLr"),
                t.get("beta1"),
                t.get("beta2"),
                t.get("epsilon"),
                true);
        return Muon.over(t.dimension(), t.tensors(), config, tensor -> true, false);
    }

    private static Optimizer<? super HessianSample> prodigy(Trace t) {
        return new Prodigy(
                t.dimension(),
                new ProdigyConfig(
                        t.get("lr"),
                        t.get("beta1"),
                        t.get("beta2"),
                        t.given("beta3").asDouble(-1),
                        t.get("epsilon"),
                        t.get("weightDecay"),
                        t.is("biasCorrection"),
                        t.is("safeguardWarmup"),
                        t.get("d0"),
                        t.get("dCoef"),
                        t.limit("growthRate")));
    }

    private static Optimizer<? super HessianSample> mechanic(Trace t) {
        MechanicConfig config = new MechanicConfig(
                MechanicConfig.Base.SGD,
                t.get("lr"),
                0,
                0,
                0,
                t.get("decay"),
                1,
                t.get("initialScale"),
                t.get("tunerEpsilon"),
                t.is("storeDelta"));
        UpdateRule.Factory base = t.given("base").asText().equals("adam")
                ? sizes -> new Adamw(
                        new AdamwConfig(t.get("lr"), t.get("beta1"), t.get("beta2"), t.get("epsilon"), 0, false), sizes)
                : sizes -> new Momentum(new MomentumConfig(t.get("lr"), t.get("momentum")), sizes);
        return new Mechanic(t.dimension(), config, GoldenJson.vector(t.given("tunerBetas")), base);
    }
}
