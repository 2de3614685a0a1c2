package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The study of the network in shards, as it is meant to be run at the paper's scale; here with a few steps on few images. */
class ShardedMnistTest {

    private static final String STUDY = """
            seeds: 2
            steps: 2
            metrics: [validation_loss, test_loss]
            problems:
              - {problem: mnist, settings: {batch: 4, validationQueries: 1, testImages: 10}}
            optimizers:
              - {optimizer: lodo, settings: {initialLearningRate: 0.0846, metaLearningRate: 7.95e-6, momentum: 0.934}}
              - {optimizer: adam, settings: {learningRate: 1.5e-3}}
            """;

    private static final int RUNS = 4;

    @TempDir
    private Path dir;

    @Test
    void shardsMergeToWhatOneProcessGives() throws IOException {
        Path study = dir.resolve("study.yaml");
        Files.writeString(study, STUDY);

        command("run", study.toString(), "--out", path("one"));
        command("run", study.toString(), "--out", path("first"), "--shard", "1/2");
        command("run", study.toString(), "--out", path("second"), "--shard", "2/2");
        command("merge", path("first"), path("second"), "--out", path("merged"));

        assertThat(Outcome.summary(dir.resolve("merged"))).isEqualTo(Outcome.summary(dir.resolve("one")));
        assertThat(Outcome.digests(dir.resolve("merged"))).hasSize(RUNS).isEqualTo(Outcome.digests(dir.resolve("one")));
        assertThat(parameters("merged")).hasSize(RUNS).isEqualTo(parameters("one"));
        assertThat(List.of(parameters("first").size(), parameters("second").size()))
                .as("equal shares")
                .containsOnly(RUNS / 2);
    }

    /** The bytes of the trained networks, as text so that maps can be compared. */
    private Map<String, String> parameters(String out) throws IOException {
        Path runs = dir.resolve(out).resolve("runs");
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(runs)) {
            for (Path file : files.filter(found -> found.toString().endsWith(".parameters"))
                    .toList()) {
                all.put(runs.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return all;
    }

    private static void command(String... arguments) {
        Shell shell = Shell.run(arguments);
        assertThat(shell.exitCode()).as(shell.err()).isZero();
    }

    private String path(String name) {
        return dir.resolve(name).toString();
    }
}
