package org.lodo.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants one-line faults, listed in {@code mutations.yaml}, one at a time, and requires that {@code check} fails and names the
 * affected optimizers and problems and no others. {@code mvn verify -Pmutations}; with {@code -Dlodo.seal=true}
 * the outcome is written to docs/mutations.md.
 */
@Tag("mutations")
class MutationsTest {

    private static final Path ROOT = Path.of(System.getProperty("lodo.root"));

    private static final long MAX_MINUTES = 5;

    @TempDir
    private static Path dir;

    private static List<Mutation> mutations;

    /** A fault, and the cells that it may change. */
    record Mutation(String fault, String file, String text, String by, String changes) {

        String mutated() throws IOException {
            String source = Files.readString(ROOT.resolve(file));
            assertThat(source.split(Pattern.quote(text), -1))
                    .as("parts of %2$s around '%1$s'", text, file)
                    .hasSize(2);
            return source.replace(text, by);
        }
    }

    /** The outcome of check with a mutation: its exit code and the cells that changed. */
    record Outcome(int exitCode, List<Changed> cells, String log) {}

    record Changed(String problem, String optimizer, String step) {

        String label() {
            return problem + "/" + optimizer;
        }
    }

    @BeforeAll
    static void readMutations() throws IOException {
        mutations = listed();
    }

    static List<Mutation> listed() throws IOException {
        try (InputStream yaml = MutationsTest.class.getResourceAsStream("/mutations.yaml")) {
            return new ObjectMapper(new YAMLFactory()).readValue(yaml, new TypeReference<>() {});
        }
    }

    @Test
    void everyFaultIsDetectedInTheRightCells() throws Exception {
        assertThat(mutations).hasSizeGreaterThanOrEqualTo(25);
        Outcome unharmed = check(Files.createDirectories(dir.resolve("unharmed")));
        assertThat(unharmed.exitCode()).as(unharmed.log()).isZero();

        SoftAssertions softly = new SoftAssertions();
        List<String> rows = new ArrayList<>();
        for (Mutation mutation : mutations) {
            Path classes = Files.createDirectories(dir.resolve("mutation-" + rows.size()));
            compile(mutation, classes);
            Outcome outcome = check(classes);
            softly.assertThat(outcome.exitCode())
                    .as(mutation.fault() + "\n" + outcome.log())
                    .isEqualTo(1);
            softly.assertThat(outcome.cells()).as(mutation.fault()).isNotEmpty();
            softly.assertThat(outcome.cells())
                    .as(mutation.fault())
                    .allMatch(cell -> cell.label().matches(mutation.changes()));
            rows.add(row(mutation, outcome));
        }
        if (Boolean.getBoolean("lodo.seal")) {
            Files.writeString(ROOT.resolve("docs/mutations.md"), document(rows));
        }
        softly.assertAll();
    }

    private static void compile(Mutation mutation, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path source = classes.resolve(Path.of(mutation.file()).getFileName());
        Files.writeString(source, mutation.mutated());
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-proc:none",
                    "--release",
                    "17",
                    "-d",
                    classes.toString(),
                    "-cp",
                    System.getProperty("java.class.path"));
            boolean compiled = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertThat(compiled).as(mutation.fault() + ": " + messages).isTrue();
        }
    }

    /** Uses one seed; a fault that it misses would have to be detected by three. */
    private static Outcome check(Path classes) throws IOException, InterruptedException {
        Path log = classes.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dmaven.multiModuleProjectDirectory=" + ROOT,
                        "-Djava.awt.headless=true",
                        "-cp",
                        classes + File.pathSeparator + System.getProperty("java.class.path"),
                        "org.lodo.bench.cli.Main",
                        "check",
                        "--seeds",
                        "1",
                        "--out",
                        classes.resolve("report").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(MAX_MINUTES, TimeUnit.MINUTES)).isTrue();
        Path report = classes.resolve("report/report.md");
        List<Changed> cells = new ArrayList<>();
        for (String line : Files.exists(report) ? Files.readAllLines(report) : List.<String>of()) {
            String[] fields = line.split("\\s*\\|\\s*", -1);
            if (line.contains("**changed**")) {
                cells.add(new Changed(fields[1], fields[2], fields[7]));
            }
        }
        return new Outcome(process.exitValue(), cells, Files.readString(log));
    }

    private static String row(Mutation mutation, Outcome outcome) {
        Changed first = outcome.cells().isEmpty()
                ? new Changed("—", "—", "—")
                : outcome.cells().get(0);
        return String.format(
                Locale.ROOT,
                "| %s | `%s` | `%s` | `%s` | %s | %d | %s, evaluation %s |",
                mutation.fault(),
                Path.of(mutation.file()).getFileName().toString().replace(".java", ""),
                mutation.text().replaceAll("\\s+", " "),
                mutation.by().replaceAll("\\s+", " "),
                outcome.exitCode() == 1 ? "caught" : "**missed**",
                outcome.cells().size(),
                first.optimizer() + " on " + first.problem(),
                first.step());
    }

    private static String document(List<String> rows) {
        return """
                # Planted faults

                Each row is a one-line fault, planted by itself; `check` was then run with seed 1. A fault counts as caught if the exit code is
                1 and only cells that contain the fault are named. Generated by `mvn verify -Pmutations -Dlodo.seal=true`, which fails if a
                fault is missed; the faults are listed in [mutations.yaml](../lodo-bench/src/test/resources/mutations.yaml).

                | fault | class | original | replacement | outcome | cells | first of them |
                | --- | --- | --- | --- | --- | ---: | --- |
                """ + String.join("\n", rows) + "\n";
    }
}
