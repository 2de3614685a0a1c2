package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bits do not depend on the number of threads, the locale or interruptions. */
class ReproducibilityTest {

    @TempDir
    private static Path dir;

    private static Map<String, Object> expected;

    @BeforeAll
    static void runOnOneThread() throws IOException {
        expected = outcome(run(dir.resolve("reference"), 1));
        assertThat(expected).containsKeys("digests", "summary", "noisy-quadratic-loss-by-step.svg");
        assertThat((List<?>) expected.get("digests")).hasSize(2 * 21).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"2, de-DE", "5, tr-TR"})
    void bitsDependNeitherOnThreadsNorOnTheLocale(int threads, String language) throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            assertThat(outcome(run(dir.resolve(language), threads))).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void interruptedAndDamagedStudyIsCompletedBitIdentically() throws IOException {
        Path folder = dir.resolve("resumed");
        copy(dir.resolve("reference"), folder);
        Path runs = folder.resolve("runs");
        Files.delete(runs.resolve("rosenbrock/adam/1.json"));
        Files.delete(runs.resolve("noisy-quadratic/yogi/2.csv"));
        Path cut = runs.resolve("rosenbrock/lodo/2.csv");
        Files.writeString(cut, Files.readString(cut).substring(0, 99));
        Files.writeString(runs.resolve("noisy-quadratic/lodo/2.json"), "{\"spec\" : {");
        Files.writeString(runs.resolve("rosenbrock/lodo/.1.csv.8c7f.tmp"), "step,dra");
        Files.delete(folder.resolve("summary.csv"));
        Files.writeString(folder.resolve("manifest.json"), "{");
        Path untouched = runs.resolve("rosenbrock/newton/2.json");
        byte[] whole = Files.readAllBytes(untouched);

        assertThat(outcome(run(folder, 2))).isEqualTo(expected);
        assertThat(untouched).as("finished runs are reused").hasBinaryContent(whole);
    }

    @Test
    void completeStudyIsReused() throws IOException {
        Path folder = dir.resolve("again");
        copy(dir.resolve("reference"), folder);

        Shell again = run(folder, 1);

        assertThat(again.err()).isEqualTo("quick: all runs are stored already" + System.lineSeparator());
        assertThat(Shell.files(folder.resolve("runs")))
                .isEqualTo(Shell.files(dir.resolve("reference").resolve("runs")));
        assertThat(folder.resolve("summary.csv")).hasSameTextualContentAs(dir.resolve("reference/summary.csv"));
    }

    /** A few steps on the network, whose gradient is computed in parallel. */
    @Test
    void bitsOfTheNetworkDoNotDependOnThreads() throws IOException {
        List<Object> outcomes = new ArrayList<>();
        for (int threads : new int[] {1, 2, 3}) {
            Path folder = dir.resolve("mnist-" + threads);
            Shell shell = Shell.run(
                    "run",
                    "quick",
                    "--problems",
                    "mnist",
                    "--optimizers",
                    "lodo,momentum",
                    "--batch",
                    "20",
                    "--steps",
                    "4",
                    "--seeds",
                    "2",
                    "--threads",
                    "" + threads,
                    "--out",
                    folder.toString());
            assertThat(shell.exitCode()).as(shell.err()).isZero();
            outcomes.add(outcome(shell));
        }
        assertThat(outcomes.get(1)).isEqualTo(outcomes.get(0));
        assertThat(outcomes.get(2)).isEqualTo(outcomes.get(0));
    }

    private static Shell run(Path folder, int threads) {
        Shell shell = Shell.run(
                "run",
                "quick",
                "--problems",
                "noisy-quadratic,rosenbrock",
                "--steps",
                "40",
                "--seeds",
                "2",
                "--threads",
                "" + threads,
                "--out",
                folder.toString());
        assertThat(shell.exitCode()).as(shell.err()).isZero();
        assertThat(shell.out()).contains("Report: " + folder.resolve("report.md"));
        return shell;
    }

    /** Everything that must not differ: digests, the summary without speeds, plots not over time. */
    private static Map<String, Object> outcome(Shell shell) throws IOException {
        Path folder = Path.of(shell.out().strip().replaceFirst("(?s).*Report: (\\V*).*", "$1"))
                .getParent();
        Map<String, Object> outcome = new TreeMap<>();
        JsonNode manifest =
                new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
        outcome.put(
                "digests",
                manifest.required("runs")
                        .valueStream()
                        .map(run -> Stream.of("problem", "optimizer", "seed", "finalLoss", "failure", "lossDigest")
                                .map(key -> run.required(key).toString())
                                .collect(Collectors.joining(" ")))
                        .toList());
        outcome.put(
                "summary",
                Files.readAllLines(folder.resolve("summary.csv")).stream()
                        .map(row -> row.replaceFirst("^((?:[^,]*,){9})[^,]*", "$1"))
                        .collect(Collectors.joining("\n")));
        Shell.files(folder.resolve("plots")).forEach((name, content) -> {
            if (name.matches(".*(by-step|hessian-error|trajectories)\\.svg")) {
                outcome.put(name, content);
            }
        });
        return outcome;
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Map.Entry<String, String> file : Shell.files(from).entrySet()) {
            Path target = to.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue().getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
