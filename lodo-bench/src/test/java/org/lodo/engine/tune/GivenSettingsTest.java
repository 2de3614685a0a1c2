package org.lodo.engine.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.run.MadeUp;
import org.lodo.engine.run.TimeLimit;
import org.lodo.engine.study.OutputFolder;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyOptions;
import org.lodo.engine.study.StudyPlanner;

/** Settings that a tuning gives to an optimizer: where the search starts, and what holds in every run. */
class GivenSettingsTest {

    private static final String PROTOCOL = """
            problem: rosenbrock
            protocol: successive-halving
            rungs: [{steps: 10, candidates: 16}]
            confirmation: {steps: 20, candidates: 2, seeds: 1}
            """;

    private final Catalog catalog = Catalog.load(GivenSettingsTest.class.getClassLoader());

    @TempDir
    private Path folder;

    @Test
    void theyHoldInEveryRunWhereTheyAreNotSearched() throws IOException {
        tune("[{optimizer: adamw, settings: {schedule: COSINE}}]");
        List<String> scheduled = Files.readAllLines(folder.resolve("runs/adamw.jsonl"));
        Map<String, Double> found = summary("adamw").found();
        Files.delete(folder.resolve("adamw.yaml"));

        tune("[adamw]");

        List<String> all = Files.readAllLines(folder.resolve("runs/adamw.jsonl"));
        assertThat(scheduled).hasSizeGreaterThan(16);
        assertThat(scheduled.subList(1, scheduled.size())).allMatch(line -> line.contains("\"schedule\":\"cosine\""));
        assertThat(all.subList(scheduled.size(), all.size())).isNotEmpty().noneMatch(line -> line.contains("schedule"));
        assertThat(found).containsOnlyKeys("learningRate", "beta1", "beta2", "weightDecay");
    }

    @Test
    void theSearchStartsFromThemWhereTheyAreSearched() throws IOException {
        tune("[{optimizer: adam, settings: {learningRate: 0.03125}}]");

        String first = Files.readAllLines(folder.resolve("adam.csv")).get(1);
        assertThat(first).contains("0.03125");
        assertThat(catalog.optimizer("adam").resolve(Map.of()).get("learningRate"))
                .isNotEqualTo(0.03125);
    }

    @Test
    void studiesTakeThemWithTheTunedPoint() throws IOException {
        Tuning tuning = tune("[{optimizer: adamw, settings: {schedule: cosine, warmup: 3}}]");
        Path file = folder.resolve("study.yaml");
        Files.writeString(
                file,
                "steps: 5\nproblems: [{problem: rosenbrock, tuned: '" + path()
                        + "'}]\noptimizers: [{optimizer: adamw}]\n");

        Study study = StudyPlanner.plan(catalog, file.toString(), StudyOptions.none());

        TunedPoint point = TunedPoint.read(folder.resolve("adamw.yaml"));
        assertThat(study.cells().get(0).optimizer().settings())
                .containsEntry("schedule", "cosine")
                .containsEntry("warmup", 3L)
                .containsEntry("learningRate", point.search().found().get("learningRate"));
        assertThat(point.agreesWith(study.cells().get(0).optimizer().settings()))
                .isTrue();
        assertThat(point.isEdited()).isFalse();
        assertThat(OutputFolder.ofTuning(tuning, false, folder)).isNotNull();
    }

    @Test
    void aPointFoundWithOthersIsNotReplaced() throws IOException {
        tune("[{optimizer: adamw, settings: {schedule: cosine, warmup: 3}}]");

        for (String other : List.of(
                "[adamw]",
                "[{optimizer: adamw, settings: {schedule: linear, warmup: 3}}]",
                "[{optimizer: adamw, settings: {schedule: cosine}}]",
                "[{optimizer: adamw, settings: {schedule: cosine, warmup: 3, beta1: 0.8}}]")) {
            Tuning tuning = planned(other);
            assertThatThrownBy(() -> OutputFolder.ofTuning(tuning, false, folder))
                    .as(other)
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("adamw.yaml holds the result of a search with the settings {schedule=cosine,"
                            + " warmup=3}, not with ")
                    .hasMessageEndingWith("choose another with --out");
        }
    }

    @Test
    void aPointFoundWithoutAnyIsNotReplaced() throws IOException {
        tune("[adamw]");
        Tuning tuning = planned("[{optimizer: adamw, settings: {schedule: cosine}}]");

        assertThatThrownBy(() -> OutputFolder.ofTuning(tuning, false, folder))
                .hasMessageContaining("a search with the default settings, not with the settings {schedule=cosine}");
    }

    @Test
    void aPlanOnlyReads() throws IOException {
        Tuning tuning = planned("[momentum, {optimizer: adamw, settings: {schedule: cosine}}]");
        List<String> told = new ArrayList<>();

        tuner().plan(tuning, told::add);

        assertThat(told).containsExactly("momentum", "adamw");
        assertThat(folder.toFile().list()).containsExactly("mine.yaml");
    }

    /** A millisecond is too short for 200 steps and what comes before them. */
    @Test
    void stepsThatALimitCutShortAreTriedAgainWithoutIt() throws IOException {
        Path file = file("[{optimizer: sophia-h, settings: {period: 1}}]");
        Tuner tuner = tuner();
        tuner.plan(TuningPlanner.plan(
                catalog, file.toString(), new TuningOptions(List.of(), null, null, null, TimeLimit.parse("1ms"))));
        Tuning unlimited = TuningPlanner.plan(catalog, file.toString(), TuningOptions.none());

        tuner.searchAll(unlimited, "tune it", MadeUp.counting(new AtomicLong()));

        assertThat(Files.readAllLines(folder.resolve("runs/sophia-h.jsonl")))
                .anyMatch(line -> line.contains("\"steps\":200"))
                .noneMatch(line -> line.contains("timed out"));
    }

    @Test
    void aChangedOneIsAnEdit() throws IOException {
        tune("[{optimizer: adamw, settings: {schedule: cosine}}]");
        Path file = folder.resolve("adamw.yaml");

        Files.writeString(file, Files.readString(file).replaceFirst("schedule: cosine", "schedule: linear"));

        assertThat(TunedPoint.read(file).isEdited()).isTrue();
    }

    /** Sophia with a product with the Hessian at every step has half the steps of one that hardly ever takes one. */
    @Test
    void theBudgetCountsWhatTheStepsCostWithThem() throws IOException {
        tune("[{optimizer: sophia-h, settings: {period: 1}}]");
        SearchSummary.Cost everyStep = summary("sophia-h").cost();
        Files.delete(folder.resolve("sophia-h.yaml"));

        tune("[{optimizer: sophia-h, settings: {period: 1000}}]");

        assertThat(everyStep.hessianProducts()).isEqualTo(everyStep.steps());
        assertThat(everyStep.runs()).isEqualTo(6 + 2);
        assertThat(summary("sophia-h").cost().runs()).isEqualTo(15 + 2);
    }

    @Test
    void whatAStepCostsIsFoundOutOnce() throws IOException {
        tune("[momentum]");
        List<String> journal = Files.readAllLines(folder.resolve("runs/momentum.jsonl"));

        tune("[momentum]");

        assertThat(Files.readAllLines(folder.resolve("runs/momentum.jsonl"))).isEqualTo(journal);
        assertThat(journal).anyMatch(line -> line.contains("\"steps\":200"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{settings: {schedule: cosine}}]                             | an entry of optimizers has no optimizer
            [{optimizer: adamw, settings: {schedul: cosine}}]            | unknown setting of adamw 'schedul': did you mean 'schedule'?
            [{optimizer: adamw, settings: {schedule: sine}}]             | unknown value of adamw.schedule 'sine'
            [{optimizer: adamw, settings: {schedule: }}]                 | schedule
            [{optimizer: adamw, settings: {beta1: 2}}]                   | beta1 = 2.0
            [adamw, {optimizer: adamw, settings: {schedule: cosine}}]    | adamw appears twice
            [{optimizer: adamw, label: mine}]                            | unknown key 'label'
            """)
    void rejectsWhatMeansNothing(String optimizers, String answer) throws IOException {
        assertThatThrownBy(() -> planned(optimizers))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(answer)
                .hasMessageNotContaining("\n");
    }

    @Test
    void anOptimizerNamedOnTheCommandLineKeepsThem() throws IOException {
        Path file = file("[adam, {optimizer: adamw, settings: {schedule: cosine}}]");

        Tuning tuning =
                TuningPlanner.plan(catalog, file.toString(), new TuningOptions(List.of("adamw"), null, null, null));

        assertThat(tuning.optimizers()).containsExactly("adamw");
        assertThat(tuning.givenTo("adamw")).isEqualTo(Map.of("schedule", "cosine"));
    }

    private SearchSummary summary(String optimizer) {
        return TunedPoint.read(folder.resolve(optimizer + ".yaml")).search();
    }

    private Tuning tune(String optimizers) throws IOException {
        Tuning tuning = planned(optimizers);
        tuner().searchAll(tuning, "tune it", MadeUp.counting(new AtomicLong()));
        return tuning;
    }

    private Tuner tuner() {
        return new Tuner(catalog, MadeUp.code("code"), 2, new TuningFolder(folder));
    }

    private Tuning planned(String optimizers) throws IOException {
        return TuningPlanner.plan(catalog, file(optimizers).toString(), TuningOptions.none());
    }

    private Path file(String optimizers) throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, PROTOCOL + "optimizers: " + optimizers + "\n");
        return file;
    }

    private String path() {
        return folder.toString().replace('\\', '/');
    }
}
