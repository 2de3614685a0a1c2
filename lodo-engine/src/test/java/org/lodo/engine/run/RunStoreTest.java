package org.lodo.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {

    private static final RunSpec SPEC = spec("adam", 3, 5);

    private static final Environment ENVIRONMENT = new Environment(
            "1.2.3", "0123abc", true, "code", new TreeMap<>(), "17 (Maker)", "OS 1 x64", "Fast One", 2, 2);

    @TempDir
    private Path folder;

    private Path curve;
    private Path manifest;

    @BeforeEach
    void storeARun() throws IOException {
        save(folder, result(SPEC, 1.5, null));
        curve = folder.resolve("runs/bowl/adam/3.csv");
        manifest = folder.resolve("runs/bowl/adam/3.json");
    }

    @Test
    void loadsStoredResults() {
        RunResult loaded = store().load(SPEC).orElseThrow();

        RunResult kept = result(SPEC, 1.5, null);
        assertThat(loaded)
                .usingRecursiveComparison()
                .ignoringFields("log", "finalPoint")
                .isEqualTo(kept);
        assertThat(loaded.log().toCsv()).isEqualTo(kept.log().toCsv());
        assertThat(loaded.last("hessian_error")).isEqualTo(0.25);
    }

    @Test
    void storesAndLoadsFailures() throws IOException {
        save(folder, result(SPEC, Double.NaN, "step 2: boom"));

        RunResult loaded = store().load(SPEC).orElseThrow();

        assertThat(loaded.failure()).isEqualTo("step 2: boom");
        assertThat(loaded.finalLoss()).isNaN();
        assertThat(loaded.log().size()).isEqualTo(2);
    }

    @Test
    void manifestHasTheProvenance() {
        Manifest found = store().manifest(SPEC).orElseThrow();

        assertThat(found.environment()).isEqualTo(ENVIRONMENT);
        assertThat(found.started()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(found.exclusive()).isTrue();
        assertThat(found.lossDigest()).isEqualTo("digest-3");
    }

    @Test
    void ignoresRunsOfAnotherSpecification() {
        assertThat(store().load(spec("adam", 3, 6))).isEmpty();
        assertThat(store().load(spec("adam", 4, 5))).isEmpty();
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
        RunSpec yogi = spec("yogi", 3, 5);

        assertThatIOException().isThrownBy(() -> save(folder, result(yogi, 1, null)));

        assertThat(store().load(yogi)).isEmpty();
        assertThat(store().load(SPEC)).isPresent();
        try (Stream<Path> files = Files.list(blocked.getParent().getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("3.csv", "3.json", "3.parameters");
        }
    }

    private static RunSpec spec(String optimizer, long seed, long steps) {
        return new RunSpec(
                new CatalogSelection("bowl", "bowl", Map.of("dimension", 2)),
                new CatalogSelection(optimizer, optimizer, Map.of("learningRate", 0.1)),
                seed,
                steps,
                List.of("hessian_error"));
    }

    /** A result with a curve of two rows. */
    private static RunResult result(RunSpec spec, double loss, String failure) {
        return new RunResult(
                spec,
                new RunCost(2, 2, 0, 2, 0, 0, 160L, 0.5, 0.5, 0.25),
                loss,
                "digest-" + spec.seed(),
                failure,
                true,
                RunLog.parse("step,loss,hessian_error\n1,2.5,0.5\n2,1.5,0.25\n"),
                null,
                failure == null ? new double[] {1, 2} : null);
    }

    private RunStore store() {
        return new RunStore(folder);
    }

    private static void save(Path folder, RunResult result) throws IOException {
        new RunStore(folder).save(result, ENVIRONMENT, Instant.parse("2026-01-02T03:04:05.678Z"));
    }
}
