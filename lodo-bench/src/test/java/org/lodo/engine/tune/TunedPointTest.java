package org.lodo.engine.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.Json;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyOptions;
import org.lodo.engine.study.StudyPlanner;

class TunedPointTest {

    private final Catalog catalog = Catalog.load(TunedPointTest.class.getClassLoader());

    @TempDir
    private Path folder;

    @Test
    void survivesARoundTrip() throws IOException {
        TunedPoint point = point();
        point.write(folder.resolve("adam.yaml"));

        TunedPoint read = TunedPoint.read(folder.resolve("adam.yaml"));

        assertThat(read).isEqualTo(point);
        assertThat(read.isEdited()).isFalse();
    }

    @Test
    void recognizesEditedAndHandWrittenPoints() throws IOException {
        point().write(folder.resolve("adam.yaml"));
        Path file = folder.resolve("adam.yaml");
        Files.writeString(file, Files.readString(file).replaceFirst("learningRate: 0.5", "learningRate: 1"));
        assertThat(TunedPoint.read(file).isEdited()).isTrue();

        Files.writeString(file, "optimizer: adam\nsettings: {learningRate: 0.25}\n");
        assertThat(TunedPoint.read(file).isEdited()).isTrue();
        assertThat(TunedPoint.read(file).settings()).isEqualTo(Map.of("learningRate", 0.25));
    }

    @Test
    void studiesUseItAndMayOverrideIt() throws IOException {
        point().write(folder.resolve("adam.yaml"));

        Study study = plan("  - {optimizer: adam, settings: {beta1: 0.1}}\n  - {optimizer: newton}\n");

        Map<String, Object> settings = study.cells().get(0).optimizer().settings();
        assertThat(settings)
                .containsEntry("learningRate", 0.5)
                .containsEntry("beta1", 0.1)
                .containsEntry("beta2", 0.75)
                .containsEntry("epsilon", 1e-7);
        assertThat(study.cells().get(0).tuned()).isEqualTo(point());
        assertThat(study.cells().get(1).tuned()).isNull();
    }

    @Test
    void missingPointsAreRequested() {
        assertThatThrownBy(() -> plan("  - {optimizer: yogi}\n"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("yogi is not tuned on rosenbrock yet")
                .hasMessageContaining("create it with tune");
    }

    @Test
    void rejectsPointsOfAnotherOptimizerOrWithoutValues() throws IOException {
        Files.writeString(folder.resolve("yogi.yaml"), "optimizer: adam\nsettings: {learningRate: 1}\n");
        assertThatThrownBy(() -> plan("  - {optimizer: yogi}\n"))
                .hasMessageContaining("optimizer = adam: must be yogi");

        Files.writeString(folder.resolve("yogi.yaml"), "optimizer: yogi\nsettings: {learningRate: ~}\n");
        assertThatThrownBy(() -> plan("  - {optimizer: yogi}\n")).hasMessageContaining("must have a value");

        Files.writeString(folder.resolve("yogi.yaml"), "optimizer: yogi\n");
        assertThatThrownBy(() -> plan("  - {optimizer: yogi}\n"))
                .hasMessageContaining("must have an optimizer and settings");
    }

    @Test
    void acceptsIntegersAndNamesTheFileInErrors() throws IOException {
        Files.writeString(
                folder.resolve("o-lbfgs.yaml"), "optimizer: o-lbfgs\nsettings: {history: 20, stepLength: 1}\n");
        assertThat(plan("  - {optimizer: o-lbfgs}\n").cells().get(0).optimizer().settings())
                .containsEntry("history", 20)
                .containsEntry("stepLength", 1.0);

        Files.writeString(folder.resolve("o-lbfgs.yaml"), "optimizer: o-lbfgs\nsettings: {stepLength: -1}\n");
        assertThatThrownBy(() -> plan("  - {optimizer: o-lbfgs}\n"))
                .hasMessageContaining("o-lbfgs.yaml: o-lbfgs: stepLength = -1.0: must be positive");
    }

    @Test
    void variantsMayUseThePointOfAnotherForSharedSettings() throws IOException {
        Files.writeString(
                folder.resolve("lodo.yaml"),
                "optimizer: lodo\nsettings: {initialLearningRate: 0.25, metaLearningRate: 0.125, momentum: 0.5}\n");

        Study study = plan("  - {optimizer: lodo-no-momentum, tunedAs: lodo, settings: {layers: 2}}\n");

        assertThat(study.cells().get(0).optimizer().settings().toString())
                .isEqualTo("{initialLearningRate=0.25, metaLearningRate=0.125, layers=2, blockSize=4}");
    }

    @Test
    void rejectsIncompleteSearches() throws IOException {
        point().write(folder.resolve("adam.yaml"));
        Path file = folder.resolve("adam.yaml");
        Files.writeString(file, Files.readString(file).replaceFirst("  failed: 1\n", ""));

        assertThatThrownBy(() -> TunedPoint.read(file)).hasMessageContaining("search: must be complete");
    }

    @Test
    void rejectsUnknownKeysOfTheSearch() throws IOException {
        point().write(folder.resolve("adam.yaml"));
        Path file = folder.resolve("adam.yaml");
        Files.writeString(file, Files.readString(file).replaceFirst("confirmedLoss", "confirmedLos"));

        assertThatThrownBy(() -> TunedPoint.read(file))
                .isInstanceOf(UsageException.class)
                .hasMessage(file + ", search: unknown key 'confirmedLos': did you mean 'confirmedLoss'?");
    }

    /** Tuned points are under version control, so their bytes are part of the format. */
    @ParameterizedTest
    @MethodSource("committedPoints")
    void committedPointsAreWrittenByteForByte(Path committed) throws IOException {
        TunedPoint point = TunedPoint.read(committed);
        Path copy = folder.resolve("copy.yaml");

        point.write(copy);

        assertThat(copy).hasSameBinaryContentAs(committed);
    }

    static List<Path> committedPoints() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../reports/tuned"))) {
            List<Path> points =
                    files.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertThat(points).hasSizeGreaterThan(20);
            return points;
        }
    }

    /** Descriptions of studies contain their tuned points, in JSON. */
    @ParameterizedTest
    @ValueSource(strings = {"mnist-cpu", "paper-quadratic", "paper-quadratic-published", "paper-rosenbrock"})
    void pointsOfCommittedStudiesAreWrittenByteForByte(String study) throws IOException {
        JsonNode description = Json.read(Path.of("../reports", study, "study.json"), JsonNode.class);
        List<JsonNode> points = description.findValues("tuned").stream()
                .filter(point -> !point.isNull())
                .toList();
        assertThat(points)
                .isNotEmpty()
                .allSatisfy(point -> assertThat(Json.compact(Json.parse(point.toString(), TunedPoint.class)))
                        .isEqualTo(Json.compact(point)));
    }

    @Test
    void targetsAreSortedAndMustBeFinite() throws IOException {
        Files.writeString(
                folder.resolve("study.yaml"),
                "steps: 5\nproblems: [{problem: rosenbrock, targets: [0.1, 1]}]\noptimizers: [{optimizer: adam}]\n");
        Study study = StudyPlanner.plan(catalog, folder.resolve("study.yaml").toString(), StudyOptions.none());
        assertThat(study.targets()).isEqualTo(Map.of("rosenbrock", List.of(1.0, 0.1)));

        Files.writeString(
                folder.resolve("study.yaml"),
                "steps: 5\nproblems: [{problem: rosenbrock, targets: [~]}]\noptimizers: [{optimizer: adam}]\n");
        assertThatThrownBy(() ->
                        StudyPlanner.plan(catalog, folder.resolve("study.yaml").toString(), StudyOptions.none()))
                .hasMessageContaining("problems[0].targets[0]: must have a value");
    }

    private Study plan(String optimizers) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(
                file,
                "steps: 5\nproblems:\n  - {problem: rosenbrock, tuned: '"
                        + folder.toString().replace('\\', '/') + "'}\noptimizers:\n" + optimizers);
        return StudyPlanner.plan(catalog, file.toString(), StudyOptions.none());
    }

    private static TunedPoint point() {
        Map<String, Double> settings = new LinkedHashMap<>();
        settings.put("learningRate", 0.5);
        settings.put("beta1", 0.25);
        settings.put("beta2", 0.75);
        return new TunedPoint(
                "adam",
                new LinkedHashMap<>(settings),
                new SearchSummary(
                        new SearchSummary.Origin("rosenbrock", "rosenbrock", Map.of(), "tune \"it\""),
                        settings,
                        new SearchSummary.Budget(3L, 2L),
                        new SearchSummary.Cost(6L, 1L, 60L, 55L, 0L, 2.0),
                        new SearchSummary.Outcome(10L, 0.125, 0.5, null)));
    }
}
