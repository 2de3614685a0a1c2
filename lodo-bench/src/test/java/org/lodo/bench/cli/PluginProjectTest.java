package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The project in examples/plugin-project, built by Maven against the modules as they are now, offline and with a local
 * repository that lends everything else from the one of this build.
 */
class PluginProjectTest {

    private static final Path ROOT = Path.of(System.getProperty("lodo.root"));

    private static final String VERSION = "0.1.0";

    private static final long MAX_ENGINE_BYTES = 12_000_000;

    @TempDir
    private static Path dir;

    private static Path project;

    private static String log;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        String home = System.getProperty("maven.home");
        assumeTrue(home != null && !home.startsWith("$"), "not run by Maven");
        project = dir.resolve("project");
        copy(ROOT.resolve("examples/plugin-project"), project);
        Path repository = repository();
        List<String> command = List.of(
                Path.of(home, "bin", "mvn").toString(),
                "-o",
                "-B",
                "-Dmaven.repo.local=" + repository,
                "-Dmdep.outputFile=class-path",
                "-DincludeScope=runtime",
                "package",
                "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath");
        Path output = dir.resolve("log");
        int exitCode = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        log = Files.readString(output);
        assertThat(exitCode).as(log).isZero();
    }

    /** JUnit would warn of every link that leads out of the folder. */
    @AfterAll
    static void unlink() throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    @Test
    void itsOptimizerProblemAndMetricPassTheirContracts() {
        for (String test : List.of("NormalizedDescentTest", "RegressionTest", "GradientNormTest")) {
            assertThat(log)
                    .containsPattern("Tests run: [1-9]\\d*, Failures: 0, Errors: 0, .* com.example.lodo." + test);
        }
    }

    @Test
    void itDependsOnTheEngineAloneWhichIsSmall() throws IOException {
        long bytes = 0;
        List<String> names = new ArrayList<>();
        for (String entry :
                Files.readString(project.resolve("class-path")).strip().split(File.pathSeparator, -1)) {
            bytes += Files.size(Path.of(entry));
            names.add(Path.of(entry).getFileName().toString());
        }

        assertThat(names)
                .contains("lodo-engine-" + VERSION + ".jar", "lodo-core-" + VERSION + ".jar")
                .noneMatch(name -> name.matches("(picocli|jfreechart|jmh|tablesaw|lodo-(problems|baselines|bench)).*"));
        assertThat(bytes).as("bytes of %s", names).isLessThan(MAX_ENGINE_BYTES);
    }

    @Test
    void itsMetricIsInSummaryReportPageAndExports() throws IOException {
        Path out = dir.resolve("study");
        String jar = project.resolve("target/lodo-plugin-example-1.0.jar").toString();
        Shell run = Shell.run(
                "run",
                project.resolve("study.yaml").toString(),
                "--plugins",
                jar,
                "--steps",
                "60",
                "--seeds",
                "1..2",
                "--out",
                out.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        Shell report = Shell.run("report", out.toString(), "--plugins", jar, "--format", "csv,json,latex");
        assertThat(report.exitCode()).as(report.err()).isZero();

        assertThat(Files.readString(out.resolve("summary.csv"))).contains(",gradient_norm_mean\n");
        assertThat(Files.readString(out.resolve("report.md")))
                .contains("| gradient norm |", "plots/regression-gradient-norm.svg");
        assertThat(Files.readString(out.resolve("report.html"))).contains("gradient norm");
        assertThat(Files.readString(out.resolve("tables/regression-details.csv")))
                .contains("gradient_norm");
        assertThat(Files.readString(out.resolve("tables/regression-details.json")))
                .contains("gradient_norm");
        assertThat(Files.readString(out.resolve("tables/regression-details.tex")))
                .contains("gradient\\\\norm");
        assertThat(out.resolve("curves/regression-gradient-norm.csv")).isNotEmptyFile();
    }

    /** Links to all of this build's local repository, but the suite's own modules as they have just been compiled. */
    private static Path repository() throws IOException {
        Path lender = Path.of(Objects.requireNonNullElse(
                System.getProperty("maven.repo.local"), System.getProperty("lodo.localRepository")));
        Path repository = Files.createDirectories(dir.resolve("repository"));
        link(lender, repository, "org");
        Path org = Files.createDirectories(repository.resolve("org"));
        link(lender.resolve("org"), org, "lodo");
        Path lodo = org.resolve("lodo");
        install(lodo, "lodo-parent", ROOT);
        for (String module : List.of("lodo-core", "lodo-engine", "lodo-testkit")) {
            install(lodo, module, ROOT.resolve(module));
            Path jar = folder(lodo, module).resolve(module + "-" + VERSION + ".jar");
            int exitCode = ToolProvider.findFirst("jar")
                    .orElseThrow()
                    .run(
                            System.out,
                            System.err,
                            "--create",
                            "--file",
                            jar.toString(),
                            "-C",
                            ROOT.resolve(module).resolve("target/classes").toString(),
                            ".");
            assertThat(exitCode).isZero();
        }
        return repository;
    }

    private static void install(Path lodo, String artifact, Path module) throws IOException {
        Path folder = Files.createDirectories(folder(lodo, artifact));
        Files.copy(module.resolve("pom.xml"), folder.resolve(artifact + "-" + VERSION + ".pom"));
    }

    private static Path folder(Path lodo, String artifact) {
        return lodo.resolve(artifact).resolve(VERSION);
    }

    private static void link(Path from, Path to, String except) throws IOException {
        try (Stream<Path> children = Files.list(from)) {
            for (Path child : children.toList()) {
                if (!child.getFileName().toString().equals(except)) {
                    Files.createSymbolicLink(to.resolve(child.getFileName()), child.toRealPath());
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = from.relativize(file).toString();
                if (!name.startsWith("target")) {
                    Path target = to.resolve(name);
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }
}
