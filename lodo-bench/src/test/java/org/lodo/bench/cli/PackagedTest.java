package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.engine.io.Json;
import org.lodo.engine.run.Manifest;
import org.lodo.engine.study.StoredStudy;

/** The executable jar, run by {@code java -jar} outside the project, after it was built. */
@Tag("packaged")
class PackagedTest {

    private static final Path JAR = Path.of(System.getProperty("lodo.packaged", ""), "lodo.jar");

    private static final String STUDY = """
            seeds: 1
            problems:
              - {problem: noisy-quadratic, steps: 100, settings: {dimension: 16}}
              - {problem: mnist, steps: 2, settings: {batch: 2}}
            optimizers:
              - {optimizer: lodo, on: [noisy-quadratic]}
              - {optimizer: adam}
            """;

    private static final String PLUGIN = """
            import org.lodo.engine.catalog.Catalog;
            import org.lodo.engine.catalog.CatalogProvider;
            import org.lodo.objective.Sample;

            public final class Still implements CatalogProvider {
                public record Config() {}

                @Override
                public void addTo(Catalog.Builder catalog) {
                    catalog.optimizer("still", "stays where it is", new Config(), Sample.class,
                            (config, run) -> (draws, x) -> draws.draw().value(x));
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void studyHasTheSameBitsAsWithMaven() throws Exception {
        Files.writeString(folder.resolve("study.yaml"), STUDY);

        Shell jar = run("run", "study.yaml");

        assertThat(jar.err()).doesNotContain("lodo:", "ERROR", "WARN");
        assertThat(jar.exitCode()).isZero();
        Path results = folder.resolve("reports/study");
        assertThat(results.resolve("report.html")).isNotEmptyFile();
        assertThat(folder.resolve("reports/index.html")).isNotEmptyFile();
        assertThat(Files.readString(results.resolve("report.md"))).contains("java -jar lodo.jar run study.yaml");
        String here = folder.resolve("here").toString();
        assertThat(Shell.run("run", folder.resolve("study.yaml").toString(), "--out", here)
                        .exitCode())
                .isZero();
        assertThat(lossDigests(results)).hasSize(3).isEqualTo(lossDigests(Path.of(here)));
        assertThat(code(results)).hasSize(9).isEqualTo(code(Path.of(here)));
    }

    @Test
    void plugInsCompileAgainstTheLibrariesBesideTheJar() throws Exception {
        Files.writeString(folder.resolve("Still.java"), PLUGIN);

        Shell jar = run("list", "--plugins", "Still.java");

        assertThat(jar.exitCode()).as(jar.err()).isZero();
        assertThat(jar.out()).contains("stays where it is", "noisy-quadratic", "lodo-diagonal");
    }

    @Test
    void jarHasVersionAndBenchmarks() throws Exception {
        assertThat(run("--version").out()).startsWith("lodo ").doesNotContain("development");
        assertThat(run("bench", "no-such-benchmark").err())
                .isEqualTo("lodo: benchmark pattern 'no-such-benchmark': must match at least one benchmark\n");
    }

    @Test
    void checkReportsTheMissingBaseline() throws Exception {
        Shell jar = run("check");

        assertThat(jar.exitCode()).isEqualTo(CommandLines.WRONG_ARGUMENTS);
        assertThat(jar.err())
                .isEqualTo("lodo: baseline folder '" + folder.toRealPath().resolve("reports/baseline")
                        + "': must hold study.json and runs.jsonl; name the folder that does with --baseline, or make"
                        + " one with check --accept \"why\"\n");
    }

    @Test
    void storedRunsOutliveAChangeOfAVerbOrAPlotAndNotOneOfTheEngineOrALibrary() throws Exception {
        Files.writeString(folder.resolve("study.yaml"), """
                seeds: 2
                steps: 20
                problems: [{problem: rosenbrock}]
                optimizers: [{optimizer: adam}]
                """);
        Path copy = folder.resolve("copy");
        copy(JAR.getParent(), copy);
        assertThat(run("run", "study.yaml").exitCode()).isZero();

        assertThat(runOf(copy, "run", "study.yaml").err()).startsWith("study: all runs are stored already");

        for (String type : List.of("cli/ThreadsOption", "report/ReportWriter", "plot/Palette")) {
            replace(copy.resolve("lodo.jar"), "org/lodo/bench/" + type + ".class", PackagedTest::withAnotherText);
        }
        assertThat(runOf(copy, "run", "study.yaml").err()).startsWith("study: all runs are stored already");

        replace(
                jar(copy, "ojalgo"),
                "META-INF/maven/org.ojalgo/ojalgo/pom.properties",
                bytes -> new String(bytes, StandardCharsets.UTF_8)
                        .replaceFirst("version=.*", "version=1.2.3")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(runOf(copy, "run", "study.yaml").err())
                .contains("study: 2 stored runs are by other code and are repeated: ojAlgo ")
                .contains(" → 1.2.3\n");

        replace(jar(copy, "lodo-engine"), "org/lodo/engine/stats/Holm.class", PackagedTest::withAnotherText);
        assertThat(runOf(copy, "run", "study.yaml").err())
                .contains("study: 2 stored runs are by other code and are repeated: lodo-engine changed\n");
        assertThat(runOf(copy, "run", "study.yaml").err()).startsWith("study: all runs are stored already");
    }

    private static Path jar(Path copy, String artifact) throws IOException {
        try (Stream<Path> jars = Files.list(copy.resolve("lib"))) {
            return jars.filter(jar -> jar.getFileName().toString().matches(artifact + "-\\d.*"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A class whose name of its source file differs in a letter. */
    private static byte[] withAnotherText(byte[] type) {
        byte[] source = ".java".getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at < type.length - source.length; at++) {
            if (Arrays.equals(type, at, at + source.length, source, 0, source.length)) {
                byte[] changed = type.clone();
                changed[at + 1] = 'J';
                return changed;
            }
        }
        throw new IllegalArgumentException("names no source file");
    }

    private static void replace(Path jar, String entry, UnaryOperator<byte[]> change) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(jar, (ClassLoader) null)) {
            Path file = zip.getPath(entry);
            Files.write(file, change.apply(Files.readAllBytes(file)));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private Shell run(String... arguments) throws IOException, InterruptedException {
        return runOf(JAR.getParent(), arguments);
    }

    private Shell runOf(Path suite, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                suite.resolve("lodo.jar").toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("packaged", ".out");
        Path err = Files.createTempFile("packaged", ".err");
        try {
            int exitCode = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start()
                    .waitFor();
            return new Shell(exitCode, read(out), read(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static Map<String, String> code(Path study) throws IOException {
        return Json.read(study.resolve("study.json"), StoredStudy.class)
                .environment()
                .code();
    }

    private static Map<String, String> lossDigests(Path study) throws IOException {
        Path runs = study.resolve("runs");
        Map<String, String> digests = new TreeMap<>();
        for (String name : Shell.files(runs).keySet()) {
            if (name.endsWith(".json")) {
                digests.put(name, Json.read(runs.resolve(name), Manifest.class).lossDigest());
            }
        }
        return digests;
    }
}
