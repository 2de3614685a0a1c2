package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who ends a process from outside is told what goes on from where. */
@DisabledOnOs(OS.WINDOWS)
class InterruptionTest {

    private static final String STUDY = """
            seeds: 3
            problems: [{problem: rosenbrock, steps: 10}, {problem: noisy-quadratic, steps: 3000000}]
            optimizers: [{optimizer: adam}]
            """;

    @TempDir
    private Path folder;

    @Test
    void aStudyThatIsTerminatedSaysWhereItGoesOn() throws Exception {
        Files.writeString(folder.resolve("study.yaml"), STUDY);
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dlodo.warmUpMillis=20",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.lodo.bench.cli.Main",
                        "run",
                        folder.resolve("study.yaml").toString(),
                        "--out",
                        folder.resolve("out").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Path first = folder.resolve("out/runs/rosenbrock/adam/1.json");
        while (process.isAlive() && !Files.exists(first)) {
            Thread.sleep(20);
        }
        // The process counts a run just after it is stored.
        Thread.sleep(200);

        process.destroy();

        assertThat(process.waitFor()).as(text(log)).isEqualTo(143);
        assertThat(text(log)).containsPattern("lodo: interrupted; the same command goes on from [1-9] of 6 runs\n$");
    }

    private static String text(Path log) throws IOException {
        return Files.readString(log);
    }
}
