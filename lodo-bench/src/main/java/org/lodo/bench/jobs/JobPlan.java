package org.lodo.bench.jobs;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The shards of a study, and what each of them takes.
 *
 * @param study its name
 * @param shards how many there are
 * @param threads of a shard, each of which makes a run at a time
 * @param runs the runs of all shards
 * @param arguments of the command that makes a shard, without the shard
 * @param folder where the shards write, as they see it
 */
public record JobPlan(
        String study, int shards, int threads, List<PlannedRun> runs, List<String> arguments, String folder) {

    /** What a process takes beside the heap of its runs: classes, code, threads. */
    private static final long PROCESS_BYTES = 320L << 20;

    /** What the suite itself keeps on the heap. */
    private static final long SUITE_BYTES = 96L << 20;

    /** Heaps work well if half as much again is free. */
    private static final double HEAP_RESERVE = 1.5;

    /** Machines of a cluster may be slower than the one that planned, and a job that is too short starts again. */
    private static final double TIME_RESERVE = 3;

    private static final long LEAST_MINUTES = 10;
    private static final int LONGEST_NAME = 40;

    /** Copies the lists. */
    public JobPlan {
        runs = List.copyOf(runs);
        arguments = List.copyOf(arguments);
    }

    /**
     * @return how long all runs take, one after the other, in seconds
     */
    public double seconds() {
        return runs.stream().mapToDouble(PlannedRun::expectedSeconds).sum();
    }

    /**
     * @return how long the shard with the most to do takes, in seconds
     */
    public double longestShardSeconds() {
        double longestRun =
                runs.stream().mapToDouble(PlannedRun::expectedSeconds).max().orElse(0);
        double mostToDo = runs.stream()
                .collect(
                        Collectors.groupingBy(PlannedRun::shard, Collectors.summingDouble(PlannedRun::expectedSeconds)))
                .values()
                .stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        return Math.max(longestRun, mostToDo / threads);
    }

    /**
     * @return the time limit that a scheduler is asked for, in minutes
     */
    public long limitMinutes() {
        return Math.max(LEAST_MINUTES, (long) Math.ceil(TIME_RESERVE * longestShardSeconds() / 60));
    }

    /**
     * @return the heap of a shard's process, in MiB: as many of the largest runs as there are threads, with a reserve
     */
    public long heapMebibytes() {
        long largest = runs.stream()
                .sorted(Comparator.comparingLong(PlannedRun::expectedBytes).reversed())
                .limit(threads)
                .flatMapToLong(run -> LongStream.of(run.expectedBytes()))
                .sum();
        return (long) Math.ceil(HEAP_RESERVE * (SUITE_BYTES + largest) / (1 << 20));
    }

    /**
     * @return the memory of a shard's process, in MiB
     */
    public long memoryMebibytes() {
        return heapMebibytes() + (PROCESS_BYTES >> 20);
    }

    /**
     * @return a name of the job that every scheduler takes: at most 54 lower-case letters, digits and hyphens, equal for equal
     *     names of studies
     */
    public String jobName() {
        String plain =
                study.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        boolean isPlain = plain.equals(study) && plain.length() <= LONGEST_NAME;
        String kept = plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
        return isPlain ? "lodo-" + plain : String.format(Locale.ROOT, "lodo-%s-%08x", kept, study.hashCode());
    }

    /**
     * @return what there is to do, in a line
     */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%,d runs in %,d %s, %s in all on one thread of the machine that planned them, %s for the longest shard;"
                        + " the largest run takes %,d MiB of heap, a shard %,d MiB of memory",
                runs.size(),
                shards,
                shards == 1 ? "shard" : "shards",
                duration(seconds()),
                duration(longestShardSeconds()),
                runs.stream().mapToLong(PlannedRun::expectedBytes).max().orElse(0) >> 20,
                memoryMebibytes());
    }

    private static String duration(double seconds) {
        long rounded = Math.round(seconds);
        return rounded < 100
                ? rounded + " s"
                : String.format(Locale.ROOT, "%d:%02d:%02d h", rounded / 3600, rounded / 60 % 60, rounded % 60);
    }
}
