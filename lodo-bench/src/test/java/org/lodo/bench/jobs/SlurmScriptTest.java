package org.lodo.bench.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.engine.run.MadeUp;

@DisabledOnOs(OS.WINDOWS)
class SlurmScriptTest {

    private static final String ODD = "it's \"odd\" $HOME `id` \\n $(id) * ; é\n#SBATCH --x";

    @TempDir
    private Path folder;

    @Test
    void oddNamesAreWordsOfTheShell() throws Exception {
        String script = SlurmScript.of(
                plan("Änderung (2), $x", List.of("run", ODD, "--set", "a.b=c d")), folder, Path.of("/a b/" + ODD));
        Path file = Files.writeString(folder.resolve("job.sh"), script);

        assertThat(exitCode("sh", "-n", file.toString())).isZero();
        assertThat(script)
                .startsWith("#!/bin/sh\n#SBATCH --job-name=lodo-nderung-2-x-")
                .contains("#SBATCH --array=1-3\n");
        // Slurm reads them up to the first command.
        assertThat(script.lines()
                        .takeWhile(line -> line.startsWith("#") || line.isEmpty())
                        .filter(line -> line.startsWith("#SBATCH")))
                .hasSize(9);

        // What the shell makes of the words, by itself.
        Path words = Files.writeString(
                folder.resolve("words.sh"),
                "for word in " + ShellWord.quoted(List.of(ODD, "", "plain", "~", "-"))
                        + "; do printf '%s|' \"$word\"; done");
        Process shell = new ProcessBuilder("sh", words.toString()).start();
        assertThat(new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(ODD + "||plain|~|-|");
    }

    @Test
    void timeAndMemoryComeFromTheRuns() {
        JobPlan plan = plan("quick", List.of("run", "quick"));

        // The runs take 100, 200 and 300 s in three shards, and 64 MiB each beside the 96 MiB of the suite.
        assertThat(plan.seconds()).isEqualTo(600);
        assertThat(plan.longestShardSeconds()).isEqualTo(300);
        assertThat(plan.limitMinutes()).isEqualTo(15);
        assertThat(plan.heapMebibytes()).isEqualTo(240);
        assertThat(plan.memoryMebibytes()).isEqualTo(560);
        assertThat(plan.summary())
                .isEqualTo(
                        "3 runs in 3 shards, 0:10:00 h in all on one thread of the machine that planned them, 0:05:00 h for"
                                + " the longest shard; the largest run takes 64 MiB of heap, a shard 560 MiB of memory");
        assertThat(plan.jobName()).isEqualTo("lodo-quick");
    }

    private JobPlan plan(String study, List<String> arguments) {
        List<PlannedRun> runs = List.of(run(1), run(2), run(3));
        return new JobPlan(study, 3, 1, runs, arguments, "/results/" + study);
    }

    private static PlannedRun run(int shard) {
        return new PlannedRun(shard, 100.0 * shard, 64L << 20, MadeUp.spec("bowl", "adam", shard, 10));
    }

    private static int exitCode(String... command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
