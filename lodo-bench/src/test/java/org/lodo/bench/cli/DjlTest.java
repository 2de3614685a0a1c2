package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of DJL as a plug-in problem; DJL is on the class path with the profile {@code djl}: {@code mvn -Pdjl verify}. */
@Tag("djl")
class DjlTest {

    private static final String STUDY = """
            seeds: 2
            steps: 12
            metrics: [validation_loss, test_loss]
            problems: [{problem: djl-digits, settings: {batch: 16, images: 400}}]
            optimizers:
              - {optimizer: lodo, settings: {initialLearningRate: 0.1}}
              - {optimizer: adam, settings: {learningRate: 0.01}}
              - {optimizer: lbfgs}
            """;

    @TempDir
    private Path dir;

    @Test
    void runsTheExampleWithTheSameBitsOnOneThreadAndTwo() throws IOException {
        Shell one = run(STUDY, "one", "--threads", "1");
        Shell two = run(STUDY, "two", "--threads", "2");

        assertThat(one.err()).doesNotContain("lodo:");
        assertThat(one.exitCode()).isZero();
        assertThat(two.exitCode()).isZero();
        assertThat(Files.readAllLines(dir.resolve("one/summary.csv")))
                .hasSize(1 + 3)
                .allMatch(row -> row.startsWith("problem,") || row.contains(",12,2,0,"));
        assertThat(Outcome.digests(dir.resolve("one"))).hasSize(2 * 3).isEqualTo(Outcome.digests(dir.resolve("two")));
    }

    @Test
    void anOptimizerThatNeedsMoreThanGradientsIsRefused() throws IOException {
        Shell answer = run(STUDY.replace("lbfgs", "newton"), "refused");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("newton").contains("djl-digits");
    }

    private Shell run(String study, String out, String... options) throws IOException {
        Path file = Files.writeString(dir.resolve("study.yaml"), study);
        List<String> arguments = new ArrayList<>(List.of("run", file.toString(), "--plugins"));
        arguments.addAll(List.of(
                "../examples/DigitsNetwork.java", "--out", dir.resolve(out).toString()));
        arguments.addAll(List.of(options));
        return Shell.run(arguments.toArray(String[]::new));
    }
}
