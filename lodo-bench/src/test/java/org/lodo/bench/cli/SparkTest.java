package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Studies and searches on Spark, which is on the class path with the profile {@code spark}: {@code mvn -Pspark verify}. */
@Tag("spark")
class SparkTest {

    private static final int RUNS = 33;

    /** Then long runs are still under way; the short ones come last, all at once. */
    private static final int RUNS_BEFORE_KILL = 5;

    /** Rosenbrock's function with BFGS fails; the short runs share tasks. */
    private static final String STUDY = """
            seeds: 3
            metrics: [hessian_error]
            problems:
              - {problem: noisy-quadratic, steps: 30000, settings: {dimension: 16}}
              - {problem: rosenbrock, steps: 50}
            optimizers:
              - {optimizer: lodo, settings: {initialLearningRate: 0.1}}
              - {optimizer: adahessian}
              - {optimizer: o-lbfgs}
              - {optimizer: adam}
              - {optimizer: momentum, settings: {learningRate: 1e9}}
              - {optimizer: bfgs, on: [rosenbrock]}
            """;

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
                    catalog.optimizer("deadly", "ends executors", new Config(0.01), Sample.class, (config, run) -> {
                        return (draws, x) -> {
                            if (System.getProperty("sun.java.command").contains("CoarseGrainedExecutorBackend")) {
                                Runtime.getRuntime().halt(3);
                            }
                            draws.draw().value(x);
                        };
                    });
                }
            }
            """;

    @TempDir
    private static Path dir;

    @BeforeAll
    static void runHere() throws IOException {
        Files.writeString(dir.resolve("study.yaml"), STUDY);
        Files.writeString(dir.resolve("Signs.java"), PLUGIN);
        assertThat(run("here").exitCode()).isZero();
        assertThat(digests("here")).hasSize(RUNS);
    }

    @Test
    void threadsOfThisProcessMakeTheSame() throws IOException {
        Shell there = run("local", "--spark", "local[2]");

        assertThat(there.err()).doesNotContain("lodo:", "ERROR", "WARN");
        assertThat(there.exitCode()).isZero();
        assertSame("local");
        assertThat(Files.readString(dir.resolve("local/report.md")))
                .contains("mvn -Pspark -pl lodo-bench exec:java -Dexec.args=\"run ");
        assertThat(run("local", "--spark", "local[2]").err()).contains("all runs are stored already");
    }

    @Test
    void clusterOfTwoWorkersOfWhichOneIsKilledHalfWayMakesTheSame() throws Exception {
        try (SparkCluster cluster = new SparkCluster(Files.createDirectory(dir.resolve("two")), 2)) {
            CompletableFuture<Shell> running =
                    CompletableFuture.supplyAsync(() -> run("killed", "--spark", cluster.url()));
            while (!running.isDone() && stored(dir.resolve("killed/runs").toFile()) < RUNS_BEFORE_KILL) {
                Thread.sleep(20);
            }
            int before = stored(dir.resolve("killed/runs").toFile());
            cluster.kill(0);

            Shell there = running.get();

            assertThat(before).isBetween(RUNS_BEFORE_KILL, RUNS - 2);
            assertThat(there.exitCode()).as(there.err()).isZero();
            assertSame("killed");

            String study = "run quick --optimizers signs,deadly,adam --problems rosenbrock --seeds 2 --steps 20";
            Shell plugin = command(
                    List.of(study.split(" ")),
                    "plugin",
                    "--plugins",
                    dir.resolve("Signs.java").toString(),
                    "--spark",
                    cluster.url());

            assertThat(plugin.exitCode()).isEqualTo(1);
            assertThat(plugin.err().lines().filter(line -> line.startsWith("lodo:")))
                    .singleElement()
                    .asString()
                    .contains("deadly on rosenbrock, seed 1", "deadly on rosenbrock, seed 2", "was lost");
            assertThat(digests("plugin").keySet())
                    .containsExactlyInAnyOrder(
                            "rosenbrock/adam/1.json",
                            "rosenbrock/adam/2.json",
                            "rosenbrock/signs/1.json",
                            "rosenbrock/signs/2.json");
        }
    }

    @Test
    void searchIsTheSame() throws IOException {
        Shell here = tune("tuned-here");
        Shell there = tune("tuned-there", "--spark=local[2]");

        assertThat(here.exitCode()).as(here.err()).isZero();
        assertThat(there.exitCode()).as(there.err()).isZero();
        assertThat(trials("tuned-there")).isEqualTo(trials("tuned-here")).hasSize(1 + 2 * 4 + 8);
    }

    /** The runs of a search, without their times. */
    private static List<String> trials(String out) throws IOException {
        List<String> lines = Files.readAllLines(dir.resolve(out).resolve("momentum.csv"));
        int seconds = List.of(lines.get(0).split(",", -1)).indexOf("seconds");
        return lines.stream()
                .map(line -> line.split(",", -1))
                .peek(fields -> fields[seconds] = "")
                .map(fields -> String.join(",", fields))
                .toList();
    }

    @Test
    void masterThatIsNotThereIsNamedInALine() {
        Shell answer = run("nowhere", "--spark", "spark://127.0.0.1:1");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err())
                .hasLineCount(1)
                .startsWith("lodo: spark://127.0.0.1:1 cannot be reached")
                .contains("must be the address of a running master");
    }

    @Test
    void whoeverIsNoMasterIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "spark://127.0.0.1:" + silent.getLocalPort();

            assertThat(givenUp(address, 4))
                    .startsWith("lodo: " + address + " did not answer within 4 s: must be a master of Spark 4.");
        }
    }

    /** Once there is a worker, the same command makes the runs. */
    @Test
    void clusterWithoutAWorkerIsGivenUpAndNothingIsLost() throws Exception {
        try (SparkCluster cluster = new SparkCluster(Files.createDirectory(dir.resolve("none")), 0)) {
            assertThat(givenUp(cluster.url(), 20))
                    .startsWith(
                            "lodo: " + cluster.url() + " gave no executor within 20 s: must have a worker of the same"
                                    + " version of Spark with a free core and 1024 MB; finished runs are kept");
        }
        assertThat(run("given-up", "--spark", "local[2]").exitCode()).isZero();
        assertSame("given-up");
    }

    /** What a process of its own, which is less patient, says of a cluster before it ends with exit code 1. */
    private static String givenUp(String address, int seconds) throws IOException, InterruptedException {
        Path err = dir.resolve("given-up.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                        "-Dlodo.sparkSeconds=" + seconds,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.lodo.bench.cli.Main",
                        "run",
                        dir.resolve("study.yaml").toString(),
                        "--out",
                        dir.resolve("given-up").toString(),
                        "--spark",
                        address)
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor()).isEqualTo(1);
        String said = Files.readString(err);
        assertThat(said).hasLineCount(1);
        return said;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yarn",
                "local[0]",
                "local[-1]",
                "spark://host",
                "localhost:7077",
                "spark://host:99999",
                "spark://:1"
            })
    void addressOfAnotherKindIsRefused(String address) {
        Shell answer = run("nowhere", "--spark", address);

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err())
                .isEqualTo("lodo: --spark = " + address
                        + ": must be spark://HOST:PORT, the master of a standalone cluster, or local[N], N threads of"
                        + " this process" + System.lineSeparator());
    }

    private static Shell run(String out, String... options) {
        return command(List.of("run", dir.resolve("study.yaml").toString()), out, options);
    }

    private static Shell tune(String out, String... options) {
        List<String> search =
                List.of("tune", "rosenbrock", "momentum", "--population", "4", "--generations", "2", "--budget", "400");
        return command(search, out, options);
    }

    private static Shell command(List<String> command, String out, String... options) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of("--out", dir.resolve(out).toString()));
        arguments.addAll(List.of(options));
        return Shell.run(arguments.toArray(String[]::new));
    }

    private static void assertSame(String out) throws IOException {
        assertThat(Outcome.summary(dir.resolve(out))).isEqualTo(Outcome.summary(dir.resolve("here")));
        assertThat(digests(out)).isEqualTo(digests("here"));
    }

    /** How many runs a folder has. Nothing is read, as files come and go while runs are stored. */
    private static int stored(File file) {
        File[] files = file.listFiles();
        return files == null
                ? (file.getName().endsWith(".json") ? 1 : 0)
                : Arrays.stream(files).mapToInt(SparkTest::stored).sum();
    }

    private static Map<String, String> digests(String out) {
        return Outcome.digests(dir.resolve(out));
    }
}
