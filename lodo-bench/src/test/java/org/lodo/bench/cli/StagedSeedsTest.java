package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies that add seeds until their verdicts are decided, by the command line. */
class StagedSeedsTest {

    private static final String STUDY = """
            seeds: {from: 4, upTo: 16%s}
            margin: 0.02
            steps: 300
            problems:
              - {problem: noisy-quadratic, label: bowl, settings: {dimension: 2}}
            optimizers:
              - {optimizer: adam, settings: {learningRate: 0.3}}
              - {optimizer: adam, label: wild, settings: {learningRate: 50}}
              - {optimizer: adam, label: twin, settings: {learningRate: 0.3}}
              - {optimizer: adam, label: near, settings: {learningRate: 0.32}}
            """;

    @TempDir
    private Path dir;

    /** Near and the reference differ by about a margin: all seeds are needed, unless only the others matter. */
    @Test
    void seedsEndWhereTheVerdictsThatMatterAreDecided() throws IOException {
        Shell all = run("all", "");
        Shell some = run("some", ", deciding: [twin]");

        assertThat(all.exitCode()).as(all.err()).isZero();
        assertThat(some.exitCode()).as(some.err()).isZero();
        assertThat(all.err())
                .contains(
                        "all: undecided after 4 seeds, so that more are added: wild on bowl, twin on bowl, near on bowl");
        assertThat(all.err()).contains("undecided after 8 seeds, so that more are added: wild on bowl, near on bowl");
        assertThat(seeds("all")).isEqualTo(16);
        assertThat(seeds("some")).isEqualTo(8);

        String report = Files.readString(dir.resolve("some/report.md"));
        assertThat(report)
                .contains(
                        "Seeds were added in stages until the verdict on twin was decided: the study ended after 8 of at most"
                                + " 16 seeds.")
                .containsPattern(
                        "The levels of the stages are 0.% after 4, 2\\.5.% after 8 and 2\\.5.% after 16 seeds; they sum up to 5.%")
                .containsPattern("is equivalent \\(within 2.%\\) to twin");
        assertThat(Files.readString(dir.resolve("some/report.md")))
                .containsPattern("\\| twin \\|.*\\| 8 +\\| equivalent \\|");
    }

    /** What was run is not run again, and what is decided stays so; a longer study goes on from there. */
    @Test
    void theSameCommandFindsTheSameAndALongerOneGoesOn() throws IOException {
        run("study", ", deciding: [twin]");
        Map<String, String> before = runs("study");
        String report = Files.readString(dir.resolve("study/report.md"));

        Shell again = run("study", ", deciding: [twin]");
        assertThat(again.err()).contains("all runs are stored already");
        assertThat(runs("study")).isEqualTo(before).hasSize(3 * 4 * 8);
        assertThat(Files.readString(dir.resolve("study/report.md"))).isEqualTo(report);
        assertThat(Shell.run("report", dir.resolve("study").toString()).exitCode())
                .isZero();
        assertThat(seeds("study")).isEqualTo(8);

        Shell longer = run("study", "");
        assertThat(longer.exitCode()).as(longer.err()).isZero();
        assertThat(seeds("study")).isEqualTo(16);
        assertThat(runs("study")).containsAllEntriesOf(before).hasSize(3 * 4 * 16);
    }

    @Test
    void seedsOfTheCommandRunAtOnce() throws IOException {
        Shell fixed = run("fixed", "", "--seeds", "3");

        assertThat(fixed.exitCode()).as(fixed.err()).isZero();
        assertThat(fixed.err()).doesNotContain("undecided after");
        assertThat(seeds("fixed")).isEqualTo(3);
    }

    @Test
    void whatCannotDecideIsRefused() throws IOException {
        assertThat(run("typo", ", deciding: [wlid]").err())
                .contains("typo.yaml: seeds: deciding: unknown optimizer 'wlid': did you mean 'wild'?");
        Path file =
                Files.writeString(dir.resolve("wide.yaml"), STUDY.formatted("").replace("0.02", "1.5"));
        assertThat(Shell.run(
                                "run",
                                file.toString(),
                                "--out",
                                dir.resolve("wide").toString())
                        .err())
                .contains(
                        "wide.yaml: margin = 1.5: must be a fraction of the loss, above 0 and below 1, such as 0.01 for 1 %");
    }

    private Shell run(String name, String deciding, String... options) throws IOException {
        Path file = Files.writeString(dir.resolve(name + ".yaml"), STUDY.formatted(deciding));
        return Shell.run(Stream.concat(
                        Stream.of(
                                "run",
                                file.toString(),
                                "--out",
                                dir.resolve(name).toString()),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    private int seeds(String name) throws IOException {
        JsonNode study = new ObjectMapper()
                .readTree(dir.resolve(name).resolve("study.json").toFile());
        return study.required("study").required("seeds").size();
    }

    /** The files of all runs with their contents. */
    private Map<String, String> runs(String name) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(dir.resolve(name).resolve("runs"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file.toString(), Integer.toHexString(Arrays.hashCode(Files.readAllBytes(file))));
            }
        }
        return files;
    }
}
