package org.lodo.spark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lodo.engine.remote.RemoteRun;

/** Makes tasks of runs: long ones first, so that none of them is the last to begin, and short ones several to a task. */
final class Batches {

    /** Expected seconds of a task, against which Spark's own work for it is little. */
    private static final double ENOUGH_SECONDS = 0.25;

    /** Of less, an executor that is lost costs less, and the machines are busy to the end. */
    private static final int TASKS_PER_CORE = 8;

    private Batches() {}

    /**
     * @param runs in any order
     * @param atOnce how many tasks are under way at once
     * @return all runs; a task of several has none of unknown length
     */
    static List<List<RemoteRun>> of(List<RemoteRun> runs, int atOnce) {
        // What is unknown may be long.
        List<RemoteRun> longestFirst = runs.stream()
                .sorted(Comparator.comparingDouble(Batches::secondsOrInfinity).reversed())
                .toList();
        double total = runs.stream()
                .mapToDouble(RemoteRun::expectedSeconds)
                .filter(Double::isFinite)
                .sum();
        double enough = Math.min(ENOUGH_SECONDS, total / ((double) TASKS_PER_CORE * Math.max(1, atOnce)));
        List<List<RemoteRun>> batches = new ArrayList<>();
        List<RemoteRun> batch = new ArrayList<>();
        double seconds = 0;
        for (RemoteRun run : longestFirst) {
            batch.add(run);
            seconds += secondsOrInfinity(run);
            if (seconds >= enough) {
                batches.add(List.copyOf(batch));
                batch.clear();
                seconds = 0;
            }
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return batches;
    }

    private static double secondsOrInfinity(RemoteRun run) {
        return Double.isNaN(run.expectedSeconds()) ? Double.POSITIVE_INFINITY : run.expectedSeconds();
    }
}
