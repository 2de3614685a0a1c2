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
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Shards of a study that adds seeds in stages. They cannot know where verdicts will be decided, so they make the runs of all
 * stages, and merge reports the stage at which one process stops.
 */
class ShardedStagesTest {

    private static final int SHARDS = 3;

    private static final int SEEDS = 16;

    private static final int OPTIMIZERS = 3;

    /** Twin is the reference once more, which eight seeds can tell and four cannot. */
    private static final String STUDY = """
            seeds: {from: 4, upTo: 16, deciding: [twin]}
            margin: 0.02
            steps: 100
            problems:
              - {problem: noisy-quadratic, label: bowl, settings: {dimension: 2}}
            optimizers:
              - {optimizer: adam, settings: {learningRate: 0.3}}
              - {optimizer: adam, label: twin, settings: {learningRate: 0.3}}
              - {optimizer: momentum}
            """;

    @TempDir
    private static Path dir;

    @BeforeAll
    static void runOnOneMachineAndOnThree() throws IOException {
        Files.writeString(dir.resolve("study.yaml"), STUDY);
        run("one");
        for (int shard = 1; shard <= SHARDS; shard++) {
            run("shared", "--shard", shard + "/" + SHARDS);
            run("own" + shard, "--shard", shard + "/" + SHARDS);
        }
        merge("shared");
        merge("own1", "own2", "own3", "--out", path("merged"));
    }

    @Test
    void mergeStopsWhereOneProcessStops() throws IOException {
        List<String> expected = Outcome.summary(dir.resolve("one"));
        assertThat(expected).hasSize(1 + OPTIMIZERS).anyMatch(row -> row.startsWith("bowl,twin,100,8,0,"));
        assertThat(curves("one")).hasSize(OPTIMIZERS * SEEDS / 2);

        for (String merged : List.of("shared", "merged")) {
            assertThat(Outcome.summary(dir.resolve(merged))).as(merged).isEqualTo(expected);
            assertThat(curves(merged)).as(merged).isEqualTo(curves("one"));
            assertThat(Files.readString(dir.resolve(merged).resolve("report.md")))
                    .contains("until the verdict on twin was decided: the study ended after 8 of at most 16 seeds.");
        }
    }

    /** Runs of later stages are made, and are left in the folder: another question may need them. */
    @Test
    void shardsMakeTheRunsOfAllStages() {
        Map<String, String> all = Outcome.digests(dir.resolve("shared"));

        assertThat(all).hasSize(OPTIMIZERS * SEEDS).containsAllEntriesOf(Outcome.digests(dir.resolve("one")));
        assertThat(Outcome.digests(dir.resolve("merged"))).isEqualTo(all);
    }

    @Test
    void aSecondMergeFindsTheSame() throws IOException {
        String before = Files.readString(dir.resolve("shared/summary.csv"));

        merge("shared");

        assertThat(dir.resolve("shared/summary.csv")).hasContent(before);
    }

    private static void run(String out, String... options) {
        List<String> command = new ArrayList<>(List.of("run", path("study.yaml"), "--out", path(out)));
        command.addAll(List.of(options));
        assertDone(command);
    }

    private static void merge(String... arguments) {
        List<String> command = new ArrayList<>(List.of("merge"));
        for (String argument : arguments) {
            boolean isFolder = Files.isDirectory(dir.resolve(argument));
            command.add(isFolder ? path(argument) : argument);
        }
        assertDone(command);
    }

    private static void assertDone(List<String> command) {
        Shell shell = Shell.run(command.toArray(String[]::new));
        assertThat(shell.exitCode()).as(shell.err()).isZero();
    }

    private static String path(String name) {
        return dir.resolve(name).toString();
    }

    /** The curves that a report keeps, without the times that only the runs of one process have. */
    private static Map<String, String> curves(String out) throws IOException {
        Map<String, String> curves = new TreeMap<>();
        try (ZipFile zip = new ZipFile(dir.resolve(out).resolve("curves.zip").toFile())) {
            for (ZipEntry entry : zip.stream().map(found -> (ZipEntry) found).toList()) {
                String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                List<String> names =
                        List.of(text.lines().findFirst().orElseThrow().split(",", -1));
                int seconds = names.indexOf("seconds");
                curves.put(entry.getName(), text.replaceAll("(?m)^((?:[^,\n]*,){" + seconds + "})[^,\n]*", "$1"));
            }
        }
        return curves;
    }
}
