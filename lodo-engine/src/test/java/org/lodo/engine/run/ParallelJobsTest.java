package org.lodo.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParallelJobsTest {

    @Test
    void jobsStartInOrder() throws IOException {
        List<Integer> started = Collections.synchronizedList(new ArrayList<>());
        List<ParallelJobs.Job> jobs = IntStream.range(0, 20)
                .<ParallelJobs.Job>mapToObj(i -> cancelled -> started.add(i))
                .toList();

        ParallelJobs.run(1, jobs);

        assertThat(started).hasSize(20).isSorted();
    }

    @Test
    void failureCancelsRunningJobsAndWaitsForThem() {
        CountDownLatch running = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        ParallelJobs.Job waiting = cancelled -> {
            running.countDown();
            while (!cancelled.getAsBoolean()) {
                Thread.onSpinWait();
            }
            ended.set(true);
        };
        ParallelJobs.Job failing = cancelled -> {
            try {
                running.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            throw new IOException("disk full");
        };

        assertThatIOException()
                .isThrownBy(() -> ParallelJobs.run(2, List.of(waiting, failing)))
                .withMessage("disk full");
        assertThat(ended).isTrue();
    }

    @Test
    void exceptionsKeepTheirType() {
        assertThatIOException()
                .isThrownBy(() -> ParallelJobs.run(1, List.of(cancelled -> {
                    throw new UncheckedIOException(new IOException("unreadable"));
                })))
                .withMessage("unreadable");
        assertThatIllegalStateException()
                .isThrownBy(() -> ParallelJobs.run(1, List.of(cancelled -> {
                    throw new IllegalStateException("bug");
                })))
                .withMessage("bug");
    }
}
