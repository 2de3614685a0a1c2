package org.lodo.engine.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.MadeUp;
import org.lodo.engine.run.RunCost;
import org.lodo.engine.run.SeedPlan;
import org.lodo.engine.study.OutputFolder;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyOptions;
import org.lodo.engine.study.StudyPlanner;

class SuccessiveHalvingTest {

    private static final SuccessiveHalving SMALL = new SuccessiveHalving(
            List.of(new SuccessiveHalving.Rung(20, 24), new SuccessiveHalving.Rung(60, 12)),
            new SuccessiveHalving.Confirmation(100, 4, 2));

    private final Catalog catalog = Catalog.load(SuccessiveHalvingTest.class.getClassLoader());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.01, 1.5, 2, 3, 5, 101, 1001})
    void noOptimizerIsAllottedMoreEvaluationsThanAnother(double charge) {
        SuccessiveHalving all = plan("paper-quadratic");

        SuccessiveHalving own = all.allot(charge);

        assertThat(charge * own.steps()).isLessThanOrEqualTo((double) all.steps());
        assertThat(charge * own.steps()).isCloseTo((double) all.steps(), within(0.02 * all.steps()));
        assertThat(own.confirmation().candidates()).isGreaterThanOrEqualTo(2);
    }

    /** The horizon matters more than the number of candidates, so an optimizer of two gradients a step keeps it. */
    @Test
    void anOptimizerOfTwoGradientsAStepHasHalfTheCandidatesAtTheSameHorizon() {
        SuccessiveHalving own = SMALL.allot(2);

        assertThat(own.rungs()).containsExactly(new SuccessiveHalving.Rung(20, 12), new SuccessiveHalving.Rung(60, 6));
        assertThat(own.confirmation()).isEqualTo(new SuccessiveHalving.Confirmation(100, 2, 2));
    }

    /** It makes half as many steps, as in a study with a budget. */
    @Test
    void withRunsAsLongAsTheirEvaluationsItHasAllCandidates() {
        SuccessiveHalving all = new SuccessiveHalving(SMALL.rungs(), SMALL.confirmation(), true);

        assertThat(all.allot(2)).isEqualTo(all);
        assertThat(all.allot(1)).isEqualTo(all);
        assertThat(all.name()).isNotEqualTo(SMALL.name());
    }

    /** A run ends with the step that reaches its evaluations, so one of dear steps costs more; then there are fewer. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1.01, 1.5, 2, 3, 5, 7, 19, 21, 30, 60, 75})
    void suchRunsKeepTheAllowanceAtTheSameLengths(double charge) {
        SuccessiveHalving all = new SuccessiveHalving(SMALL.rungs(), SMALL.confirmation(), true);

        SuccessiveHalving own = all.allot(charge);

        double evaluations = evaluations(own.confirmation().steps(), charge)
                * own.confirmation().candidates()
                * own.confirmation().seeds();
        for (int rung = 0; rung < own.rungs().size(); rung++) {
            assertThat(own.rungs().get(rung).steps())
                    .isEqualTo(all.rungs().get(rung).steps());
            evaluations += own.rungs().get(rung).candidates()
                    * evaluations(own.rungs().get(rung).steps(), charge);
        }
        assertThat(own.confirmation().steps()).isEqualTo(100);
        assertThat(evaluations).isLessThanOrEqualTo((double) all.steps()).isGreaterThan(0.7 * all.steps());
        assertThat(own.countsEvaluations()).isTrue();
    }

    private static double evaluations(long length, double charge) {
        return charge * Math.ceil(length / charge);
    }

    @Test
    void lengthsAreAllStepsOrAllEvaluations() throws IOException {
        String yaml = """
                problem: rosenbrock
                optimizers: [adam]
                protocol: successive-halving
                rungs: [{%s: 20, candidates: 8}]
                confirmation: {%s: 40, candidates: 2, seeds: 1}
                """;

        SuccessiveHalving protocol = (SuccessiveHalving)
                planned(String.format(yaml, "gradients", "gradients"), null).protocol();

        assertThat(protocol.countsEvaluations()).isTrue();
        assertThat(protocol.steps()).isEqualTo(240);
        assertThat(protocol.within(120).countsEvaluations()).isTrue();
        assertThatThrownBy(() -> planned(
                        String.format(yaml, "gradients", "gradients").replace("gradients: 20", "gradients: 0"), null))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("rungs: gradients = 0: must be from 1");
        for (List<String> mixed : List.of(List.of("steps", "gradients"), List.of("gradients", "steps"))) {
            assertThatThrownBy(() -> planned(String.format(yaml, mixed.toArray()), null))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining(
                            "rungs and confirmation: must all have steps, or all have gradients, not a mixture");
        }
    }

    /** Counted by the ledger of the runs, not by the plan. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theLedgerOfEveryOptimizerKeepsTheAllowance(boolean countsEvaluations) throws IOException {
        SuccessiveHalving protocol = new SuccessiveHalving(SMALL.rungs(), SMALL.confirmation(), countsEvaluations);
        Tuning tuning = tuning(protocol, 1, List.of("momentum", "adahessian", "o-lbfgs", "levenberg-marquardt"));
        Tuner tuner = tuner("code", 2, new TuningFolder(folder));
        for (String optimizer : tuning.optimizers()) {
            Search search = tuner.search(tuning, optimizer, 1, MadeUp.counting(new AtomicLong()));

            long evaluations = search.trials().stream()
                    .map(Trial::cost)
                    .mapToLong(SuccessiveHalvingTest::evaluations)
                    .sum();
            assertThat(evaluations).as(optimizer).isLessThanOrEqualTo(SMALL.steps() + SMALL.runs());
            boolean hasNoFailure = search.trials().stream().noneMatch(Trial::failed);
            if (hasNoFailure) {
                assertThat(evaluations).as(optimizer).isGreaterThan(SMALL.steps() * 8 / 10);
            }
            if (countsEvaluations) {
                assertThat(search.trials())
                        .as(optimizer)
                        .filteredOn(trial -> !trial.failed())
                        .allSatisfy(trial -> {
                            long made = evaluations(trial.cost());
                            long ofStep = 1 + made / trial.cost().steps();
                            assertThat(made).isBetween(trial.steps(), trial.steps() + ofStep);
                        });
            }
        }
    }

    private static long evaluations(RunCost cost) {
        return cost.values() + cost.gradients() + cost.hessianProducts();
    }

    @Test
    void resultDoesNotDependOnThreadsOrInterruption() throws IOException {
        Tuning tuning = tuning(2, List.of("momentum"));
        Search alone = search(tuning, 1, new AtomicLong());
        Path journal = folder.resolve("search-2/runs/momentum.jsonl");
        byte[] whole = Files.readAllBytes(journal);
        for (int cut : new int[] {0, whole.length / 3, whole.length - 2, whole.length}) {
            Files.write(journal, Arrays.copyOf(whole, cut));
            AtomicLong made = new AtomicLong();

            Search resumed = search(tuning, 3, made);

            assertThat(resumed.settings()).isEqualTo(alone.settings());
            assertThat(resumed.trials().stream().map(Trial::settings))
                    .isEqualTo(alone.trials().stream().map(Trial::settings).toList());
            assertThat(resumed.trials().stream().map(Trial::loss))
                    .isEqualTo(alone.trials().stream().map(Trial::loss).toList());
            assertThat(made.get() == 0).isEqualTo(cut == whole.length);
        }
    }

    private Search search(Tuning tuning, int threads, AtomicLong made) throws IOException {
        return tuner("code", threads, new TuningFolder(folder)).search(tuning, "momentum", 2, MadeUp.counting(made));
    }

    @Test
    void plannedRunsAreThoseMade() throws IOException {
        Tuning tuning = tuning(2, List.of("momentum"));
        Tuner tuner = tuner("code", 2, new TuningFolder(folder));

        assertThat(tuner.plan(tuning).steps()).isEqualTo(2 * SMALL.steps());
    }

    @Test
    void studiesRunThePointOfEverySearchWithEverySeed() throws IOException {
        Tuning tuning = tuning(3, List.of("momentum"));
        tuner("code", 2, new TuningFolder(folder)).searchAll(tuning, "tune it", MadeUp.counting(new AtomicLong()));

        Study study = study("seeds: 2", "tuned: '" + path() + "'");

        Study.Cell cell = study.cells().get(0);
        assertThat(cell.points()).hasSize(3);
        assertThat(cell.points().get(0)).isEqualTo(cell.optimizer());
        for (int search = 1; search <= 3; search++) {
            TunedPoint point = TunedPoint.read(folder.resolve("search-" + search + "/momentum.yaml"));
            assertThat(point.agreesWith(cell.points().get(search - 1).settings()))
                    .isTrue();
            assertThat(point.search().budget().search()).isEqualTo(search);
            assertThat(point.search().budget().protocol()).isEqualTo("successive-halving");
            assertThat(point.search().budget().allowance()).isEqualTo(SMALL.steps());
        }
        assertThat(study.runs().map(run -> run.search() + "/" + run.seed()))
                .containsExactly("1/1", "1/2", "2/1", "2/2", "3/1", "3/2");
        assertThat(study.runs().filter(run -> run.seed() == 2).map(run -> run.optimizer()))
                .isEqualTo(cell.points());
        assertThat(study.runs().findFirst().orElseThrow().place()).isEqualTo("rosenbrock/momentum/search-1/1");
    }

    @Test
    void tracksAreProblemsOfTheirOwn() throws IOException {
        Tuning tuning = tuning(2, List.of("momentum"));
        tuner("code", 2, new TuningFolder(folder.resolve("here")))
                .searchAll(tuning, "tune it", MadeUp.counting(new AtomicLong()));
        Files.createDirectories(folder.resolve("other"));
        Files.writeString(
                folder.resolve("other/momentum.yaml"), "optimizer: momentum\nsettings: {learningRate: 0.125}\n");

        Study study = study(
                "seeds: 2\ntracks: [tuned, untuned, {transferred: '" + path() + "/other'}]",
                "tuned: '" + path() + "/here'");

        assertThat(study.cells())
                .extracting(cell -> cell.problem().label())
                .containsExactly("rosenbrock", "rosenbrock[untuned]", "rosenbrock[transferred=other]");
        assertThat(study.cells()).extracting(cell -> cell.points().size()).containsExactly(2, 1, 1);
        assertThat(study.cells().get(1).optimizer().settings())
                .isEqualTo(catalog.optimizer("momentum").resolve(Map.of()));
        assertThat(study.cells().get(2).optimizer().settings()).containsEntry("learningRate", 0.125);
        assertThat(study.cells().get(2).track().label()).isEqualTo("transferred=other");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tracks: []                          | tracks = []: must list at least one, or be left out
            tracks: [tuned]                     | tracks: tuned: problem rosenbrock must name its tuning under 'tuned'
            tracks: [untuned, untuned]          | tracks: untuned appears twice
            tracks: [detuned]                   | tracks: detuned: must be tuned, untuned, or {transferred: NAME}
            tracks: [{transferred: [a]}]        | must be tuned, untuned, or {transferred: NAME}
            tracks: [{transferred: nowhere}]    | momentum is not tuned on rosenbrock yet
            """)
    void rejectsTracksThatMeanNothing(String tracks, String answer) {
        assertThatThrownBy(() -> study(tracks, "label: rosenbrock"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(answer)
                .hasMessageNotContaining("\n");
    }

    @Test
    void aPointMissingFromOneOfTheSearchesIsAskedFor() throws IOException {
        Tuning tuning = tuning(3, List.of("momentum", "adam"));
        tuner("code", 2, new TuningFolder(folder)).searchAll(tuning, "tune it", MadeUp.counting(new AtomicLong()));
        Files.delete(folder.resolve("search-2/momentum.yaml"));

        assertThatThrownBy(() -> study("seeds: 1", "tuned: '" + path() + "'"))
                .hasMessageContaining("a point of momentum from 2 of 3 searches: must have one from each");
    }

    @Test
    void pointsOfOneSearchAndOfSeveralAreNotMixed() throws IOException {
        tuner("code", 2, new TuningFolder(folder))
                .searchAll(tuning(2, List.of("momentum")), "tune it", MadeUp.counting(new AtomicLong()));

        assertThatThrownBy(() -> OutputFolder.ofTuning(tuning(1, List.of("momentum")), false, folder))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("holds the points of 2 searches: must hold those of 1 or none");

        Files.writeString(folder.resolve("momentum.yaml"), "optimizer: momentum\nsettings: {learningRate: 1}\n");
        assertThatThrownBy(() -> study("seeds: 1", "tuned: '" + path() + "'"))
                .hasMessageContaining("must be either the one or the others");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rungs: [{steps: 1, candidates: 4}]                        | confirmation is missing
            confirmation: {steps: 9, candidates: 2, seeds: 1}         | rungs is missing
            C, rungs: []                                              | rungs = []: must have at least one
            C, rungs: [{steps: 1}]                                    | rungs: each must have steps or gradients
            C, rungs: [{steps: 1, candidates: 3}]                     | candidates = 3: must be at least 4
            C, rungs: [{steps: 0, candidates: 4}]                     | steps = 0: must be from 1
            C, rungs: [{steps: 10, candidates: 4}]                    | steps = 9: must be at least those of the last rung, 10
            C, rungs: [{steps: 3, candidates: 8}, {steps: 2, candidates: 4}] | steps = 2: must be at least those of the rung before, 3
            C, rungs: [{steps: 1, candidates: 4}, {steps: 2, candidates: 8}] | candidates = 8: must be at most those of the rung before, 4
            C, rungs: [{steps: 1, candidates: 4}], population: 3      | population: must be left out, as the protocol is successive-halving
            C, rungs: [{steps: 1, candidates: 4}], searches: 0        | searches = 0: must be from 1 to 100
            C, rungs: [{steps: 1, candidates: 4}], searches: 101      | searches = 101: must be from 1 to 100
            confirmation: {steps: 9, candidates: 1, seeds: 1}, rungs: [{steps: 1, candidates: 4}] | candidates = 1: must be at least 2
            confirmation: {steps: 9, candidates: 2, seeds: 0}, rungs: [{steps: 1, candidates: 4}] | seeds = 0: must be at least 1
            """)
    void rejectsInvalidFiles(String keys, String answer) throws IOException {
        String yaml = "{problem: rosenbrock, protocol: successive-halving, "
                + keys.replace("C,", "confirmation: {steps: 9, candidates: 2, seeds: 1},") + "}";

        assertThatThrownBy(() -> planned(yaml, null))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(answer)
                .hasMessageNotContaining("\n");
    }

    @Test
    void protocolsAreKnownByNameAndHaveTheirOwnKeysAndOptions() {
        String halving = "{problem: rosenbrock, protocol: successive-halving, rungs: [{steps: 2, candidates: 8}], "
                + "confirmation: {steps: 10, candidates: 2, seeds: 2}}";
        assertThatThrownBy(() -> planned("{problem: rosenbrock, protocol: successive-halvin}", null))
                .hasMessageContaining("unknown protocol 'successive-halvin': did you mean 'successive-halving'?");
        assertThatThrownBy(() -> planned("{problem: rosenbrock, rungs: [], schedule: [{sigma: 1, steps: 1}]}", null))
                .hasMessageContaining("rungs: must be left out, as the protocol is published");
        assertThatThrownBy(() -> planned(halving, new TuningOptions(List.of(), null, 3, null)))
                .hasMessageContaining("--population: must be left out, as the protocol is successive-halving");
        assertThatThrownBy(() -> planned(halving, new TuningOptions(List.of(), null, null, 11L)))
                .hasMessageContaining("budget = 11: must be at least 12, a step for each run");
    }

    @Test
    void budgetIsThatOfGradients() throws IOException {
        String halving = "{problem: rosenbrock, protocol: successive-halving, rungs: [{steps: 200, candidates: 8}], "
                + "confirmation: {steps: 1000, candidates: 2, seeds: 2}}";

        SearchProtocol half = planned(halving, new TuningOptions(List.of(), null, null, 2800L))
                .protocol();

        assertThat(half.steps()).isEqualTo(2800);
        assertThat(half.horizon()).isEqualTo(500);
    }

    private Tuning planned(String yaml, TuningOptions options) throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, yaml);
        return TuningPlanner.plan(catalog, file.toString(), options == null ? TuningOptions.none() : options);
    }

    private SuccessiveHalving plan(String name) {
        return (SuccessiveHalving)
                TuningPlanner.plan(catalog, name, TuningOptions.none()).protocol();
    }

    private Tuning tuning(int searches, List<String> optimizers) {
        return tuning(SMALL, searches, optimizers);
    }

    private Tuning tuning(SuccessiveHalving protocol, int searches, List<String> optimizers) {
        CatalogSelection problem = new CatalogSelection(
                "rosenbrock", "rosenbrock", catalog.problem("rosenbrock").resolve(Map.of()));
        return new Tuning("rosenbrock", "a tuning", problem, protocol, searches, optimizers, null);
    }

    private Tuner tuner(String code, int threads, TuningFolder where) {
        return new Tuner(catalog, MadeUp.code(code), threads, where);
    }

    private Study study(String keys, String ofProblem) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(
                file,
                "steps: 5\n" + keys + "\nproblems:\n  - {problem: rosenbrock, " + ofProblem
                        + "}\noptimizers:\n  - {optimizer: momentum}\n");
        return StudyPlanner.plan(catalog, file.toString(), StudyOptions.none());
    }

    private String path() {
        return folder.toString().replace('\\', '/');
    }

    @Test
    void searchesHaveSeedsOfTheirOwn() {
        List<Long> firsts = IntStream.rangeClosed(1, Tuning.MAX_SEARCHES)
                .mapToObj(search -> SeedPlan.tuning(search, 0))
                .toList();
        assertThat(firsts).doesNotHaveDuplicates().startsWith(SeedPlan.tuning(0));
        assertThat(firsts.get(1) - firsts.get(0)).isGreaterThan(2_000_000_000L);
    }
}
