package org.lodo.bench.jobs;

import java.nio.file.Path;
import java.util.List;

/** The shards of a study as an array of Slurm jobs, in POSIX shell. */
public final class SlurmScript {

    /** How long before its time is over a job is told, in seconds. */
    private static final int NOTICE_SECONDS = 60;

    private SlurmScript() {}

    /**
     * @param plan the shards
     * @param workingFolder where relative paths of the arguments start
     * @param jar the executable jar of the suite
     * @return the script for sbatch
     */
    public static String of(JobPlan plan, Path workingFolder, Path jar) {
        return String.format(
                """
                #!/bin/sh
                #SBATCH --job-name=%1$s
                #SBATCH --array=1-%2$d
                #SBATCH --ntasks=1
                #SBATCH --cpus-per-task=%3$d
                #SBATCH --mem=%4$dM
                #SBATCH --time=%5$d
                #SBATCH --requeue
                #SBATCH --open-mode=append
                #SBATCH --signal=B:TERM@%6$d
                #
                # %7$s.
                # Submit it with sbatch. When all tasks have ended, merge the runs and write the report:
                #   %9$s
                # Shards measure no times. The command below with --only-timing in place of --shard does, before the merge or
                # after it, on a node that it has to itself (sbatch --exclusive).
                # LODO_JAR and JAVA name another lodo.jar or java than below.

                cd %10$s || exit 1
                jar=%8$s
                jar=${LODO_JAR:-$jar}
                export SRUN_CPUS_PER_TASK="${SLURM_CPUS_PER_TASK:-%3$d}"

                stopped=
                srun --ntasks=1 "${JAVA:-java}" -Xmx%11$dm -jar "$jar" %12$s \\
                    --shard "$SLURM_ARRAY_TASK_ID/%2$d" &
                child=$!
                trap 'stopped=1; kill -TERM "$child" 2>/dev/null' TERM
                wait "$child"
                code=$?
                if [ -n "$stopped" ]; then
                    # The signal has ended the wait, but perhaps not yet the child.
                    wait "$child"
                    again=$?
                    [ "$again" -eq 127 ] || code=$again
                fi
                if [ "$code" -eq 75 ] || [ "$code" -eq 143 ]; then
                    # Stopped before the end: queued again, the shard goes on from its checkpoints.
                    scontrol requeue "$SLURM_JOB_ID"
                fi
                exit "$code"
                """,
                plan.jobName(),
                plan.shards(),
                plan.threads(),
                plan.memoryMebibytes(),
                plan.limitMinutes(),
                NOTICE_SECONDS,
                plan.summary(),
                ShellWord.quoted(jar.toString()),
                comment("java -jar " + ShellWord.quoted(List.of(jar.toString(), "merge", plan.folder()))),
                ShellWord.quoted(workingFolder.toString()),
                plan.heapMebibytes(),
                ShellWord.quoted(plan.arguments()));
    }

    /** A quoted line break does not end a word, but a comment. */
    private static String comment(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
