package org.lodo.spark;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.io.Json;
import org.lodo.engine.remote.RemoteRun;
import org.lodo.engine.remote.RemoteRunner;
import org.lodo.engine.run.SealedRun;
import scala.Function2;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/** One job of Spark, with a task for each batch of runs, whose answers are handed on as they come. */
final class SparkJob {

    private static final long POLL_MILLIS = 200;

    /** How Spark says which task it has given up; the rest of the message says why. */
    private static final Pattern GIVEN_UP =
            Pattern.compile("Task (\\d+) in stage .*ExecutorLostFailure", Pattern.DOTALL);

    private final List<List<RemoteRun>> batches;
    private final RemoteRunner.Listener listener;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final boolean[] answered;
    private List<RemoteRun> culprits = List.of();

    /** What has come back of a batch. */
    private record Arrival(int batch, Answer answer) {}

    /**
     * @param batches a task each
     * @param listener told of the runs
     */
    SparkJob(List<List<RemoteRun>> batches, RemoteRunner.Listener listener) {
        this.batches = List.copyOf(batches);
        this.listener = listener;
        answered = new boolean[batches.size()];
    }

    /** A task has begun; of several short runs nobody can see which is under way. */
    void began(int batch) {
        if (batch < batches.size() && batches.get(batch).size() == 1) {
            listener.began(batches.get(batch).get(0));
        }
    }

    /**
     * Makes the runs.
     *
     * @return the batches that have no answer yet because one task was given up, without that task's
     * @throws IOException if an executor refuses, an answer cannot be stored, or the cluster ends the job
     */
    List<List<RemoteRun>> run(JavaSparkContext context, RunTask task) throws IOException {
        SimpleFutureAction<String> action = submit(context, task);
        try {
            receive(action, context.sc());
        } finally {
            action.cancel();
        }
        return IntStream.range(0, answered.length)
                .filter(batch -> !answered[batch] && batches.get(batch) != culprits)
                .mapToObj(batches::get)
                .toList();
    }

    /** The runs of the task that was given up, as every executor that began it was lost; none if there was no such task. */
    List<RemoteRun> culprits() {
        return culprits;
    }

    private SimpleFutureAction<String> submit(JavaSparkContext context, RunTask task) {
        List<String> texts = batches.stream().map(SparkJob::text).toList();
        RDD<String> partitions = context.parallelize(texts, texts.size()).rdd();
        List<Object> indices = IntStream.range(0, texts.size())
                .<Object>mapToObj(Integer::valueOf)
                .toList();
        Function2<Object, Answer, BoxedUnit> receiver = (batch, answer) -> {
            // On the thread that schedules, which must not wait for a disk.
            arrivals.add(new Arrival((Integer) batch, answer));
            return BoxedUnit.UNIT;
        };
        return context.sc()
                .submitJob(
                        partitions, task, CollectionConverters.asScala(indices).toSeq(), receiver, () -> "");
    }

    private static String text(List<RemoteRun> batch) {
        return Json.compact(new ExecutorRuns.Batch(batch.stream()
                .map(run -> new ExecutorRuns.Order(run.spec(), run.limit()))
                .toList()));
    }

    private void receive(SimpleFutureAction<String> action, SparkContext context) throws IOException {
        long lastSeen = System.nanoTime();
        int left = answered.length;
        while (left > 0) {
            boolean isOver = action.isCompleted();
            Arrival arrival = next();
            if (arrival != null) {
                keep(arrival);
                left--;
            } else if (isOver) {
                giveUp(action);
                return;
            }
            long now = System.nanoTime();
            lastSeen = SparkRunner.executors(context) > 0 ? now : lastSeen;
            if (now - lastSeen > TimeUnit.SECONDS.toNanos(SparkProvider.PATIENCE_SECONDS)) {
                throw new IOException(
                        "all executors were lost, and none came for " + SparkProvider.PATIENCE_SECONDS + " s");
            }
        }
    }

    private @Nullable Arrival next() throws IOException {
        try {
            return arrivals.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void keep(Arrival arrival) throws IOException {
        Answer answer = arrival.answer();
        if (answer.refusal() != null) {
            throw new IOException(answer.refusal());
        }
        List<RemoteRun> batch = batches.get(arrival.batch());
        for (int i = 0; i < batch.size(); i++) {
            Object[] files = answer.files().get(i);
            listener.ended(batch.get(i), new SealedRun((String) files[0], (byte[]) files[1], (String) files[2]));
        }
        answered[arrival.batch()] = true;
    }

    /** The job has ended before all its tasks. */
    private void giveUp(SimpleFutureAction<String> action) throws IOException {
        Throwable failure = action.value().get().failed().get();
        String message = String.valueOf(failure.getMessage());
        Matcher task = GIVEN_UP.matcher(message);
        if (!task.find()) {
            throw new IOException("the cluster has ended the job: " + SparkFault.line(message), failure);
        }
        culprits = batches.get(Integer.parseInt(task.group(1)));
    }
}
