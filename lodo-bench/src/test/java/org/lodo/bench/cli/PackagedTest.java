package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.engine.io.Json;
import org.lodo.engine.run.Manifest;

/** The executable jar, run by {@code java -jar} in a folder that holds nothing of the project. Runs after it was built. */
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
    void aStudyHasTheBitsItHasWithoutTheJar() throws Exception {
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
    }

    @Test
    void plugInsCompileAgainstTheLibrariesBesideTheJar() throws Exception {
        Files.writeString(folder.resolve("Still.java"), PLUGIN);

        Shell jar = run("list", "--plugins", "Still.java");

        assertThat(jar.exitCode()).as(jar.err()).isZero();
        assertThat(jar.out()).contains("stays where it is", "noisy-quadratic", "lodo-diagonal");
    }

    @Test
    void theJarKnowsItsVersionAndItsBenchmarks() throws Exception {
        assertThat(run("--version").out()).startsWith("lodo ").doesNotContain("development");
        assertThat(run("bench", "no-such-benchmark").err())
                .isEqualTo("lodo: benchmark pattern 'no-such-benchmark': must match at least one benchmark\n");
    }

    @Test
    void checkSaysThatTheBaselineIsNotHere() throws Exception {
        Shell jar = run("check");

        assertThat(jar.exitCode()).isEqualTo(CommandLines.WRONG_ARGUMENTS);
        assertThat(jar.err())
                .isEqualTo("lodo: baseline folder '" + folder.toRealPath().resolve("reports/baseline")
                        + "': must hold study.json and runs.jsonl; name the folder that does with --baseline, or make"
                        + " one with check --accept \"why\"\n");
    }

    private Shell run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
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
