package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.engine.run.SealedJson;
import org.lodo.engine.run.Sha256;
import org.lodo.engine.study.StudyManifest;

/** A field of three instances and three optimizers, and one more optimizer among them. */
class FieldCommandTest {

    private static final String PLUGIN = """
            import org.lodo.engine.catalog.*;
            import org.lodo.objective.Sample;

            public class Signs implements CatalogProvider {
                public record Config(double step) {}

                public void addTo(Catalog.Builder catalog) {
                    catalog.optimizer("signs", "steps of one size", new Config(0.01), Sample.class, (config, run) -> {
                        double[] g = new double[run.dimension()];
                        return (draws, x) -> {
                            draws.draw().valueAndGradient(x, g);
                            for (int i = 0; i < g.length; i++) x[i] -= config.step() * Math.signum(g[i]);
                        };
                    });
                }
            }
            """;

    private static final String STUDY = """
            title: A field of two problems
            seeds: [1, 2, 3, 4, 5]
            gradients: 30
            field:
              solved: 0.8
              difficulties: [easy, hard]
              problems: {quadratics: [noisy-quadratic], valleys: [rosenbrock]}
              optimizers: {curvature: [newton]}
            problems:
              - {problem: noisy-quadratic, label: bowl-easy, targets: [10], settings: {dimension: 4, smallestCurvature: 0.1}}
              - {problem: noisy-quadratic, label: bowl-hard, targets: [10], settings: {dimension: 8}}
              - {problem: rosenbrock, label: valley-easy, targets: [0.1], settings: {transform.noise: 0.001}}
            optimizers:
              - {optimizer: lodo-probing}
              - {optimizer: momentum}
              - {optimizer: newton, on: [quadratics]}
              - {optimizer: levenberg-marquardt-residuals}
            """;

    @TempDir
    private static Path dir;

    private static Path plugin;
    private static Path field;

    @BeforeAll
    static void makeAField() throws IOException {
        plugin = Files.writeString(dir.resolve("Signs.java"), PLUGIN);
        Path study = Files.writeString(dir.resolve("small.yaml"), STUDY);
        field = dir.resolve("small");
        Shell run = Shell.run("run", study.toString(), "--threads", "2", "--shard", "1/1", "--out", field.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        Shell merge = Shell.run("merge", field.toString());
        assertThat(merge.exitCode()).as(merge.err()).isZero();
    }

    @Test
    void optimizersRunWhereTheyCanAndTheReportIsAMap() throws IOException {
        String report = Files.readString(field.resolve("report.md"));

        // Nothing has residuals; Newton's method runs on one family.
        assertThat(report)
                .contains("3 optimizers on 2 problems", "| newton | curvature | ", "## Rank stability", "## Profiles")
                .doesNotContain("levenberg-marquardt-residuals");
        assertThat(rows(field))
                .startsWith("problem,problem_family,difficulty,track,optimizer,")
                .hasLineCount(41);
    }

    /** The verdicts that could end its stages are of a problem, those of a field are over difficulties too. */
    @Test
    void aFieldWithSeedsInStagesIsRefused() throws IOException {
        Path study = Files.writeString(
                dir.resolve("staged.yaml"), STUDY.replace("seeds: [1, 2, 3, 4, 5]", "seeds: {from: 4, upTo: 16}"));
        Path out = dir.resolve("staged");

        Shell run = Shell.run("run", study.toString(), "--out", out.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("staged.yaml: seeds: a field has all seeds at once", "must be a number or a list");
        assertThat(out).doesNotExist();
    }

    private static String rows(Path folder) throws IOException {
        try (GZIPInputStream zip = new GZIPInputStream(Files.newInputStream(folder.resolve("results.csv.gz")))) {
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theReportIsMadeAnewFromTheDataSet() throws IOException {
        Path copy = copy("without-runs");

        Shell report = Shell.run("report", copy.toString());

        assertThat(report.exitCode()).as(report.err()).isZero();
        for (String file : new String[] {"report.md", "manifest.json", "results.csv.gz"}) {
            assertThat(copy.resolve(file)).hasSameBinaryContentAs(field.resolve(file));
        }
    }

    /** As it would be committed. */
    private static Path copy(String name) throws IOException {
        Path copy = Files.createDirectories(dir.resolve(name));
        for (String file : new String[] {"study.json", "manifest.json", "results.csv.gz"}) {
            Files.copy(field.resolve(file), copy.resolve(file));
        }
        return copy;
    }

    @Test
    void anOptimizerOfTenLinesStandsAmongAllOthersByOneCommand() throws IOException {
        Path out = dir.resolve("with-signs");

        Shell run = against(field, "--plugins", plugin.toString(), "--set", "signs.step=0.1", "--out", out.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("signs solves ", " of 3 problems at their difficulties", "of 4 among the untuned.");
        assertThat(out.resolve("report.md")).content().contains("| signs | other | ", "### Against signs, untuned");
        assertThat(rows(out)).hasLineCount(16).contains("bowl,quadratics,hard,,signs,other,");
        String before = rows(out);

        Shell again =
                against(field, "--plugins", plugin.toString(), "--set", "signs.step=0.1", "--out", out.toString());

        assertThat(again.err()).contains("all runs are stored already");
        assertThat(rows(out)).isEqualTo(before);
    }

    private static Shell against(Path reference, String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "field";
        arguments[1] = "--against";
        arguments[2] = reference.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Shell.run(arguments);
    }

    @Test
    void aReferenceThatCannotBeReproducedIsRefused() throws IOException {
        Path other = copy("other-code");
        // A digest of losses that no code here has.
        String changed = rows(field).replaceAll("(momentum,other,,)[0-9a-f]{16}", "$10000000000000000");
        byte[] data = gzip(changed);
        Files.write(other.resolve("results.csv.gz"), data);
        reseal(other, data);

        Shell run = against(
                other,
                "--plugins",
                plugin.toString(),
                "--out",
                dir.resolve("refused").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().strip())
                .hasLineCount(1)
                .contains(
                        "momentum on bowl-easy, seed 1 has other losses now",
                        "must be of the same code",
                        "run the field anew with: run small");
        assertThat(dir.resolve("refused")).doesNotExist();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void reseal(Path folder, byte[] data) throws IOException {
        Path file = folder.resolve("manifest.json");
        StudyManifest was = SealedJson.read(file, StudyManifest.class);
        Files.writeString(
                file,
                SealedJson.pretty(new StudyManifest(
                        was.title(),
                        was.command(),
                        was.environment(),
                        was.claims(),
                        was.runs(),
                        Sha256.of(data),
                        was.untimed())));
    }

    @Test
    void badInputIsRefusedInALine() throws IOException {
        Path damaged = copy("damaged");
        Files.write(damaged.resolve("results.csv.gz"), new byte[] {1, 2, 3});
        Path mistaken = Files.writeString(
                dir.resolve("mistaken.yaml"), STUDY.replace("residuals}", "residuals, on: [valley-easy]}"));

        assertRefused(against(field), "--plugins: must add an optimizer, or --optimizers must name one");
        assertRefused(against(field, "--optimizers", "momentum"), "momentum is in the field small already");
        assertRefused(against(field, "--optimizers", "adan"), "unknown optimizer 'adan'", "adam");
        assertRefused(against(field, "--optimizers", "adam", "--set", "adan.learningRate=1"), "did you mean 'adam'");
        assertRefused(
                against(field, "--optimizers", "levenberg-marquardt-residuals"), "no problem of small offers what");
        assertRefused(against(damaged, "--optimizers", "adam"), "results.csv.gz", "does not match the digest");
        assertRefused(against(dir.resolve("nowhere"), "--optimizers", "adam"), "must be a study that was run");
        assertRefused(Shell.run("run", mistaken.toString()), "levenberg-marquardt-residuals needs a ResidualSample");
        assertRefused(
                Shell.run(
                        "run",
                        Files.writeString(dir.resolve("wrong.yaml"), STUDY.replace("0.8", "80"))
                                .toString()),
                "solved = 80.0",
                "above 0 and at most 1");
        assertRefused(
                Shell.run(
                        "run",
                        Files.writeString(dir.resolve("unknown.yaml"), STUDY.replace("[newton]", "[newtom]"))
                                .toString()),
                "curvature",
                "did you mean 'newton'");
        assertRefused(
                Shell.run(
                        "run",
                        Files.writeString(dir.resolve("none.yaml"), STUDY.replace("gradients: 30", "gradients: 0"))
                                .toString()),
                "gradients = 0: must be from 1");
    }

    private static void assertRefused(Shell run, String... reasons) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err().strip()).hasLineCount(1).contains(reasons);
    }
}
