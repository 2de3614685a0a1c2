package org.lodo.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.run.RunSpec;

class StudyPlannerTest {

    private static final Catalog CATALOG = Catalog.load(StudyPlannerTest.class.getClassLoader());

    private static final String STUDY = """
            title: Two on two
            seeds: [5, 3]
            steps: 10
            metrics: [hessian_error]
            problems:
              - problem: rosenbrock
              - problem: noisy-quadratic
                label: small-bowl
                steps: 20
                settings: {dimension: 4}
            optimizers:
              - optimizer: adam
              - optimizer: lodo
                label: deep
                on: [small-bowl]
                settings: {layers: [8, 16], momentum: [0, 0.5], blockSize: 2}
            """;

    @TempDir
    private Path dir;

    @ParameterizedTest
    @MethodSource("org.lodo.engine.study.StudyReader#builtIn")
    void builtInStudiesAreValid(String name) {
        Study study = StudyPlanner.plan(CATALOG, name, StudyOptions.none());

        assertThat(study.name()).isEqualTo(name);
        assertThat(study.runs()).isNotEmpty();
    }

    @Test
    void publishedProcedureHasEightSeedsAndAHundredThousandSteps() {
        Study study = StudyPlanner.plan(CATALOG, "noisy-quadratic", StudyOptions.none());

        assertThat(study.seeds()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(study.cells()).allMatch(cell -> cell.steps() == 100_000);
    }

    @Test
    void cellsAreOrderedByProblemAndRestrictedByOn() throws IOException {
        assertThat(cells(plan(STUDY, StudyOptions.none())))
                .containsExactly(
                        "rosenbrock adam 10",
                        "small-bowl adam 20",
                        "small-bowl deep[layers=8,momentum=0] 20",
                        "small-bowl deep[layers=8,momentum=0.5] 20",
                        "small-bowl deep[layers=16,momentum=0] 20",
                        "small-bowl deep[layers=16,momentum=0.5] 20");
    }

    @Test
    void gridPointsHaveTheirSettingsAndDefaultsOtherwise() throws IOException {
        Study.Cell last = plan(STUDY, StudyOptions.none()).cells().get(5);

        assertThat(last.optimizer().name()).isEqualTo("lodo");
        assertThat(last.optimizer().settings().toString())
                .isEqualTo("{initialLearningRate=1.0, metaLearningRate=0.001, momentum=0.5, layers=16, blockSize=2}");
        assertThat(last.problem().name()).isEqualTo("noisy-quadratic");
        assertThat(last.problem().settings()).containsEntry("dimension", 4).containsEntry("noiseScale", 1.0);
    }

    @Test
    void titleSeedsAndMetricsComeFromTheFileAndTheNameFromItsPath() throws IOException {
        Study study = plan(STUDY, StudyOptions.none());

        assertThat(study.name()).isEqualTo("own");
        assertThat(study.title()).isEqualTo("Two on two");
        assertThat(study.seeds()).containsExactly(5L, 3L);
        assertThat(study.cells()).allSatisfy(cell -> assertThat(cell.metrics()).containsExactly("hessian_error"));
        assertThat(study.runs().limit(2).map(RunSpec::describe))
                .containsExactly("adam on rosenbrock, seed 5", "adam on rosenbrock, seed 3");
    }

    @Test
    void seedCountsStartAtOneAndTheDefaultIsOneSeed() throws IOException {
        assertThat(plan(STUDY.replace("[5, 3]", "3"), StudyOptions.none()).seeds())
                .containsExactly(1L, 2L, 3L);
        assertThat(plan(STUDY.replace("seeds: [5, 3]", ""), StudyOptions.none()).seeds())
                .containsExactly(1L);
    }

    @Test
    void commandOverridesProblemsWhichOverrideTheStudy() throws IOException {
        Study study = plan(STUDY, new StudyOptions(List.of(9L), 7L, List.of(), List.of(), Map.of(), Map.of()));

        assertThat(study.seeds()).containsExactly(9L);
        assertThat(study.cells()).extracting(Study.Cell::steps).containsOnly(7L);
    }

    @Test
    void addsOptimizersFromTheCatalogWithTheirDefaults() throws IOException {
        Study study = plan(STUDY, chosen(List.of("yogi", "adam"), List.of()));

        assertThat(cells(study))
                .containsExactly(
                        "rosenbrock yogi 10", "rosenbrock adam 10", "small-bowl yogi 20", "small-bowl adam 20");
        assertThat(study.cells().get(0).optimizer().settings())
                .isEqualTo(CATALOG.optimizer("yogi").resolve(Map.of()));
    }

    @Test
    void labelsTakePrecedenceOverCatalogNames() throws IOException {
        assertThat(cells(plan(STUDY, chosen(List.of("deep"), List.of()))))
                .hasSize(4)
                .allMatch(cell -> cell.contains("deep["));
    }

    @Test
    void runsOnlySelectedProblems() throws IOException {
        assertThat(cells(plan(STUDY, chosen(List.of(), List.of("rosenbrock"))))).containsExactly("rosenbrock adam 10");
    }

    @Test
    void commandReplacesSettingsAndGridsOfTheStudy() throws IOException {
        Map<String, Map<String, String>> changes =
                Map.of("deep", Map.of("layers", "2"), "small-bowl", Map.of("dimension", "6"));

        Study study = plan(STUDY, new StudyOptions(null, null, List.of("deep"), List.of(), changes, Map.of()));

        assertThat(cells(study)).containsExactly("small-bowl deep[momentum=0] 20", "small-bowl deep[momentum=0.5] 20");
        assertThat(study.cells().get(0).optimizer().settings()).containsEntry("layers", 2);
        assertThat(study.cells().get(0).problem().settings()).containsEntry("dimension", 6);
    }

    private static final String WALKS = """
            steps: 10
            problems:
              - {problem: noisy-quadratic, label: bowl, along: {dimension: [2, 8]}}
              - {problem: rosenbrock}
            optimizers:
              - {optimizer: adam}
              - optimizer: lodo
                label: walk
                on: [rosenbrock]
                settings: {momentum: 0.5}
                along: {blockSize: [2, 3], layers: [32, 21]}
            """;

    @Test
    void listsUnderAlongVaryTogetherAndMakeSweeps() throws IOException {
        Study study = plan(WALKS, StudyOptions.none());

        assertThat(cells(study))
                .containsExactly(
                        "bowl[dimension=2] adam 10",
                        "bowl[dimension=8] adam 10",
                        "rosenbrock adam 10",
                        "rosenbrock walk[blockSize=2,layers=32] 10",
                        "rosenbrock walk[blockSize=3,layers=21] 10");
        assertThat(study.cells().get(1).problem().settings()).containsEntry("dimension", 8);
        assertThat(study.cells().get(4).optimizer().settings())
                .containsEntry("blockSize", 3)
                .containsEntry("layers", 21)
                .containsEntry("momentum", 0.5);
        assertThat(study.sweeps())
                .containsExactly(
                        new Sweep(
                                "dimension",
                                "bowl",
                                null,
                                List.of(
                                        new Sweep.Point("bowl[dimension=2]", 2),
                                        new Sweep.Point("bowl[dimension=8]", 8))),
                        new Sweep(
                                "blockSize",
                                "walk",
                                "rosenbrock",
                                List.of(
                                        new Sweep.Point("walk[blockSize=2,layers=32]", 2),
                                        new Sweep.Point("walk[blockSize=3,layers=21]", 3))));
    }

    @Test
    void commandSettingsAreRemovedFromAlong() throws IOException {
        Map<String, Map<String, String>> changes = Map.of("bowl", Map.of("dimension", "6"));

        Study study = plan(WALKS, new StudyOptions(null, null, List.of("adam"), List.of("bowl"), changes, Map.of()));

        assertThat(cells(study)).containsExactly("bowl adam 10");
        assertThat(study.cells().get(0).problem().settings()).containsEntry("dimension", 6);
        assertThat(study.sweeps()).isEmpty();
    }

    @Test
    void listsUnderAlongMustHaveEqualLengths() {
        assertThatThrownBy(() -> plan(WALKS.replace("[32, 21]", "[32]"), StudyOptions.none()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(
                        "walk: along: layers = [32]: must have at least one value, and as many as every other list there");
        assertThatThrownBy(() -> plan(WALKS.replace("[2, 8]", "[]"), StudyOptions.none()))
                .hasMessageContaining("bowl: along: dimension = []: must have at least one value");
    }

    @Test
    void sweepsKeepTheRemainingSettings() throws IOException {
        Map<String, Map<String, String>> changes = Map.of("walk", Map.of("blockSize", "5"));

        Study study =
                plan(WALKS, new StudyOptions(null, null, List.of("walk"), List.of("rosenbrock"), changes, Map.of()));

        assertThat(study.sweeps()).extracting(Sweep::setting).containsExactly("layers");
        assertThat(study.sweeps().get(0).points())
                .extracting(Sweep.Point::value)
                .containsExactly(32.0, 21.0);
        assertThat(study.cells())
                .allSatisfy(cell -> assertThat(cell.optimizer().settings()).containsEntry("blockSize", 5));
    }

    @Test
    void everyGridPointHasItsOwnSweep() throws IOException {
        Study study = plan(WALKS.replace("{momentum: 0.5}", "{momentum: [0, 0.5]}"), StudyOptions.none());

        assertThat(study.sweeps())
                .extracting(Sweep::label)
                .containsExactly("bowl", "walk[momentum=0]", "walk[momentum=0.5]");
        assertThat(study.sweeps())
                .allSatisfy(sweep -> assertThat(sweep.points()).hasSize(2));
    }

    @Test
    void settingsUnderAlongMustBeValidAndNotUnderSettings() {
        assertThatThrownBy(() -> plan(WALKS.replace("{momentum: 0.5}", "{layers: 3}"), StudyOptions.none()))
                .hasMessageContaining("walk: layers: must be either under settings or under along");
        assertThatThrownBy(() -> plan(WALKS.replace("[2, 8]", "[2, wide]"), StudyOptions.none()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("dimension = wide");
        assertThatThrownBy(() -> plan(WALKS.replace("[2, 8]", "~"), StudyOptions.none()))
                .hasMessageContaining("problems[0].along.dimension: must have a value");
    }

    @Test
    void storedPartsOfBuiltInStudiesTakeTheirCurrentTexts() {
        Study today = StudyPlanner.plan(CATALOG, "noisy-quadratic", StudyOptions.none());
        Study part = StudyPlanner.plan(CATALOG, "noisy-quadratic", chosen(List.of("adam"), List.of()));
        Study stored = new Study(part.name(), "old title", "old note", part.seeds(), part.cells());

        assertThat(StudyPlanner.withWordsOfToday(CATALOG, stored).title()).isEqualTo(today.title());
        assertThat(StudyPlanner.withWordsOfToday(CATALOG, stored).cells()).isEqualTo(part.cells());
        assertThat(StudyPlanner.withWordsOfToday(CATALOG, stored).reference())
                .as("today's is not among the cells")
                .isEqualTo("adam");
        Study whole =
                new Study(today.name(), "", null, today.seeds(), today.cells(), Map.of(), List.of(), List.of(), "adam");
        assertThat(StudyPlanner.withWordsOfToday(CATALOG, whole).reference()).isEqualTo(today.reference());

        Study longer = StudyPlanner.plan(
                CATALOG, "noisy-quadratic", new StudyOptions(null, 7L, List.of(), List.of(), Map.of(), Map.of()));
        Study other = new Study(longer.name(), "old title", null, longer.seeds(), longer.cells());
        assertThat(StudyPlanner.withWordsOfToday(CATALOG, other)).isEqualTo(other);
    }

    private static final String CLAIM = """
            claims:
              - {claim: it is good, source: us, problem: rosenbrock, optimizer: adam, expected: 2, within: 0.1}
            """;

    @Test
    void claimsOfOtherExperimentsAreDropped() throws IOException {
        assertThat(plan(STUDY + CLAIM, StudyOptions.none()).claims()).hasSize(1);
        assertThat(plan(STUDY + CLAIM, chosen(List.of("deep"), List.of())).claims())
                .hasSize(1);
        assertThat(plan(STUDY + CLAIM, new StudyOptions(null, 7L, List.of(), List.of(), Map.of(), Map.of()))
                        .claims())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            expected: 2, within: 0.1 | expected: 0, within: 0.1 | expected = 0.0: must be a finite number other than 0
            within: 0.1              | within: -1               | within = -1.0: must be a positive share
            , within: 0.1            | ''                       | within = null: must be a positive share
            expected: 2, within: 0.1 | betterThan: adam         | betterThan = adam: must be another optimizer
            expected: 2, within: 0.1 | betterThan: deep         | unknown optimizer on rosenbrock 'deep'
            optimizer: adam          | optimizer: deep          | unknown optimizer on rosenbrock 'deep'
            problem: rosenbrock      | problem: valley          | unknown problem 'valley'
            within: 0.1              | 'within: 0.1, metric: spectrum' | metric = spectrum: must be one of those tracked
            expected: 2, within: 0.1 | ''                       | must have either an expected figure or an optimizer
            expected: 2, within: 0.1 | 'betterThan: deep, noWorseThan: deep, within: 0.1' | must have either an expected
            expected: 2, within: 0.1 | noWorseThan: deep        | within = null: must be a positive share of the loss of deep
            expected: 2, within: 0.1 | 'noWorseThan: deep, within: 0.1' | unknown optimizer on rosenbrock 'deep'
            expected: 2, within: 0.1 | 'noWorseThan: adam, within: 0.1' | noWorseThan = adam: must be another optimizer
            expected: 2, within: 0.1 | 'betterThan: deep, within: 0.1' | within = 0.1: must be left out with betterThan
            expected: 2, within: 0.1 | 'betterThan: deep, gradients: 0' | gradients = 0: must be a positive number
            within: 0.1              | 'within: 0.1, gradients: 5' | gradients = 5: must be a positive number, of a comparison
            """)
    void rejectsInvalidClaims(String sound, String unsound, String rule) {
        String claim = CLAIM.replace(sound, unsound == null ? "" : unsound);
        assertThatThrownBy(() -> plan(STUDY + claim, StudyOptions.none()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(rule);
    }

    private Study plan(String text, StudyOptions options) throws IOException {
        Path file = Files.writeString(dir.resolve("own.yaml"), text);
        return StudyPlanner.plan(CATALOG, file.toString(), options);
    }

    private static StudyOptions chosen(List<String> optimizers, List<String> problems) {
        return new StudyOptions(null, null, optimizers, problems, Map.of(), Map.of());
    }

    private static List<String> cells(Study study) {
        return study.cells().stream()
                .map(cell -> cell.problem().label() + " " + cell.optimizer().label() + " " + cell.steps())
                .toList();
    }
}
