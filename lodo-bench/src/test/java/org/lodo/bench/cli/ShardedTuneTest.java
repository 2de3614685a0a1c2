package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search in shards, round by round, finds what one process finds. */
class ShardedTuneTest {

    private static final String TUNING = """
            problem: rosenbrock
            population: 5
            schedule: [{sigma: 0.5, steps: 20}, {sigma: 0.3, steps: 30}, {sigma: 0.1, steps: 40}]
            optimizers: [adam, momentum]
            """;

    @TempDir
    private Path dir;

    @Test
    void shardsFindThePointOfOneProcess() throws IOException {
        Path tuning = Files.writeString(dir.resolve("search.yaml"), TUNING);
        assertThat(tune(tuning, "one").exitCode()).isZero();

        Shell first = tune(tuning, "shared", "--shard", "1/2");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out())
                .isEqualTo(
                        "tune search, shard 1/2: 6 runs made; adam waits for 2 of 5 runs of round 1, and so do 1 more"
                                + " searches; when other shards have made them, the same command goes on"
                                + System.lineSeparator());
        Shell again = tune(tuning, "shared", "--shard", "1/2");
        assertThat(again.out())
                .startsWith("tune search, shard 1/2: 0 runs made; adam waits for 2 of 5 runs of round 1, ");
        Shell second = tune(tuning, "shared", "--shard", "2/2");
        assertThat(second.out())
                .startsWith("tune search, shard 2/2: 8 runs made; adam waits for 3 of 5 runs of round 2, ");
        // Three rounds and that of the validation runs.
        List<String> said = new ArrayList<>();
        for (int turn = 0; turn < 4; turn++) {
            said.add(tune(tuning, "shared", "--shard", "1/2").out());
            said.add(tune(tuning, "shared", "--shard", "2/2").out());
        }
        assertThat(said.get(7))
                .contains("shard 2/2: 0 runs made; all searches are complete; for tuned points and report: mvn");
        assertThat(dir.resolve("shared/adam.yaml")).doesNotExist();
        assertThat(tune(tuning, "shared").exitCode()).isZero();

        for (String file : List.of("adam.csv", "momentum.csv")) {
            assertThat(withoutTimes("shared", file)).isEqualTo(withoutTimes("one", file));
        }
        assertThat(settings("shared")).isEqualTo(settings("one"));
        // The whole search made no run of its own.
        assertThat(dir.resolve("shared/runs/adam.jsonl")).doesNotExist();
    }

    @Test
    void shardsOfAnotherSearchAreRefused() throws IOException {
        Path tuning = Files.writeString(dir.resolve("search.yaml"), TUNING);
        assertThat(tune(tuning, "out", "--shard", "1/2").exitCode()).isZero();

        Shell count = tune(tuning, "out", "--shard", "1/3");
        Shell settings = tune(tuning, "out", "--shard", "2/2", "--population", "4");
        Shell many = tune(tuning, "other", "--shard", "1/9");

        for (Shell refused : List.of(count, settings, many)) {
            assertThat(refused.exitCode()).as(refused.err()).isEqualTo(2);
            assertThat(refused.err()).hasLineCount(1);
            assertThat(refused.out()).isEmpty();
        }
        assertThat(count.err()).contains("was begun by 2 shards, not 3; choose another with --out, or delete ");
        assertThat(settings.err()).contains("was begun by a search with other settings; choose");
        assertThat(many.err())
                .isEqualTo(
                        "lodo: --shard = 1/9: N of I/N must be at most 8, the number of runs of the largest round of tuning"
                                + " search" + System.lineSeparator());
    }

    private Shell tune(Path tuning, String out, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("tune", tuning.toString(), "--out", dir.resolve(out).toString()));
        arguments.addAll(List.of(options));
        return Shell.run(arguments.toArray(new String[0]));
    }

    /** The table of the runs, as far as it does not depend on the clock. */
    private List<String> withoutTimes(String out, String file) throws IOException {
        List<String> lines = Files.readAllLines(dir.resolve(out).resolve(file));
        List<String> header = List.of(lines.get(0).split(",", -1));
        int seconds = header.indexOf("seconds");
        return lines.stream()
                .map(line -> {
                    List<String> fields = new ArrayList<>(List.of(line.split(",", -1)));
                    if (seconds >= 0 && fields.size() == header.size()) {
                        fields.remove(seconds);
                    }
                    return String.join(",", fields);
                })
                .toList();
    }

    private List<String> settings(String out) throws IOException {
        return Files.readAllLines(dir.resolve(out).resolve("adam.yaml")).stream()
                .takeWhile(line -> !line.startsWith("search:"))
                .toList();
    }
}
