package org.lodo.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs jobs on several threads; jobs start in the given order. */
public final class ParallelJobs {

    private static final long MAX_SHUTDOWN_SECONDS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(ParallelJobs.class);

    private ParallelJobs() {}

    /** A unit of work. */
    @FunctionalInterface
    public interface Job {
        /**
         * Does the work.
         *
         * @param cancelled becomes true when another job has failed; the job should then return early
         * @throws IOException if a result cannot be stored
         */
        void run(BooleanSupplier cancelled) throws IOException;
    }

    /**
     * Runs jobs until all have finished or one fails.
     *
     * @param threads number of jobs that run in parallel
     * @param jobs the jobs
     * @throws IOException if a job has failed or the thread is interrupted; the other jobs have then been cancelled
     */
    public static void run(int threads, List<Job> jobs) throws IOException {
        AtomicBoolean cancelled = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(threads, ParallelJobs::daemon);
        try {
            ExecutorCompletionService<Void> service = new ExecutorCompletionService<>(pool);
            List<Future<Void>> running = new ArrayList<>();
            for (Job job : jobs) {
                running.add(service.submit(() -> {
                    job.run(cancelled::get);
                    return null;
                }));
            }
            for (int done = 0; done < running.size(); done++) {
                service.take().get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            rethrow(e.getCause());
        } finally {
            cancelled.set(true);
            pool.shutdownNow();
            awaitEnd(pool);
        }
    }

    /** Cancelled jobs must not write results after {@link #run} has returned. */
    private static void awaitEnd(ExecutorService pool) {
        boolean interrupted = Thread.interrupted();
        try {
            if (!pool.awaitTermination(MAX_SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a cancelled run has not ended within {} s", MAX_SHUTDOWN_SECONDS);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(@Nullable Throwable cause) throws IOException {
        if (cause instanceof IOException e) {
            throw e;
        }
        if (cause instanceof UncheckedIOException e) {
            throw e.getCause();
        }
        if (cause instanceof RuntimeException e) {
            throw e;
        }
        if (cause instanceof Error e) {
            throw e;
        }
        throw new IllegalStateException(cause);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "run");
        thread.setDaemon(true);
        return thread;
    }
}
