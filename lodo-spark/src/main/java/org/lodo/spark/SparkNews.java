package org.lodo.spark;

import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Is told by Spark, on a thread of its own and a little late, which tasks begin and which executors are lost. */
final class SparkNews extends SparkListener {

    private static final Logger LOG = LoggerFactory.getLogger(SparkNews.class);

    /** The job under way; null between jobs. */
    private volatile @Nullable SparkJob job;

    void follow(@Nullable SparkJob current) {
        job = current;
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart start) {
        SparkJob current = job;
        if (current != null) {
            current.began(start.taskInfo().index());
        }
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        // Those of an application that ends are no loss.
        if (job != null) {
            LOG.warn(
                    "executor {} was lost, and its runs are made again: {}",
                    removed.executorId(),
                    SparkFault.line(removed.reason()));
        }
    }
}
