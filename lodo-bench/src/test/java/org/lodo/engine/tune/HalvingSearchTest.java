package org.lodo.engine.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.SearchSpace;
import org.lodo.engine.run.RunCost;
import org.lodo.engine.run.SeedPlan;
import org.lodo.random.RandomStream;

/** The search on a surface whose optimum, noise and failures are known. */
class HalvingSearchTest {

    private static final SuccessiveHalving PROTOCOL = new SuccessiveHalving(
            List.of(
                    new SuccessiveHalving.Rung(300, 256),
                    new SuccessiveHalving.Rung(300, 128),
                    new SuccessiveHalving.Rung(1000, 64),
                    new SuccessiveHalving.Rung(3000, 32),
                    new SuccessiveHalving.Rung(10000, 16)),
            new SuccessiveHalving.Confirmation(30000, 4, 3));

    private static final double NOISE = 0.02;

    private final SearchSpace space = Catalog.load(HalvingSearchTest.class.getClassLoader())
            .optimizer("adam")
            .searchSpace();
    private final Map<String, Object> defaults = Catalog.load(HalvingSearchTest.class.getClassLoader())
            .optimizer("adam")
            .resolve(Map.of());

    /** Far from the defaults, with momentum at the end of its range. */
    private final double[] optimum = {StrictMath.log(0.8), 0, StrictMath.log(1e-4)};

    private final List<List<Long>> seedsOfRounds = new ArrayList<>();

    /** 1 + a quarter of the squared distance from the optimum + noise that depends on seed and point; too far away, a failure. */
    private List<Trial> answer(int round, long steps, List<Long> seeds, List<Map<String, Double>> points) {
        seedsOfRounds.add(seeds);
        return IntStream.range(0, points.size())
                .mapToObj(index -> {
                    double loss = expected(points.get(index))
                            + NOISE * noise(seeds.get(index), points.get(index)) / Math.sqrt(steps / 1000.0);
                    boolean fails = space.toPoint(points.get(index))[0] > 2;
                    RunCost cost = new RunCost(fails ? 1 : steps, 1, 0, fails ? 1 : steps, 0, 0, null, 0, 0, 0);
                    return new Trial(
                            round,
                            index,
                            seeds.get(index),
                            steps,
                            points.get(index),
                            fails ? Double.POSITIVE_INFINITY : loss,
                            fails ? "step 1: loss" : null,
                            cost);
                })
                .toList();
    }

    private double expected(Map<String, Double> settings) {
        double[] point = space.toPoint(settings);
        double squares = 0;
        for (int i = 0; i < point.length; i++) {
            squares += (point[i] - optimum[i]) * (point[i] - optimum[i]);
        }
        return 1 + 0.25 * squares;
    }

    private static double noise(long seed, Map<String, Double> settings) {
        return new RandomStream(seed ^ settings.hashCode()).nextGaussian();
    }

    private Search search(int number) throws IOException {
        return new HalvingSearch(PROTOCOL, number).search("adam", space, defaults, this::answer);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void findsTheOptimum(int number) throws IOException {
        Search search = search(number);

        assertThat(expected(search.settings())).isCloseTo(1, within(0.1));
    }

    /** A search that only took the best of the first rung would be worse: drawing around the best matters. */
    @Test
    void laterRungsImproveOnTheFirst() throws IOException {
        double first = 0;
        double last = 0;
        for (int number = 1; number <= 10; number++) {
            Search search = search(number);
            first += search.generations().get(0).stream()
                    .filter(trial -> !trial.failed())
                    .mapToDouble(trial -> expected(trial.settings()))
                    .min()
                    .orElseThrow();
            last += expected(search.settings());
        }
        assertThat(last - 10).isLessThan((first - 10) / 5);
    }

    @Test
    void theChosenPointWasRunAndIsTheBestOfTheConfirmation() throws IOException {
        Search search = search(1);

        List<Trial> confirming = search.lastGeneration();
        Map<Map<String, Double>, Double> means = confirming.stream()
                .collect(Collectors.groupingBy(Trial::settings, Collectors.averagingDouble(Trial::loss)));
        assertThat(means).hasSize(4);
        assertThat(means.get(search.settings()))
                .isEqualTo(means.values().stream().min(Double::compare).orElseThrow());
        assertThat(search.validationRuns())
                .hasSize(3)
                .allSatisfy(trial -> assertThat(trial.settings()).isEqualTo(search.settings()));
        assertThat(confirming).containsAll(search.validationRuns());
        assertThat(confirming).allMatch(trial -> trial.steps() == 30000);
    }

    @Test
    void halfOfARungAreTheBestOfTheRungBefore() throws IOException {
        Search search = search(1);

        for (int round = 1; round <= 4; round++) {
            List<Trial> before = search.generations().get(round - 1);
            List<Trial> rung = search.generations().get(round);
            assertThat(rung).hasSize(PROTOCOL.rungs().get(round).candidates());
            List<Map<String, Double>> best = before.stream()
                    .sorted((one, other) -> Double.compare(one.loss(), other.loss()))
                    .limit(rung.size() / 2)
                    .map(Trial::settings)
                    .toList();
            assertThat(rung.stream().limit(rung.size() / 2).map(Trial::settings))
                    .isEqualTo(best);
            Set<Map<String, Double>> known =
                    before.stream().map(Trial::settings).collect(Collectors.toSet());
            assertThat(rung.stream().skip(rung.size() / 2).map(Trial::settings)).noneMatch(known::contains);
        }
    }

    @Test
    void candidatesOfARungShareTheirDrawsAndConfirmingSeedsAreFresh() throws IOException {
        search(1);
        search(2);

        List<Set<Long>> seeds = seedsOfRounds.stream().map(Set::copyOf).toList();
        assertThat(seeds).extracting(Set::size).containsExactly(1, 1, 1, 1, 1, 3, 1, 1, 1, 1, 1, 3);
        List<Long> all = seeds.stream().flatMap(Set::stream).toList();
        assertThat(all).doesNotHaveDuplicates().allMatch(seed -> seed >= SeedPlan.FIRST_TUNING_SEED);
        assertThat(all).doesNotContainAnyElementsOf(validationSeeds());
    }

    private static List<Long> validationSeeds() {
        return IntStream.range(0, 100).mapToObj(SeedPlan::validation).toList();
    }

    /** Every sixteenth of the range of each hyper-parameter has its share of the first rung. */
    @Test
    void theFirstRungFillsTheRangeEvenly() {
        Candidates candidates = new Candidates(space, defaults, 5);
        double[] center = space.toPoint(defaults);
        int[][] counts = new int[3][16];
        // Positions before rounding and clipping: the learning rate is neither clipped nor much changed by rounding.
        for (Map<String, Double> point : candidates.even(256)) {
            double place =
                    (space.toPoint(point)[0] - space.low(center)[0]) / (space.high(center)[0] - space.low(center)[0]);
            counts[0][(int) Math.min(15, 16 * place)]++;
        }
        assertThat(Arrays.stream(counts[0])).allMatch(count -> count >= 14 && count <= 18);
    }

    @Test
    void theSameSearchHasTheSamePointsAndOthersHaveOthers() throws IOException {
        assertThat(points(search(3))).isEqualTo(points(search(3)));
        assertThat(points(search(3))).isNotEqualTo(points(search(4)));
    }

    private static List<Map<String, Double>> points(Search search) {
        return search.trials().stream().map(Trial::settings).toList();
    }

    /** The finalist with the lowest mean may have failed on a seed, which its mean leaves out. */
    @Test
    void aFinalistThatFailedOnASeedIsChosenOnlyIfAllDid() {
        Trial good = trial(0, "a", 3);
        Trial bad = trial(1, "a", Double.POSITIVE_INFINITY);
        Trial safe = trial(2, "b", 5);
        Trial alsoSafe = trial(3, "b", 6);

        assertThat(HalvingSearch.winner(List.of(good, bad, safe, alsoSafe), 2)).containsExactly(safe, alsoSafe);
        assertThat(HalvingSearch.winner(
                        List.of(good, bad, trial(2, "b", 5), trial(3, "b", Double.POSITIVE_INFINITY)), 2))
                .containsExactly(good, bad);
    }

    private static Trial trial(int index, String name, double loss) {
        RunCost cost = new RunCost(1, 1, 0, 1, 0, 0, null, 0, 0, 0);
        return new Trial(
                5, index, index, 10, Map.of(name, 1.0), loss, Double.isFinite(loss) ? null : "step 2: loss", cost);
    }

    @Test
    void whereAllCandidatesFailTheSearchGoesOnElsewhereAndFindsNothing() throws IOException {
        Search search = new HalvingSearch(PROTOCOL, 1)
                .search(
                        "adam",
                        space,
                        defaults,
                        (round, steps, seeds, points) -> IntStream.range(0, points.size())
                                .mapToObj(index -> new Trial(
                                        round,
                                        index,
                                        seeds.get(index),
                                        steps,
                                        points.get(index),
                                        Double.POSITIVE_INFINITY,
                                        "step 1: loss",
                                        new RunCost(1, 1, 0, 1, 0, 0, null, 0, 0, 0)))
                                .toList());

        assertThat(search.hasFound()).isFalse();
        assertThat(search.generations().get(1)).hasSize(128);
    }
}
