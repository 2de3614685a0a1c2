package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.engine.io.Json;
import org.lodo.engine.run.Manifest;
import org.lodo.engine.run.SealedJson;

/** Shards in one folder or in several, merged, are what one process makes; what does not belong together is not merged. */
class ShardCommandTest {

    private static final int SHARDS = 5;

    /** The shape of paper-quadratic-published: its optimizers, tuned points, metric and claims. */
    private static final List<String> STUDY = List.of("paper-quadratic-published", "--steps", "40", "--seeds", "3");

    @TempDir
    private static Path dir;

    @BeforeAll
    static void runTheStudyInThreeWays() {
        assertDone(run("one", List.of()));
        for (int shard = 1; shard <= SHARDS; shard++) {
            Shell shared = run("shared", List.of("--shard", shard + "/" + SHARDS));
            assertDone(shared);
            assertThat(shared.out())
                    .startsWith("paper-quadratic-published, shard " + shard + "/5: ")
                    .hasLineCount(1);
            assertDone(run("own" + shard, List.of("--shard=" + shard + "/" + SHARDS)));
        }
        assertThat(dir.resolve("shared/report.md")).doesNotExist();
        assertDone(Shell.run("merge", path("shared")));
        List<String> merge = new ArrayList<>(List.of("merge"));
        for (int shard = SHARDS; shard >= 1; shard--) {
            merge.add(path("own" + shard));
        }
        merge.addAll(List.of("--out", path("merged")));
        assertDone(Shell.run(merge.toArray(new String[0])));
    }

    @Test
    void summaryAndDigestsAreThoseOfOneProcess() throws IOException {
        List<String> expected = withoutSpeed("one");

        assertThat(expected).hasSize(12);
        assertThat(withoutSpeed("shared")).isEqualTo(expected);
        assertThat(withoutSpeed("merged")).isEqualTo(expected);
        assertThat(digests("one")).hasSize(33);
        assertThat(digests("shared")).isEqualTo(digests("one"));
        assertThat(digests("merged")).isEqualTo(digests("one"));
    }

    @Test
    void curvesReportAndSummaryDoNotDependOnTheShards() throws IOException {
        assertDone(run("alone", List.of("--shard", "1/1")));
        assertDone(Shell.run("merge", path("alone")));

        for (String file : List.of("summary.csv", "curves.zip", "report.md", "report.html")) {
            String expected = text("alone", file);
            assertThat(text("shared", file)).as(file).isEqualTo(expected);
            assertThat(text("merged", file)).as(file).isEqualTo(expected);
        }
        assertThat(curves("one")).isEqualTo(curves("alone"));
    }

    @Test
    void theReportOfShardsSaysThatNothingWasTimed() throws IOException {
        assertThat(text("one", "report.md"))
                .contains("steps/s", "Loss at given times")
                .doesNotContain("no times are reported");
        assertThat(text("merged", "report.md"))
                .contains("No run had its machine to itself, so no times are reported; `run STUDY --only-timing`")
                .doesNotContain("steps/s", "Loss at given times", "by time", "machine to itself, in parentheses");
        assertThat(dir.resolve("merged/plots")).isDirectoryNotContaining("glob:**by-time*");
    }

    @Test
    void aShardMakesItsRunsOnceAndOnlyThose() {
        Shell again = run("own2", List.of("--shard", "2/5"));

        assertThat(again.err()).contains("all runs are stored already");
        assertThat(again.out())
                .contains(": 0 of 6 runs made, 6 were stored already; when all 5 shards have ended, merge");
        assertThat(digests("own2")).hasSize(6);
    }

    @Test
    void timesAreAddedByAJobOfTheirOwn() throws IOException {
        copy("shared", "timed");

        Shell timing = run("timed", List.of("--only-timing"));
        assertDone(timing);
        assertThat(timing.out())
                .startsWith("paper-quadratic-published, timed runs: 11 of 11 runs made, 0 were stored already; ");
        assertDone(Shell.run("merge", path("timed")));

        assertThat(text("timed", "report.md"))
                .contains("steps/s", "Loss at given times")
                .doesNotContain("no times");
        assertThat(withoutSpeed("timed")).isEqualTo(withoutSpeed("one"));
        assertThat(digests("timed")).isEqualTo(digests("one"));
    }

    @Test
    void timesOfDifferentMachinesAreLeftOut() throws IOException {
        copy("one", "machines");
        edit(
                manifest("machines", "adam", 1),
                run -> ((ObjectNode) run.get("environment")).put("processor", "Other One"));

        assertDone(Shell.run("merge", path("machines")));

        assertThat(text("machines", "report.md"))
                .contains(
                        "Times were measured on different machines (",
                        "Other One",
                        "and are left out, as they cannot be")
                .doesNotContain("steps/s");
        assertThat(withoutSpeed("machines")).isEqualTo(withoutSpeed("one"));
        // Also from what is committed alone.
        Shell.files(dir.resolve("machines/runs"))
                .keySet()
                .forEach(file -> delete(dir.resolve("machines/runs").resolve(file)));
        deleteFolders(dir.resolve("machines/runs"));
        assertDone(Shell.run("report", path("machines")));
        assertThat(text("machines", "report.md")).contains("Times were measured on different machines (");
    }

    /** Results are to be published, and a folder of this machine says nothing of them. */
    @Test
    void aMergedStudyNamesItsCommandWithoutAFolder() throws IOException {
        for (String folder : List.of("shared", "merged")) {
            assertThat(text(folder, "study.json"))
                    .contains("run paper-quadratic-published --steps 40 --seeds 3")
                    .doesNotContain("--out")
                    .doesNotContain("--shard");
        }
    }

    @Test
    void ofTwoResultsOfARunTheTimedOneCounts() throws IOException {
        assertDone(Shell.run("merge", path("merged"), path("one"), "--out", path("both")));

        assertThat(text("both", "report.md")).contains("steps/s").doesNotContain("no times");
        assertThat(digests("both")).isEqualTo(digests("one"));
    }

    @Test
    void runsThatAreMissingAreNamedWithTheCommandThatMakesThem() throws IOException {
        Path out = dir.resolve("incomplete");

        Shell missing =
                Shell.run("merge", path("own1"), path("own3"), path("own4"), path("own5"), "--out", out.toString());

        assertRefused(missing);
        assertThat(missing.err())
                .startsWith("lodo: 6 of 33 runs are missing or damaged: ")
                .contains(" is missing; ", "; and 3 more: make them with: mvn -pl lodo-bench exec:java")
                .endsWith("\"run paper-quadratic-published --steps 40 --seeds 3 --shard 2/5 --out " + path("own1")
                        + "\"\n");
        assertThat(out.resolve("study.json")).doesNotExist();
    }

    @Test
    void damagedRunsAreNamedAndMadeAgainByThatCommand() throws IOException {
        copy("shared", "damaged");
        Path curve = dir.resolve("damaged/runs/noisy-quadratic/adam/2.csv");
        Files.writeString(curve, Files.readString(curve).replaceFirst("\n1,1,1,", "\n1,1,2,"));

        Shell damaged = Shell.run("merge", path("damaged"));

        assertRefused(damaged);
        assertThat(damaged.err())
                .startsWith(
                        "lodo: 1 of 33 runs are missing or damaged: " + curve + " does not match its manifest: make")
                .contains("--shard ");
        String shard = damaged.err().replaceAll("(?s).*--shard (\\d/5).*", "$1");
        assertDone(run("damaged", List.of("--shard", shard)));
        assertDone(Shell.run("merge", path("damaged")));
        assertThat(digests("damaged")).isEqualTo(digests("one"));
        // Elsewhere it may be intact.
        Files.writeString(curve, "");
        assertDone(Shell.run("merge", path("damaged"), path("one"), "--out", path("mended")));
    }

    @Test
    void editedRunsAndRunsThatDisagreeAreRefused() throws IOException {
        copy("own2", "edited");
        Path first = dir.resolve("edited/runs")
                .resolve(digests("edited").keySet().iterator().next());
        Files.writeString(first, Files.readString(first).replaceFirst("\"finalLoss\" : ", "\"finalLoss\" : 1"));
        Shell edited = Shell.run("merge", path("edited"), path("own1"), "--out", path("x"));
        assertRefused(edited);
        assertThat(edited.err()).contains(first + ": does not match its seal");

        copy("own2", "other");
        edit(
                dir.resolve("other/runs")
                        .resolve(digests("other").keySet().iterator().next()),
                run -> run.put("lossDigest", "0123456789abcdef"));
        Shell disagree = Shell.run("merge", path("shared"), path("other"), "--out", path("x"));
        assertRefused(disagree);
        assertThat(disagree.err())
                .contains(
                        "' and '" + path("other") + "' disagree on ",
                        " and 0123456789ab, though settings and code are the");
    }

    @Test
    void otherSettingsAndOtherCodeAreRefusedWithThePart() throws IOException {
        Shell other = Shell.run(
                "run",
                "paper-quadratic-published",
                "--steps",
                "40",
                "--seeds",
                "3",
                "--set",
                "adam.beta1=0.5",
                "--shard",
                "1/5",
                "--out",
                path("settings"));
        assertDone(other);
        Shell settings = Shell.run("merge", path("own1"), path("settings"), "--out", path("x"));
        assertRefused(settings);
        assertThat(settings.err())
                .startsWith("lodo: '" + path("settings") + "' holds another study than '" + path("own1")
                        + "': adam.beta1 = 0.5, not ");

        Shell shard = run("settings", List.of("--shard", "2/5"));
        assertRefused(shard);
        assertThat(shard.err())
                .contains("output folder '" + path("settings") + "' holds ")
                .endsWith("; choose another with --out\n");
        Shell steps = Shell.run(
                "run",
                "paper-quadratic-published",
                "--steps",
                "41",
                "--seeds",
                "3",
                "--shard",
                "1/5",
                "--out",
                path("own1"));
        assertRefused(steps);

        copy("own1", "code");
        for (Path file : manifests("code")) {
            edit(file, run -> otherCode((ObjectNode) run.get("environment")));
        }
        Shell runs = Shell.run("merge", path("own2"), path("code"), "--out", path("x"));
        assertRefused(runs);
        assertThat(runs.err())
                .contains("was made by other code than '" + path("own2") + "': Hipparchus ", " → 1.0; make");
        edit(dir.resolve("code/study.json"), run -> otherCode((ObjectNode) run.get("environment")));
        assertThat(Shell.run("merge", path("own2"), path("code"), "--out", path("x"))
                        .err())
                .contains("'" + path("code") + "' was made by other code than '" + path("own2") + "': Hipparchus ");
        Shell again = run("code", List.of("--shard", "1/5"));
        assertRefused(again);
        assertThat(again.err())
                .contains("' holds runs by other code: Hipparchus 1.0 → ", "; choose another with --out");
    }

    @Test
    void foldersThatWouldBeReplacedAreLeftAlone() throws IOException {
        Files.createDirectories(dir.resolve("foreign"));
        Files.writeString(dir.resolve("foreign/summary.csv"), "mine");

        assertRefused(Shell.run("merge", path("shared"), "--out", path("foreign")));
        assertRefused(Shell.run("merge", path("own1"), path("own2")));
        assertRefused(Shell.run("merge", path("nowhere")));
        assertThat(dir.resolve("foreign/summary.csv")).hasContent("mine");
    }

    private static void otherCode(ObjectNode environment) {
        environment.put("codeDigest", "0123");
        ((ObjectNode) environment.get("code")).put("Hipparchus", "1.0");
    }

    private static Shell run(String out, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("run"));
        arguments.addAll(STUDY);
        arguments.addAll(options);
        arguments.addAll(List.of("--out", path(out)));
        return Shell.run(arguments.toArray(new String[0]));
    }

    private static void assertDone(Shell shell) {
        assertThat(shell.exitCode()).as(shell.err()).isZero();
    }

    private static void assertRefused(Shell shell) {
        assertThat(shell.exitCode()).as(shell.err() + shell.out()).isEqualTo(2);
        assertThat(shell.err()).startsWith("lodo: ").hasLineCount(1);
        assertThat(shell.out()).isEmpty();
    }

    private static String path(String name) {
        return dir.resolve(name).toString();
    }

    /** Without the columns of speed. */
    private static List<String> withoutSpeed(String out) throws IOException {
        List<String> lines = Files.readAllLines(dir.resolve(out).resolve("summary.csv"));
        int speed = List.of(lines.get(0).split(",", -1)).indexOf("steps_per_second");
        assertThat(speed).isPositive();
        return lines.stream()
                .map(line -> {
                    String[] fields = line.split(",", -1);
                    fields[speed] = "";
                    return String.join(",", fields);
                })
                .toList();
    }

    private static Map<String, String> digests(String out) {
        Path runs = dir.resolve(out).resolve("runs");
        Map<String, String> digests = new TreeMap<>();
        for (String name : Shell.files(runs).keySet()) {
            if (name.endsWith(".json")) {
                try {
                    Manifest read = Json.read(runs.resolve(name), Manifest.class);
                    digests.put(name, read.lossDigest() + " " + read.failure() + " " + read.pointDigest());
                } catch (IOException e) {
                    throw new AssertionError(name, e);
                }
            }
        }
        return digests;
    }

    /** The curves without the column of times, which only a run has that had the machine to itself. */
    private static Map<String, String> curves(String out) throws IOException {
        Map<String, String> curves = new TreeMap<>();
        try (ZipFile zip = new ZipFile(dir.resolve(out).resolve("curves.zip").toFile())) {
            for (ZipEntry entry : zip.stream().map(found -> (ZipEntry) found).toList()) {
                String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                int seconds = Arrays.asList(
                                text.lines().findFirst().orElseThrow().split(",", -1))
                        .indexOf("seconds");
                curves.put(
                        entry.getName(),
                        String.join(
                                "\n",
                                text.lines().map(line -> without(seconds, line)).toList()));
            }
        }
        assertThat(curves).hasSize(33);
        return curves;
    }

    private static String without(int column, String line) {
        List<String> fields = new ArrayList<>(List.of(line.split(",", -1)));
        fields.remove(column);
        return String.join(",", fields);
    }

    /** A file of a report, with the same name for every folder. */
    private static String text(String out, String file) throws IOException {
        String text = new String(Files.readAllBytes(dir.resolve(out).resolve(file)), StandardCharsets.ISO_8859_1)
                .replace(path(out), "FOLDER");
        // The page carries the manifest, with what each run has cost.
        return file.endsWith(".html") ? text.replaceAll("((Seconds|seal)\\W+?)[0-9a-f.E-]+", "$1") : text;
    }

    private static Path manifest(String out, String optimizer, int seed) {
        return dir.resolve(out).resolve("runs/noisy-quadratic/" + optimizer + "/" + seed + ".json");
    }

    private static List<Path> manifests(String out) {
        Path runs = dir.resolve(out).resolve("runs");
        return digests(out).keySet().stream().map(runs::resolve).toList();
    }

    /** Changes a file and seals it anew. */
    private static void edit(Path file, Consumer<ObjectNode> change) throws IOException {
        ObjectNode content = (ObjectNode) Json.parse(Files.readString(file), JsonNode.class);
        change.accept(content);
        Files.writeString(file, SealedJson.pretty(content));
    }

    private static void copy(String from, String to) throws IOException {
        for (String file : Shell.files(dir.resolve(from)).keySet()) {
            Path target = dir.resolve(to).resolve(file);
            Files.createDirectories(target.getParent());
            Files.copy(dir.resolve(from).resolve(file), target);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    private static void deleteFolders(Path root) throws IOException {
        try (Stream<Path> folders = Files.walk(root)) {
            folders.sorted((a, b) -> b.compareTo(a)).forEach(ShardCommandTest::delete);
        }
    }
}
