package org.lodo.engine.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.SearchSpace;
import org.lodo.engine.remote.NearbyRunner;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.Logged;
import org.lodo.engine.run.MadeUp;
import org.lodo.engine.run.SeedPlan;
import org.lodo.random.RandomStream;

class TunerTest {

    private static final List<Generation> SCHEDULE =
            List.of(new Generation(3, 20), new Generation(2, 30), new Generation(0.5, 40));
    private static final int POPULATION = 6;

    private final Catalog catalog = Catalog.load(TunerTest.class.getClassLoader());
    private final Tuning tuning = new Tuning(
            "rosenbrock",
            "a tuning",
            new CatalogSelection(
                    "rosenbrock", "rosenbrock", catalog.problem("rosenbrock").resolve(Map.of())),
            false,
            POPULATION,
            SCHEDULE,
            List.of("momentum"));

    @TempDir
    private Path folder;

    @Test
    void generationsStartFromTheMeanOfThePreviousElites() throws IOException {
        Search search = tune("code", 2);

        SearchSpace space = catalog.optimizer("momentum").searchSpace();
        double[] mean = space.toPoint(catalog.optimizer("momentum").resolve(Map.of()));
        assertThat(search.generations()).hasSize(SCHEDULE.size());
        for (int number = 0; number < SCHEDULE.size(); number++) {
            List<Trial> trials = search.generations().get(number);
            assertThat(trials).hasSize(POPULATION);
            List<double[]> points = new ArrayList<>();
            for (Trial trial : trials) {
                double[] step = new double[2];
                new RandomStream(SeedPlan.searchStep(trial.seed())).fillGaussian(step);
                double sigma = SCHEDULE.get(number).sigma();
                double[] point = {mean[0] + sigma * step[0], mean[1] + sigma * step[1]};
                points.add(point);
                space.toSettings(point)
                        .forEach((name, value) ->
                                assertThat(trial.settings().get(name)).isCloseTo(value, withinPercentage(1e-10)));
                assertThat(trial.steps()).isEqualTo(SCHEDULE.get(number).steps());
            }
            List<Trial> better = trials.stream()
                    .sorted(Comparator.comparingDouble(Trial::loss))
                    .limit(POPULATION / 2)
                    .toList();
            for (int i = 0; i < 2; i++) {
                int coordinate = i;
                mean[i] = better.stream()
                        .mapToDouble(trial -> points.get(trial.index())[coordinate])
                        .average()
                        .orElseThrow();
            }
        }
        assertThat(search.settings().get("learningRate")).isCloseTo(StrictMath.exp(mean[0]), within(1e-3));
        assertThat(search.validationRuns()).hasSize(Tuner.VALIDATION_RUNS).allSatisfy(trial -> {
            assertThat(trial.settings()).isEqualTo(search.settings());
            assertThat(trial.steps()).isEqualTo(40);
        });
    }

    @Test
    void seedsAreUniqueAndReservedForTuning() throws IOException {
        Search search = tune("code", 1);

        List<Long> seeds = new ArrayList<>();
        search.trials().forEach(trial -> seeds.add(trial.seed()));
        search.validationRuns().forEach(trial -> seeds.add(trial.seed()));
        assertThat(seeds).doesNotHaveDuplicates().allMatch(seed -> seed >= SeedPlan.FIRST_TUNING_SEED);
    }

    @Test
    void commonDrawsDifferBetweenGenerations() {
        Tuning common = new Tuning("a", "b", tuning.problem(), true, POPULATION, SCHEDULE, List.of("momentum"));

        PublishedProtocol protocol = published(common);
        assertThat(protocol.seedNumber(1, 5))
                .isEqualTo(protocol.seedNumber(1, 0))
                .isNotEqualTo(protocol.seedNumber(2, 0));
        assertThat(published(tuning).seedNumber(1, 5))
                .isNotEqualTo(published(tuning).seedNumber(1, 0));
    }

    @Test
    void resultDoesNotDependOnThreadsOrInterruption() throws IOException {
        Search alone = tune("code", 1);
        Path journal = folder.resolve("runs/momentum.jsonl");
        byte[] whole = Files.readAllBytes(journal);
        for (int cut : new int[] {0, 1, whole.length / 3, whole.length / 2, whole.length - 1, whole.length}) {
            Files.write(journal, Arrays.copyOf(whole, cut));

            Search resumed = tune("code", 3);

            assertThat(points(resumed)).isEqualTo(points(alone));
            assertThat(losses(resumed)).isEqualTo(losses(alone));
        }
    }

    @Test
    void searchOnAClusterIsTheSameAndGoesOnWhereItBrokeDown() throws IOException {
        Search here = tune("code", 2);
        Files.delete(folder.resolve("runs/momentum.jsonl"));
        int runs = POPULATION * SCHEDULE.size() + Tuner.VALIDATION_RUNS;
        NearbyRunner broken = cluster(POPULATION + 2);
        assertThatIOException()
                .isThrownBy(() ->
                        tuner("code", 1).on(broken).search(tuning, "momentum", 1, MadeUp.counting(new AtomicLong())));
        NearbyRunner cluster = cluster(runs);

        Search there = tuner("code", 1).on(cluster).search(tuning, "momentum", 1, MadeUp.counting(new AtomicLong()));

        assertThat(cluster.made()).isEqualTo(runs - broken.made());
        assertThat(points(there)).isEqualTo(points(here));
        assertThat(losses(there)).isEqualTo(losses(here));
        assertThat(there.settings()).isEqualTo(here.settings());
    }

    @Test
    void runsOfOnePointAndSeedAreMadeOnceOnACluster() throws IOException {
        Tuning still = new Tuning(
                "a", "b", tuning.problem(), true, POPULATION, List.of(new Generation(0, 10)), List.of("momentum"));
        NearbyRunner cluster = cluster(100);

        Search there = tuner("code", 1).on(cluster).search(still, "momentum", 1, MadeUp.counting(new AtomicLong()));

        assertThat(cluster.made()).isEqualTo(1 + Tuner.VALIDATION_RUNS);
        assertThat(losses(there))
                .hasSize(POPULATION)
                .containsOnly(there.trials().get(0).loss());
    }

    private NearbyRunner cluster(int lifetime) {
        return new NearbyRunner(
                catalog, MadeUp.environment(MadeUp.code("code").digest()), UnaryOperator.identity(), lifetime);
    }

    @Test
    void reusesOnlyJournalsOfTheSameCode() throws IOException {
        AtomicLong made = new AtomicLong();
        tune("code", 2, made);
        assertThat(made.getAndSet(0)).isPositive();

        try (Logged logged = Logged.by(TrialJournal.class)) {
            tune("code", 2, made);
            assertThat(made.getAndSet(0)).isZero();
            assertThat(logged.messages()).isEmpty();

            tune("other code", 2, made);
            assertThat(made.getAndSet(0)).isPositive();
            assertThat(logged.messages())
                    .singleElement()
                    .asString()
                    .contains("stored runs are by other code", "lodo-engine code → other code");

            tune("other code", 2, made);
            assertThat(made.get()).isZero();
            assertThat(logged.messages()).hasSize(1);
        }
    }

    @Test
    void failedRunsAreNeverElites() {
        List<Trial> generation = new ArrayList<>();
        for (int index = 0; index < 6; index++) {
            boolean fails = index != 4;
            generation.add(new Trial(
                    0,
                    index,
                    index,
                    10,
                    Map.of(),
                    fails ? Double.POSITIVE_INFINITY : 3,
                    fails ? "step 2: loss" : null,
                    null));
        }

        assertThat(Search.elites(generation)).extracting(Trial::index).containsExactly(4);
    }

    @Test
    void allOptimizersHaveTheSameNumberOfTrials() throws IOException {
        assertThat(tuning.protocol().steps()).isEqualTo(POPULATION * (20 + 30 + 40));
        assertThat(tuner("code", 1).plan(tuning).steps()).isEqualTo(POPULATION * 90 + Tuner.VALIDATION_RUNS * 40);
    }

    private Search tune(String code, int threads) throws IOException {
        return tune(code, threads, new AtomicLong());
    }

    private Search tune(String code, int threads, AtomicLong made) throws IOException {
        return tuner(code, threads).search(tuning, "momentum", 1, MadeUp.counting(made));
    }

    private Tuner tuner(String code, int threads) {
        return new Tuner(catalog, MadeUp.code(code), threads, new TuningFolder(folder));
    }

    private static PublishedProtocol published(Tuning tuning) {
        return (PublishedProtocol) tuning.protocol();
    }

    private static List<Map<String, Double>> points(Search search) {
        return search.trials().stream().map(Trial::settings).toList();
    }

    private static List<Double> losses(Search search) {
        return search.trials().stream().map(Trial::loss).toList();
    }
}
