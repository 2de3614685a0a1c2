package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script of {@code plan --format slurm}, run by stand-ins of Slurm's commands: all tasks at once, in one folder. */
@DisabledOnOs(OS.WINDOWS)
class SlurmArrayTest {

    private static final String STUDY = """
            seeds: 4
            metrics: [hessian_error]
            problems: [{problem: noisy-quadratic, steps: 200, settings: {dimension: 8}}, {problem: rosenbrock, steps: 50}]
            optimizers: [{optimizer: lodo}, {optimizer: adam}, {optimizer: newton}]
            """;

    /** Runs a script once for every task of its array, at the same time, with what Slurm tells a task. */
    private static final String SBATCH = """
            #!/bin/sh
            array=$(sed -n 's/^#SBATCH --array=//p' "$1")
            export SLURM_CPUS_PER_TASK=$(sed -n 's/^#SBATCH --cpus-per-task=//p' "$1")
            task=${array%-*}
            tasks=
            while [ "$task" -le "${array#*-}" ]; do
                SLURM_ARRAY_JOB_ID=7 SLURM_JOB_ID="7$task" SLURM_ARRAY_TASK_ID=$task sh "$1" > "task-$task.log" 2>&1 &
                tasks="$tasks $!"
                task=$((task + 1))
            done
            for task in $tasks; do
                wait "$task" || exit 1
            done
            """;

    /** Takes its options off. */
    private static final String SRUN = "#!/bin/sh\nwhile [ \"${1#--}\" != \"$1\" ]; do shift; done\nexec \"$@\"\n";

    private static final String SCONTROL = "#!/bin/sh\necho \"$@\" >> \"${0%/*}/../scontrol.log\"\n";

    @TempDir
    private Path dir;

    @Test
    void theArrayAndAMergeAreOneProcess() throws Exception {
        Path folder = Files.createDirectories(dir.resolve("it's an \"odd\" $folder"));
        Path study = Files.writeString(folder.resolve("odd, (study) [1].yaml"), STUDY);
        Path results = folder.resolve("results of $(all)");
        Path script = folder.resolve("job.sh");
        stubs();

        Shell plan = Shell.run(
                "plan",
                study.toString(),
                "--format",
                "slurm",
                "--shards",
                "3",
                "--folder",
                results.toString(),
                "--out",
                script.toString());
        assertThat(plan.exitCode()).as(plan.err()).isZero();
        assertThat(plan.err()).startsWith("odd, (study) [1]: 24 runs in 3 shards, ");
        assertThat(execute("sh", "-n", script.toString())).isZero();
        assertThat(execute(bin().resolve("sbatch").toString(), script.toString()))
                .as(logs())
                .isZero();

        assertThat(logs()).contains("shard 1/3: ", "shard 2/3: ", "shard 3/3: ");
        Shell merge = Shell.run("merge", results.toString());
        assertThat(merge.exitCode()).as(merge.err()).isZero();
        Path one = dir.resolve("one");
        for (String[] command : List.of(
                new String[] {"run", study.toString(), "--shard", "1/1", "--out", one.toString()},
                new String[] {"merge", one.toString()})) {
            assertThat(Shell.run(command).exitCode()).isZero();
        }
        assertThat(results.resolve("summary.csv")).hasSameBinaryContentAs(one.resolve("summary.csv"));
        assertThat(results.resolve("curves.zip")).hasSameBinaryContentAs(one.resolve("curves.zip"));
    }

    @Test
    void aTaskThatIsToldToEndSavesAndIsQueuedAgain() throws Exception {
        Path study = Files.writeString(dir.resolve("long.yaml"), """
                seeds: 1
                problems: [{problem: noisy-quadratic, steps: 50000000}]
                optimizers: [{optimizer: lodo}]
                """);
        Path script = dir.resolve("job.sh");
        stubs();
        Shell plan = Shell.run(
                "plan",
                study.toString(),
                "--format=slurm",
                "--folder",
                dir.resolve("out").toString(),
                "--out",
                script.toString());
        assertThat(plan.exitCode()).as(plan.err()).isZero();

        ProcessBuilder builder = new ProcessBuilder("sh", script.toString())
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("task-1.log").toFile());
        environment(builder);
        builder.environment().put("SLURM_ARRAY_TASK_ID", "1");
        builder.environment().put("SLURM_JOB_ID", "71");
        Process task = builder.start();
        try {
            while (task.isAlive() && !logs().contains("1 run of up to 50,000,000 steps")) {
                Thread.sleep(20);
            }
            Thread.sleep(200);
            task.destroy();
            assertThat(task.waitFor()).as(logs()).isEqualTo(CommandLines.STOPPED);
        } finally {
            task.descendants().forEach(ProcessHandle::destroyForcibly);
            task.destroyForcibly();
        }

        assertThat(dir.resolve("scontrol.log")).hasContent("requeue 71");
        assertThat(dir.resolve("out/runs/noisy-quadratic/lodo/1.checkpoint")).isNotEmptyFile();
    }

    private Path bin() {
        return dir.resolve("bin");
    }

    private void stubs() throws IOException {
        Files.createDirectories(bin());
        for (List<String> stub :
                List.of(List.of("sbatch", SBATCH), List.of("srun", SRUN), List.of("scontrol", SCONTROL))) {
            Path file = Files.writeString(bin().resolve(stub.get(0)), stub.get(1));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        jar();
    }

    /** A jar that, like the packaged one, names its class path and the class to start. */
    private void jar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "org.lodo.bench.cli.Main");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(path -> new File(path).toURI().toString())
                                .collect(Collectors.joining(" ")));
        try (OutputStream file = Files.newOutputStream(dir.resolve("lodo.jar"))) {
            new JarOutputStream(file, manifest).close();
        }
    }

    private int execute(String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(dir.toFile()).inheritIO();
        environment(builder);
        return builder.start().waitFor();
    }

    private void environment(ProcessBuilder builder) {
        builder.environment().merge("PATH", bin().toString(), (path, first) -> first + File.pathSeparator + path);
        builder.environment().put("LODO_JAR", dir.resolve("lodo.jar").toString());
        builder.environment()
                .put(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
    }

    /** What the tasks have written; they start in the folder where the plan was made. */
    private String logs() throws IOException {
        StringBuilder logs = new StringBuilder();
        try (java.util.stream.Stream<Path> files = Files.list(dir)) {
            for (Path file : files.filter(found -> found.toString().endsWith(".log"))
                    .sorted()
                    .toList()) {
                logs.append(Files.readString(file));
            }
        }
        return logs.toString();
    }
}
