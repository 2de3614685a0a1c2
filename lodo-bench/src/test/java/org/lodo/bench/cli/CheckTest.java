package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks with a temporary baseline and a plug-in whose code changes. */
class CheckTest {

    private static final String STUDY = """
            seeds: 16
            problems:
              - {problem: noisy-quadratic, steps: 60, settings: {dimension: 3}}
            optimizers:
              - {optimizer: adam, settings: {learningRate: 0.5}}
              - {optimizer: sign-descent}
            """;

    @TempDir
    private Path dir;

    private Path study;
    private Path plugin;

    @BeforeEach
    void acceptABaseline() throws IOException {
        study = Files.writeString(dir.resolve("own.yaml"), STUDY);
        plugin = dir.resolve("SignDescent.java");
        Files.copy(Path.of(System.getProperty("lodo.root"), "examples/SignDescent.java"), plugin);
        assertThat(check().err()).contains("baseline").contains("must hold").contains("--accept");
        assertThat(check().exitCode()).isEqualTo(2);
        Shell accepted = check("--accept", "the\nfirst");
        assertThat(accepted.exitCode()).as(accepted.err()).isZero();
        assertThat(changes()).contains("> the first\n").contains("The first baseline.");
    }

    @Test
    void unchangedCodePassesAndNeedsNoAcceptance() throws IOException {
        String before = changes();
        Shell check = check();
        assertThat(check.exitCode()).as(check.out() + check.err()).isZero();
        assertThat(check.out()).contains("Passed: 2 cells × 3 seeds: 2 same bits");
        assertThat(check("--statistical").out()).contains("2 cells × 16 seeds: 2 same bits");
        assertThat(check("--accept", "again").out()).contains("Nothing changed");
        assertThat(changes()).isEqualTo(before);
    }

    @Test
    void degradedOptimizerIsNamedAndCanBeAccepted() throws IOException {
        Files.writeString(
                plugin, Files.readString(plugin).replace("config.learningRate() *", "0.1 * config.learningRate() *"));

        Shell exact = check();
        assertThat(exact.exitCode()).as(exact.err()).isEqualTo(1);
        assertThat(exact.out())
                .contains("FAILED: 2 cells × 3 seeds: 1 same bits, 1 changed")
                .containsPattern("noisy-quadratic +sign-descent +changed")
                .doesNotContainPattern("noisy-quadratic +adam");
        assertThat(exact.out().lines())
                .filteredOn(line -> !line.contains(dir.toString()))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        String report = Files.readString(dir.resolve("report/report.md"));
        // The first evaluation is at the initial point; the second is the first affected.
        assertThat(report).containsPattern("\\| noisy-quadratic \\| sign-descent \\| \\*\\*changed\\*\\* .*\\| 2 \\| ");
        assertThat(dir.resolve("report/plots/noisy-quadratic-sign-descent.svg")).exists();

        Shell statistical = check("--statistical");
        assertThat(statistical.exitCode()).isEqualTo(1);
        assertThat(statistical.out()).contains("1 same bits, 1 worse");

        Shell accepted = check("--accept", "to see it accepted");
        assertThat(accepted.exitCode()).as(accepted.err()).isZero();
        assertThat(changes())
                .contains("> the first\n")
                .contains("> to see it accepted\n")
                .containsPattern("sign-descent \\| \\*\\*worse\\*\\* .* \\+\\d");
        assertThat(check().exitCode()).isZero();
    }

    @Test
    void changeOfRoundingIsEquivalent() throws IOException {
        Files.writeString(
                plugin,
                Files.readString(plugin).replace("config.learningRate() *", "(1 + 1e-12) * config.learningRate() *"));
        assertThat(check().exitCode()).isEqualTo(1);
        Shell statistical = check("--statistical");
        assertThat(statistical.out()).contains("1 same bits, 1 equivalent");
        assertThat(statistical.exitCode()).isZero();
    }

    /** The last step fails after its evaluation, for some seeds: all losses exist and are those of the baseline. */
    @Test
    void newFailuresAreNeverTheSameOrEquivalent() throws IOException {
        Files.writeString(
                plugin,
                Files.readString(plugin)
                        .replace("return (draws, x) -> {", "int[] steps = {0};\nreturn (draws, x) -> {")
                        .replace(
                                "draws.draw()",
                                "if (++steps[0] == 60 && run.seed() % 4 == 0) { x[0] = Double.NaN; }\ndraws.draw()"));
        assertThat(check("--seeds", "16").out()).contains("1 same bits, 1 changed");
        Shell statistical = check("--statistical");
        assertThat(statistical.out()).contains("1 same bits, 1 fails more often");
        assertThat(statistical.exitCode()).isEqualTo(1);
    }

    @Test
    void reportsNewMissingAndRespecifiedCells() throws IOException {
        Files.writeString(
                study,
                STUDY.replace("- {optimizer: adam, settings: {learningRate: 0.5}}", "- {optimizer: momentum}")
                        .replace("steps: 60", "steps: 61"));
        Shell check = check();
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out())
                .containsPattern("momentum +not in the baseline")
                .containsPattern("adam +gone from the study")
                .containsPattern("sign-descent +other steps or settings");
    }

    @Test
    void partOfTheStudyIsComparedWithItsPart() {
        Shell check = check("--optimizers", "adam", "--seeds", "5..9");
        assertThat(check.out()).contains("1 cell × 5 seeds: 1 same bits");
    }

    @Test
    void editedBaselineFails() throws IOException {
        Path runs = dir.resolve("baseline/runs.jsonl");
        String before = Files.readString(runs);
        Files.writeString(runs, before.replace("\"digest\":\"", "\"digest\":\"0"));
        Shell check = check();
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.err())
                .contains("changed without an entry in CHANGES.md")
                .hasLineCount(1);
        check("--accept", "by hand");
        assertThat(changes()).contains("> by hand\n", "The previous baseline had been changed without an entry");
        assertThat(check().exitCode()).isZero();
        Files.writeString(runs, before.substring(0, 200));
        assertThat(check().exitCode()).isEqualTo(2);
        assertThat(check().err())
                .contains("runs.jsonl, line 2: must be as written by check --accept, but is damaged")
                .contains("restore the file, or delete the baseline's folder and accept again")
                .hasLineCount(1);
        Files.writeString(runs, before);
    }

    @Test
    void aDamagedCurveIsToldAlthoughTheCheckPasses() throws IOException {
        Path curve = dir.resolve("baseline/curves")
                .resolve(Shell.files(dir.resolve("baseline/curves"))
                        .keySet()
                        .iterator()
                        .next());
        byte[] before = Files.readAllBytes(curve);
        byte[] damaged = before.clone();
        damaged[40] ^= 1;
        Files.write(curve, damaged);
        Shell check = check();
        assertThat(check.exitCode()).isZero();
        assertThat(check.err()).contains("lodo: " + curve + ": must be the losses of its run in runs.jsonl");
        Files.write(curve, before);
    }

    @Test
    void baselineOfAnotherStudyIsNotReplaced() throws IOException {
        study = Files.writeString(dir.resolve("other.yaml"), STUDY);
        String before = changes();
        for (List<String> arguments : List.of(List.<String>of(), List.of("--accept", "why"))) {
            Shell check = check(arguments.toArray(String[]::new));
            assertThat(check.exitCode()).isEqualTo(2);
            assertThat(check.err())
                    .contains("holds that of the study own: must hold that of other")
                    .hasLineCount(1);
        }
        assertThat(changes()).isEqualTo(before);
    }

    @Test
    void rejectsInvalidArgumentsBeforeAnyRun() {
        assertThat(check("--seeds", "100..102").err())
                .contains("must be among those of the baseline")
                .hasLineCount(1);
        assertThat(check("--statistical", "--seeds", "4").err())
                .contains("seeds = 4: must be at least 11, or no change of any of 2 cells")
                .hasLineCount(1);
        assertThat(check("--statistical", "--seeds", "10..30").err())
                .contains("must be all of the baseline, or all fresh")
                .hasLineCount(1);
        assertThat(check("--accept", " ").err())
                .contains("must give the reason")
                .hasLineCount(1);
        assertThat(check("--accept", "why", "--seeds", "3").err())
                .contains("--accept: must be used without")
                .hasLineCount(1);
        assertThat(check("--seeds", "100..102").exitCode()).isEqualTo(2);
    }

    private Shell check(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "check",
                "--study",
                study.toString(),
                "--plugins",
                plugin.toString(),
                "--baseline",
                dir.resolve("baseline").toString(),
                "--out",
                dir.resolve("report").toString()));
        arguments.addAll(List.of(more));
        return Shell.run(arguments.toArray(String[]::new));
    }

    private String changes() throws IOException {
        return Files.readString(dir.resolve("baseline/CHANGES.md"));
    }
}
