package org.lodo.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {

    private static final RunSpec SPEC = MadeUp.spec("bowl", "adam", 3, 5);

    @TempDir
    private Path folder;

    private Path curve;
    private Path manifest;

    @BeforeEach
    void storeARun() throws IOException {
        save(folder, MadeUp.result(SPEC, 1.5, 0.25, true));
        curve = folder.resolve("runs/bowl/adam/3.csv");
        manifest = folder.resolve("runs/bowl/adam/3.json");
    }

    @Test
    void loadsStoredResults() {
        RunResult loaded = store().load(SPEC).orElseThrow();

        RunResult kept = MadeUp.result(SPEC, 1.5, 0.25, true);
        assertThat(loaded)
                .usingRecursiveComparison()
                .ignoringFields("log", "finalPoint")
                .isEqualTo(kept);
        assertThat(loaded.log().toCsv()).isEqualTo(kept.log().toCsv());
        assertThat(loaded.last("hessian_error")).isEqualTo(0.25);
    }

    @Test
    void storesAndLoadsFailures() throws IOException {
        save(folder, MadeUp.failure(SPEC, 2, "step 2: boom"));

        RunResult loaded = store().load(SPEC).orElseThrow();

        assertThat(loaded.failure()).isEqualTo("step 2: boom");
        assertThat(loaded.finalLoss()).isNaN();
        assertThat(loaded.log().size()).isEqualTo(2);
    }

    @Test
    void manifestHasTheProvenance() {
        Manifest found = store().manifest(SPEC).orElseThrow();

        assertThat(found.environment()).isEqualTo(MadeUp.environment("code"));
        assertThat(found.started()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(found.exclusive()).isTrue();
        assertThat(found.lossDigest()).isEqualTo("digest-3");
    }

    @Test
    void ignoresRunsOfAnotherSpecification() {
        assertThat(store().load(MadeUp.spec("bowl", "adam", 3, 6))).isEmpty();
        assertThat(store().load(MadeUp.spec("bowl", "adam", 4, 5))).isEmpty();
        assertThat(store().load(new RunSpec(SPEC.problem(), SPEC.optimizer(), 3, 5, List.of())))
                .isEmpty();
    }

    @Test
    void ignoresTruncatedChangedOrMissingCurves() throws IOException {
        String whole = Files.readString(curve);
        for (String bad : List.of(whole.substring(0, whole.length() - 1), whole.replaceFirst("1.5", "1.4"), "")) {
            Files.writeString(curve, bad);
            assertThat(store().load(SPEC)).as(bad).isEmpty();
        }
        Files.delete(curve);
        assertThat(store().load(SPEC)).isEmpty();
        Files.writeString(curve, whole);
        assertThat(store().load(SPEC)).isPresent();
    }

    @Test
    void ignoresIncompleteManifests() throws IOException {
        String whole = Files.readString(manifest);
        List<String> bad = List.of(
                "",
                "null",
                "{}",
                "[]",
                whole.substring(0, whole.length() / 2),
                whole.replace("\"cost\"", "\"cots\""),
                whole.replace("\"environment\"", "\"enviroment\""),
                whole.replace("\"curveDigest\"", "\"curve\""),
                whole.replaceFirst("\"learningRate\" : 0.1", "\"learningRate\" : 0.2"));
        for (String text : bad) {
            assertThat(text).isNotEqualTo(whole);
            Files.writeString(manifest, text);
            assertThat(store().load(SPEC)).as(text).isEmpty();
            assertThat(store().manifest(SPEC)).as(text).isEmpty();
        }
    }

    @Test
    void ignoresCurvesWithoutManifest() throws IOException {
        Files.delete(manifest);

        assertThat(store().load(SPEC)).isEmpty();
    }

    @Test
    void savingLeavesNoTemporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(curve.getParent())) {
            assertThat(files).containsExactlyInAnyOrder(curve, manifest, folder.resolve("runs/bowl/adam/3.parameters"));
        }
    }

    @Test
    void failedSaveKeepsTheOldResult() throws IOException {
        Path blocked = Files.createDirectories(folder.resolve("runs/bowl/yogi/3.json/in-the-way"));
        RunSpec yogi = MadeUp.spec("bowl", "yogi", 3, 5);

        assertThatIOException().isThrownBy(() -> save(folder, MadeUp.result(yogi, 1, 1, false)));

        assertThat(store().load(yogi)).isEmpty();
        assertThat(store().load(SPEC)).isPresent();
        try (Stream<Path> files = Files.list(blocked.getParent().getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("3.csv", "3.json", "3.parameters");
        }
    }

    private RunStore store() {
        return new RunStore(folder);
    }

    private static void save(Path folder, RunResult result) throws IOException {
        new RunStore(folder).save(result, MadeUp.environment("code"), Instant.parse("2026-01-02T03:04:05.678Z"));
    }
}
