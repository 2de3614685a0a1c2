package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodo.engine.plugin.OddPlugins;

/**
 * Invalid input gives one line with name, value, rule and closest valid choice, and an exit code; earlier results are not
 * changed.
 */
class BadInputTest {

    private static final String SERVICES = "META-INF/services/org.lodo.engine.catalog.CatalogProvider";
    private static final String SEEDS =
            ": must be a count from 1 to 10000, a range like 100..107 or a list of different seeds like 3,5,8";
    private static final String TIMEOUT =
            ": must be a whole number with a unit, such as 30s, 10m or 2h, of at most 8760h";
    private static final String TUNE = "tune rosenbrock --out {dir}/tuned ";
    private static final String RUN = "run quick --out {out} ";

    /** Studies and plug-ins by file name. */
    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry("good.yaml", study("adam", "")),
            Map.entry("timeout.yaml", "timeout: 60\n" + study("adam", "")),
            Map.entry("ages.yaml", study("adam", "").replace("steps: 2", "seeds: 20\nsteps: 1000000000000")),
            Map.entry("endless.yaml", "problem: rosenbrock\nschedule: [{sigma: 1, steps: 1000000000000}]\n"),
            Map.entry("empty.yaml", "# nothing but a comment\n"),
            Map.entry("syntax.yaml", "seeds: [1,\nsteps: 2\n"),
            Map.entry("tab.yaml", "steps: 2\n\ttitle: a\n"),
            Map.entry("key.yaml", "stepz: 2\n"),
            Map.entry("nested-key.yaml", study("adam", "setings: {}")),
            Map.entry("twice.yaml", "steps: 2\nsteps: 3\n"),
            Map.entry("list.yaml", "- adam\n"),
            Map.entry("no-list.yaml", study("adam", "on: rosenbrock")),
            Map.entry("blank-item.yaml", "steps: 2\nproblems:\n  -\n"),
            Map.entry("half-step.yaml", "steps: 2.5\n"),
            Map.entry("no-steps.yaml", study("adam", "").replace("steps: 2", "seeds: 1")),
            Map.entry("no-problems.yaml", "steps: 2\n"),
            Map.entry("nameless.yaml", "steps: 2\nproblems: [{label: a}]\noptimizers: [{optimizer: adam}]\n"),
            Map.entry("optimizer.yaml", study("adm", "")),
            Map.entry("problem.yaml", study("adam", "").replace("rosenbrock", "rosenbrok")),
            Map.entry("metric.yaml", "metrics: [hessian_eror]\n" + study("adam", "")),
            Map.entry("on.yaml", study("adam", "on: [rosenbrok]")),
            Map.entry("setting.yaml", study("adam", "settings: {learningrate: 1}")),
            Map.entry("no-value.yaml", study("adam", "settings: {learningRate: ~}")),
            Map.entry("empty-grid.yaml", study("adam", "settings: {learningRate: []}")),
            Map.entry("same-label.yaml", study("adam", "") + "  - optimizer: yogi\n    label: adam\n"),
            Map.entry("label.yaml", study("adam", "label: ..")),
            Map.entry("seeds.yaml", "seeds: [3, 3]\n" + study("adam", "")),
            Map.entry("no-hessian.yaml", study("newton", "").replace("rosenbrock", "parabola")),
            Map.entry("Broken.java", "public class Broken {\n    int x = y;\n    int z = y;\n}\n"),
            Map.entry("Idle.java", "public class Idle {}\n"),
            Map.entry("Taken.java", provider("Taken", "adam")),
            Map.entry("Shouting.java", provider("Shouting", "SGD")),
            Map.entry("damaged/study.json", "{\"command\": \"run"),
            Map.entry("hollow/study.json", "{}"),
            Map.entry("folder.yaml/file", ""),
            Map.entry("no-plugin/file", ""),
            Map.entry("no-images/train-images-idx3-ubyte", "none of these is an image"),
            Map.entry("no-images/train-labels-idx1-ubyte", ""),
            Map.entry("no-images/t10k-images-idx3-ubyte", ""),
            Map.entry("no-images/t10k-labels-idx1-ubyte", ""),
            Map.entry("examples.txt", "+1 1:0.5\n-1 2:x\n"),
            Map.entry("file", ""));

    @TempDir
    private static Path dir;

    private static Map<String, String> finished;

    /**
     * An invalid command.
     *
     * @param command its arguments, with placeholders such as {out}
     * @param answer the error message, without the leading "lodo: "
     */
    record Bad(String command, String answer) {
        @Override
        public String toString() {
            return command;
        }
    }

    static Stream<Bad> rejectsInvalidArguments() {
        return Stream.of(
                new Bad("rum", "Unmatched argument at index 0: 'rum': did you mean 'run'? (see lodo --help)"),
                new Bad(RUN + "--sead=3", "Unknown option: '--sead=3': did you mean '--seeds'? (see lodo run --help)"),
                new Bad(
                        RUN + "--seeds",
                        "Missing required parameter for option '--seeds' (SEEDS) (see lodo run --help)"),
                new Bad(
                        RUN + "--steps ten",
                        "Invalid value for option '--steps': 'ten' is not a long (see lodo run --help)"),
                new Bad(
                        RUN + "--spark spark://host:7077",
                        "--spark = spark://host:7077: must have the module lodo-spark, which only the profile spark builds:"
                                + " mvn -Pspark -pl lodo-bench exec:java -Dexec.args=\"" + RUN
                                + "--spark spark://host:7077\""),
                new Bad(
                        TUNE + "--spark=local",
                        "--spark = local: must have the module lodo-spark, which only the profile spark builds:"
                                + " mvn -Pspark -pl lodo-bench exec:java -Dexec.args=\"" + TUNE + "--spark=local\""),
                new Bad(RUN + "--steps 0", "quick: steps = 0: must be at least 1"),
                new Bad(RUN + "--steps -5", "quick: steps = -5: must be at least 1"),
                new Bad(
                        RUN + "--steps 9223372036854775807",
                        "quick: steps = 9223372036854775807: must be at most 1000000000000"),
                new Bad(
                        "run {dir}/ages.yaml --out {out}",
                        "{dir}/ages.yaml: 20 runs of up to 1000000000000 steps: must make at most 10000000000000 steps in"
                                + " all, which is 500000000000 a run"),
                new Bad(
                        RUN + "--shard 5",
                        "--shard = 5: must be I/N with whole numbers, such as 2/5 for the second of five shards"),
                new Bad(RUN + "--shard 0/5", "--shard = 0/5: I of I/N must be from 1 to N"),
                new Bad(RUN + "--shard 6/5", "--shard = 6/5: I of I/N must be from 1 to N"),
                new Bad(RUN + "--shard 0/0", "--shard = 0/0: I of I/N must be from 1 to N, at least 1"),
                new Bad(
                        RUN + "--optimizers adam --problems rosenbrock --seeds 2 --shard 1/3",
                        "--shard = 1/3: N of I/N must be at most 2, the number of runs of study quick"),
                new Bad(
                        RUN + "--shard 1/2",
                        "output folder '{out}' holds the study with other settings: seeds = [1,2], not [1,2,3,4,5,6,7,8]; choose"
                                + " another with --out"),
                new Bad(
                        RUN + "--only-timing --shard 1/2",
                        "--only-timing: must have one machine to itself, without --shard"),
                new Bad(
                        "merge {out} {dir}/hollow",
                        "--out is missing: must name the folder that the 2 folders are merged into"),
                new Bad(
                        "merge {out} {dir}/hollow --out {dir}/merged",
                        "{dir}/hollow/study.json: must be as written by 'run', but is damaged: command: must have a value"),
                new Bad("plan quick", "Missing required option: '--format=FORMAT' (see lodo plan --help)"),
                new Bad(
                        "plan quick --format pbs",
                        "Invalid value for option '--format': expected one of [SLURM, KUBERNETES, JSONL] (case-insensitive)"
                                + " but was 'pbs' (see lodo plan --help)"),
                new Bad(
                        "plan quick --format slurm --shards 0 --steps 2 --seeds 1",
                        "--shards = 0: must be from 1 to 24, the number of runs of study quick"),
                new Bad("plan quick --format slurm --threads 0", "--threads = 0: must be at least 1"),
                new Bad(RUN + "--timeout 60", "--timeout = 60" + TIMEOUT),
                new Bad(RUN + "--timeout 0s", "--timeout = 0s" + TIMEOUT),
                new Bad(TUNE + "--timeout 1d", "--timeout = 1d" + TIMEOUT),
                new Bad("check --timeout never", "--timeout = never" + TIMEOUT),
                new Bad("run {dir}/timeout.yaml --out {out}", "{dir}/timeout.yaml: timeout = 60" + TIMEOUT),
                new Bad(
                        "tune {dir}/endless.yaml --out {dir}/tuned",
                        "{dir}/endless.yaml: searches = 1, of 32000000000000 steps each: must make at most"
                                + " 10000000000000 steps, fewer searches, generations, runs (--population) or steps"
                                + " (--budget)"),
                new Bad(RUN + "--threads 0", "--threads = 0: must be at least 1"),
                new Bad(RUN + "--seeds 0", "--seeds = 0" + SEEDS),
                new Bad(RUN + "--seeds ten", "--seeds = ten" + SEEDS),
                new Bad(RUN + "--seeds 3,5,3", "--seeds = 3,5,3" + SEEDS),
                new Bad(RUN + "--seeds 9..3", "--seeds = 9..3" + SEEDS),
                new Bad(RUN + "--seeds 1..10001", "--seeds = 1..10001" + SEEDS),
                new Bad(
                        "run quik --out {out}",
                        "unknown study 'quik': did you mean 'quick'? (a study of your own is a .yaml file)"),
                new Bad(
                        "run {dir}/nowhere.yaml --out {out}",
                        "study '{dir}/nowhere.yaml': must be a file that can be read"),
                new Bad(
                        "run {dir}/folder.yaml --out {out}",
                        "study '{dir}/folder.yaml': must be a file that can be read"),
                own("empty", ": must not be empty"),
                own("syntax", ", line 3: expected ',' or ']', but got <stream end>"),
                own(
                        "tab",
                        ", line 2: found character '\\t(TAB)' that cannot start any token."
                                + " (Do not use \\t(TAB) for indentation)"),
                own("key", ": unknown key 'stepz': did you mean 'steps'?"),
                own("nested-key", ", optimizers[0]: unknown key 'setings': did you mean 'settings'?"),
                own("twice", ", line 2: Duplicate field 'steps'"),
                own("list", ", line 1: must be keys with values, such as 'steps: 100'"),
                own("no-list", ", line 6: optimizers[0].on: must be a list, such as [a, b]"),
                own("blank-item", ", line 3: problems[0]: must be keys with values, such as 'steps: 100'"),
                own("half-step", ", line 1: steps = 2.5: must be a whole number"),
                own(
                        "no-steps",
                        ": steps is missing: must be given for the study or for each problem, or gradients instead"),
                own("no-problems", ": problems is missing: must list at least one"),
                own("nameless", ": an entry of problems lacks its problem: must name one"),
                plain("optimizer", "unknown optimizer 'adm': did you mean 'adam'?"),
                plain("problem", "unknown problem 'rosenbrok': did you mean 'rosenbrock'?"),
                plain("metric", "unknown metric 'hessian_eror': did you mean 'hessian_error'?"),
                own("on", ": optimizer adam: unknown problem 'rosenbrok': did you mean 'rosenbrock'?"),
                plain("setting", "unknown setting of adam 'learningrate': did you mean 'learningRate'?"),
                own("no-value", ", line 6: optimizers[0].settings.learningRate: must have a value"),
                own("empty-grid", ": adam: learningRate = []: must have at least one value"),
                own("same-label", ": adam on rosenbrock appears twice: give one of them another label"),
                own(
                        "label",
                        ": label '..': must begin with a letter or digit and consist of those and the characters"
                                + " . _ = , [ ] -"),
                own(
                        "seeds",
                        ": seeds = [3, 3]: must be a count from 1 to 10000, a list of different whole numbers, or stages such as {from: 4, upTo: 32}"),
                new Bad(
                        "run {dir}/no-hessian.yaml --out {out} --plugins {plugin}",
                        "{dir}/no-hessian.yaml: optimizer newton needs a HessianSample, but problem parabola offers a"
                                + " Sample: name the problems it can run on under 'on'"),
                new Bad(RUN + "--optimizers yogy", "unknown optimizer 'yogy': did you mean 'yogi'?"),
                new Bad(RUN + "--problems mnistt", "unknown problem of quick 'mnistt': did you mean 'mnist'?"),
                new Bad(RUN + "--problems mnist --batch 0", "mnist: batch = 0: must be from 1 to 4096"),
                new Bad(
                        RUN + "--problems rosenbrock --batch 8",
                        "quick: batch = 8: must be a setting of a problem of the study, but none has it"),
                new Bad(
                        "run mnist-cpu --out {out} --data-dir {dir}/nowhere",
                        "mnist: data directory {dir}/nowhere: not found, expected a folder with the four files of MNIST"),
                new Bad(
                        "run mnist-cpu --out {out} --data-dir {dir}/no-plugin",
                        "mnist: {dir}/no-plugin/train-images-idx3-ubyte: not found, expected this file or"
                                + " train-images-idx3-ubyte.gz"),
                new Bad(
                        "run mnist-cpu --out {out} --data-dir {dir}/no-images",
                        "mnist: {dir}/no-images/train-images-idx3-ubyte: magic number 0x6e6f6e65, expected 0x00000803"),
                new Bad(
                        "run logistic-regression --out {out} --data {dir}/nowhere.txt",
                        "logistic-regression: data file {dir}/nowhere.txt: not found, must be a file in LIBSVM's format"),
                new Bad(
                        "run logistic-regression --out {out} --data {dir}/examples.txt",
                        "logistic-regression: {dir}/examples.txt:2: value of index 2 = x: must be a finite number"),
                new Bad(
                        "run quick --out {out} --data {dir}/examples.txt",
                        "quick: dataFile = {dir}/examples.txt: must be a setting of a problem of the study, but none has"
                                + " it"),
                new Bad(
                        "run least-squares --out {out} --problems wood --set wood.dimension=5",
                        "more-garbow-hillstrom: dimension = 5: must be 4 (or 0, for the usual number), the only number of"
                                + " variables of wood"),
                new Bad(
                        RUN + "--problems rosenbrock --optimizers levenberg-marquardt-residuals",
                        "quick: optimizer levenberg-marquardt-residuals needs a ResidualSample, but problem rosenbrock"
                                + " offers a HessianSample: name the problems it can run on under 'on'"),
                new Bad(
                        RUN + "--set mnist.dataChecksum=0000",
                        "mnist: the embedded MNIST: its data have checksum"
                                + " 06b0d1f124c4e5fa796686ade41a9b778edacc8622f2195a352ef479ad44fc16, expected 0000; were they"
                                + " exchanged?"),
                new Bad(
                        RUN + "--seeds 3,1000000001",
                        "quick: seed = 1000000001: must be below 1000000000, where the seeds of tuning begin"),
                new Bad("tune", "Missing required parameter: 'PROBLEM' (see lodo tune --help)"),
                new Bad(
                        "tune rosenbrok --out {dir}/tuned",
                        "unknown problem 'rosenbrok': did you mean 'rosenbrock'? (a tuning of your own is a .yaml file)"),
                new Bad(
                        "tune {dir}/nowhere.yaml --out {dir}/tuned",
                        "tuning '{dir}/nowhere.yaml': must be a file that can be read"),
                new Bad(
                        "tune {dir}/half-step.yaml --out {dir}/tuned",
                        "{dir}/half-step.yaml: unknown key 'steps': known are commonDraws, confirmation, optimizers, population, problem, protocol, rungs, schedule, searches, settings, timeout, title"),
                new Bad(TUNE + "adm", "unknown optimizer 'adm': did you mean 'adam'?"),
                new Bad(TUNE + "newton", "optimizer newton has no hyper-parameters to tune"),
                new Bad(
                        "tune mnist newton --out {dir}/tuned",
                        "optimizer newton needs a HessianSample, but problem mnist offers a CurvatureSample"),
                new Bad(TUNE + "adam --generations 0", "rosenbrock: generations = 0: must be from 1 to 10000"),
                new Bad(TUNE + "adam --population -1", "rosenbrock: population = -1: must be from 1 to 10000"),
                new Bad(
                        TUNE + "adam --budget 10",
                        "rosenbrock: budget = 10: must be at least 320, a step for each of 32 runs in 10 generations"),
                new Bad(TUNE + "adam --threads 0", "--threads = 0: must be at least 1"),
                new Bad(
                        "tune rosenbrock adam --out {dir}/file/below",
                        "output folder '{dir}/file/below': must be a folder that can be written to"),
                new Bad("generate --images 0", "--images = 0: must be from 1 to 1000"),
                new Bad(
                        "generate {dir}/no-plugin",
                        "model '{dir}/no-plugin': must be a file of parameters, or a study with finished runs on the"
                                + " problem mnist; make one with: run mnist-cpu"),
                new Bad(
                        "generate {dir}/damaged",
                        "{dir}/damaged/study.json: must be as written by 'run', but is damaged: line 1: Unexpected"
                                + " end-of-input: was expecting closing quote for a string value"),
                new Bad(
                        "generate {dir}/file",
                        "{dir}/file: does not begin with 'LODOPAR1', expected a file of parameters"),
                new Bad(RUN + "--set adam", "--set adam: must have the form NAME.SETTING=VALUE"),
                new Bad(RUN + "--set adam.=1", "--set adam.=1: must have the form NAME.SETTING=VALUE"),
                new Bad(
                        RUN + "--optimizers adam --problems rosenbrock --set yogi.beta1=0",
                        "unknown optimizer or problem in --set 'yogi': known are rosenbrock, adam"),
                new Bad(RUN + "--set adam.beta3=0", "unknown setting of adam 'beta3': did you mean 'beta1'?"),
                new Bad(RUN + "--set adam.learningRate=-0.1", "adam: learningRate = -0.1: must be positive and finite"),
                new Bad(RUN + "--set adam.learningRate=NaN", "adam: learningRate = NaN: must be positive and finite"),
                new Bad(RUN + "--set adam.learningRate=fast", "adam: learningRate = fast: must be a number"),
                new Bad(RUN + "--set lodo.layers=1.5", "lodo: layers = 1.5: must be a whole number"),
                new Bad(RUN + "--set momentum.momentum=1", "momentum: momentum = 1.0: must be at least 0 and below 1"),
                new Bad(
                        RUN + "--set noisy-quadratic.dimension=46341",
                        "noisy-quadratic: dimension = 46341: must be at most 46340, as the Hessian has its square of"
                                + " entries"),
                new Bad(
                        "run {dir}/good.yaml --out {out}",
                        "output folder '{out}' holds the study quick: must hold good or"
                                + " no study; choose another with --out"),
                new Bad(
                        "run quick --problems rosenbrock --optimizers adam --steps 2 --out {out}",
                        "output folder '{out}' holds results that this would replace, those of: mvn -pl lodo-bench"
                                + " exec:java -Dexec.args=\"run quick --out {dir}/out --optimizers adam --problems"
                                + " rosenbrock --steps 3 --seeds 2\"; choose another with --out"),
                new Bad(
                        "run quick --out {dir}/file/below",
                        "output folder '{dir}/file/below': must be a folder that can be written to"),
                new Bad(
                        RUN + "--plugins {dir}/nowhere.jar",
                        "plug-in '{dir}/nowhere.jar': must be a jar, a folder of classes or a .java file that can be"
                                + " read"),
                new Bad(
                        RUN + "--plugins {dir}/no-plugin",
                        "plug-in '{dir}/no-plugin': must be a jar or a folder of classes with the file " + SERVICES),
                new Bad(
                        RUN + "--plugins {dir}/file",
                        "plug-in '{dir}/file': must be a jar or a folder of classes with the file " + SERVICES),
                new Bad(
                        RUN + "--plugins {dir}/Broken.java",
                        "plug-in '{dir}/Broken.java' does not compile: line 2: cannot find symbol symbol:   variable y"
                                + " location: class Broken (the first of 2 errors)"),
                new Bad(
                        RUN + "--plugins {dir}/Idle.java",
                        "plug-in '{dir}/Idle.java': must have a public class that implements"
                                + " org.lodo.engine.catalog.CatalogProvider"),
                new Bad(
                        RUN + "--plugins {dir}/Taken.java",
                        "optimizer name 'adam': is already taken by org.lodo.bench.suite.FirstOrderMethods"),
                new Bad(
                        RUN + "--plugins {dir}/Shouting.java",
                        "optimizer name 'SGD': must consist of lower-case letters, digits and hyphens"),
                new Bad("report {dir}", "study '{dir}': must be a study that was run or a folder with a study.json"),
                new Bad("report qick", "study 'qick': must be a study that was run or a folder with a study.json"),
                new Bad(
                        "report {dir}/damaged",
                        "{dir}/damaged/study.json: must be as written by 'run', but is damaged: line 1: Unexpected"
                                + " end-of-input: was expecting closing quote for a string value"),
                new Bad(
                        "report {dir}/hollow",
                        "{dir}/hollow/study.json: must be as written by 'run', but is damaged: command: must have a value"),
                new Bad(
                        "report {dir}/runless",
                        "the run of adam on rosenbrock, seed 1 is missing in '{dir}/runless': run it with: mvn -pl"
                                + " lodo-bench exec:java -Dexec.args=\"run quick --out {dir}/out --optimizers adam"
                                + " --problems rosenbrock --steps 3 --seeds 2\""));
    }

    private static Bad own(String study, String answer) {
        return plain(study, "{dir}/" + study + ".yaml" + answer);
    }

    private static Bad plain(String study, String answer) {
        return new Bad("run {dir}/" + study + ".yaml --out {out}", answer);
    }

    private static String study(String optimizer, String line) {
        return "steps: 2\nproblems:\n  - problem: rosenbrock\noptimizers:\n  - optimizer: " + optimizer + "\n    "
                + line + "\n";
    }

    private static String provider(String className, String optimizer) {
        return """
                public class %s implements org.lodo.engine.catalog.CatalogProvider {
                    public record None() {}
                    public void addTo(org.lodo.engine.catalog.Catalog.Builder catalog) {
                        catalog.optimizer("%s", "", new None(), org.lodo.objective.Sample.class, (c, r) -> null);
                    }
                }
                """.formatted(className, optimizer);
    }

    @BeforeAll
    static void runAStudy() throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Path path = dir.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Shell run = run(RUN + "--optimizers adam --problems rosenbrock --steps 3 --seeds 2");
        assertThat(run.exitCode()).as(run.err()).isZero();
        finished = Shell.files(dir.resolve("out"));
        Files.createDirectories(dir.resolve("runless"));
        Files.copy(dir.resolve("out/study.json"), dir.resolve("runless/study.json"));
    }

    @ParameterizedTest
    @MethodSource
    void rejectsInvalidArguments(Bad bad) {
        Shell answer = run(bad.command());

        assertThat(answer.err()).isEqualTo("lodo: " + placed(bad.answer()) + System.lineSeparator());
        assertThat(answer.out()).isEmpty();
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(Shell.files(dir.resolve("out"))).isEqualTo(finished);
    }

    @Test
    void aResultThatCannotBeKeptIsAnsweredWithExitCode1AndLeavesTheOthers() throws IOException {
        Path out = Files.createDirectories(dir.resolve("blocked"));
        run("run quick --problems rosenbrock --optimizers adam --steps 3 --seeds 1 --out {dir}/blocked");
        Map<String, String> before = Shell.files(out.resolve("runs/rosenbrock/adam"));
        Path blocked = Files.createFile(out.resolve("runs/rosenbrock/yogi"));

        Shell answer =
                run("run quick --problems rosenbrock --optimizers adam,yogi --steps 3 --seeds 1 --out {dir}/blocked");

        assertThat(answer.err()
                        .lines()
                        .toList()
                        .get(answer.err().lines().toList().size() - 1))
                .isEqualTo("lodo: " + blocked
                        + ": must be a folder; finished runs are kept, the same command continues from there");
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out()).isEmpty();
        assertThat(Shell.files(out.resolve("runs/rosenbrock/adam"))).hasSize(3).isEqualTo(before);
    }

    @Test
    void incompleteRunIsMissingFromTheReport() throws IOException {
        run("run quick --problems rosenbrock --optimizers adam --steps 3 --seeds 1 --out {dir}/torn");
        Files.writeString(dir.resolve("torn/runs/rosenbrock/adam/1.csv"), "step,draws\n1,1\n");

        Shell answer = run("report {dir}/torn");

        assertThat(answer.err())
                .isEqualTo("lodo: the run of adam on rosenbrock, seed 1 is missing in '" + dir.resolve("torn")
                        + "': run it with: mvn -pl lodo-bench exec:java -Dexec.args=\"run quick --problems rosenbrock"
                        + " --optimizers adam --steps 3 --seeds 1 --out " + dir.resolve("torn") + "\""
                        + System.lineSeparator());
        assertThat(answer.exitCode()).isEqualTo(2);
    }

    private static Shell run(String command) {
        return Shell.run(Arrays.stream(command.trim().split(" +"))
                .map(BadInputTest::placed)
                .toArray(String[]::new));
    }

    private static String placed(String text) {
        return text.replace("{out}", dir.resolve("out").toString())
                .replace("{plugin}", OddPlugins.classes().toString())
                .replace("{dir}", dir.toString());
    }
}
