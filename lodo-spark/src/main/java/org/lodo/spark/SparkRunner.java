package org.lodo.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.lodo.engine.remote.RemoteRun;
import org.lodo.engine.remote.RemoteRunner;

/** Makes runs on the executors of a Spark application. */
final class SparkRunner implements RemoteRunner {

    private static final long POLL_MILLIS = 50;

    private final JavaSparkContext context;
    private final Shipment shipment;
    private final RunTask task;
    private final SparkNews news = new SparkNews();

    /**
     * @param context the application
     * @param shipment the files that executors get; deleted when this is closed
     * @param task what executors do
     */
    SparkRunner(JavaSparkContext context, Shipment shipment, RunTask task) {
        this.context = context;
        this.shipment = shipment;
        this.task = task;
        context.sc().addSparkListener(news);
    }

    /**
     * Waits for the first executor.
     *
     * @param master whose cluster it belongs to, for the message
     * @throws IOException if there is none in time
     */
    void awaitExecutor(String master) throws IOException {
        long begin = System.nanoTime();
        long patience = TimeUnit.SECONDS.toNanos(SparkProvider.PATIENCE_SECONDS);
        while (executors(context.sc()) == 0) {
            if (System.nanoTime() - begin > patience) {
                throw new IOException(master + " gave no executor within " + SparkProvider.PATIENCE_SECONDS
                        + " s: must have a worker of the same version of Spark with a free core and "
                        + context.sc().executorMemory() + " MB");
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    /** How many executors there are now; without a cluster this process is one. */
    static int executors(SparkContext context) {
        return context.isLocal() ? 1 : context.getExecutorMemoryStatus().size() - 1;
    }

    @Override
    public int atOnce() {
        return context.defaultParallelism();
    }

    /**
     * {@inheritDoc}
     *
     * <p>A run that takes its executors with it, by ending the process or crashing it, is left out after Spark's number of attempts,
     * and the others go on.
     */
    @Override
    public void run(List<RemoteRun> runs, Listener listener) throws IOException {
        List<String> deadly = new ArrayList<>();
        List<List<RemoteRun>> open = Batches.of(runs, atOnce());
        while (!open.isEmpty()) {
            SparkJob job = new SparkJob(open, listener);
            news.follow(job);
            try {
                open = job.run(context, task);
            } finally {
                news.follow(null);
            }
            List<RemoteRun> culprits = job.culprits();
            if (culprits.size() == 1) {
                deadly.add(culprits.get(0).spec().describe());
            } else {
                // Which of them it was shows when each is alone.
                open = new ArrayList<>(open);
                culprits.stream().map(List::of).forEach(open::add);
            }
        }
        if (!deadly.isEmpty()) {
            throw new IOException(
                    String.join("; ", deadly) + ": every executor that began it was lost, so it cannot be made here");
        }
    }

    @Override
    public void close() {
        context.stop();
        shipment.close();
    }
}
