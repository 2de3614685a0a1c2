package org.lodo.engine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.engine.io.FolderLock.HeldException;

class FolderLockTest {

    @TempDir
    private Path folder;

    @Test
    void whoComesSecondIsToldWhoWasFirst() throws IOException {
        String result = FolderLock.during(folder, () -> {
            assertThatExceptionOfType(HeldException.class)
                    .isThrownBy(() -> FolderLock.during(folder, () -> "second"))
                    .withMessage("folder '" + folder + "' is in use by process "
                            + ProcessHandle.current().pid()
                            + ", this one: wait until it has ended, or choose another folder");
            return "first";
        });

        assertThat(result).isEqualTo("first");
        assertThat(FolderLock.during(folder, () -> "third")).isEqualTo("third");
    }

    @Test
    void theFileSaysWhoHasTheLockAndIsEmptyAfterwards() throws IOException {
        Path file = folder.resolve(".lodo-lock");
        // Not read by this process, which would lose the lock by it.
        long size = FolderLock.during(folder, () -> Files.size(file));

        assertThat(size).isGreaterThan("process 1 on a since 2026-01-01T00:00:00Z".length());
        assertThat(file).isEmptyFile();
    }

    /** That several processes may share it, TwoProcessesTest shows. */
    @Test
    void whoSharesTheFolderLeavesItAsOneWhoHadItAlone() throws IOException {
        Path file = folder.resolve(".lodo-lock");

        long size = FolderLock.sharing(folder, "shard 1/2", () -> {
            assertThatExceptionOfType(HeldException.class).isThrownBy(() -> FolderLock.during(folder, () -> "other"));
            return Files.size(file);
        });

        assertThat(size).isGreaterThan("shard 1/2, process 1 on a since 2026-01-01T00:00:00Z".length());
        assertThat(file).isEmptyFile();
        assertThat(FolderLock.during(folder, () -> "alone")).isEqualTo("alone");
    }

    @Test
    void theLockIsGivenBackAfterAFailure() throws IOException {
        assertThatThrownBy(() -> FolderLock.during(folder, () -> {
                    throw new IllegalStateException("the work fails");
                }))
                .hasMessage("the work fails");

        assertThat(FolderLock.during(folder, () -> "done")).isEqualTo("done");
    }

    @Test
    void whatAKilledProcessLeftBehindIsNoObstacle() throws IOException {
        Files.writeString(folder.resolve(".lodo-lock"), "process 1 on another machine since yesterday\n");

        assertThat(FolderLock.during(folder, () -> "done")).isEqualTo("done");
        assertThat(folder.resolve(".lodo-lock")).isEmptyFile();
    }

    @Test
    void neverDoTwoWorkAtOnce() throws Exception {
        AtomicInteger working = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Integer>> all = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            all.add(threads.submit(() -> {
                int done = 0;
                int refused = 0;
                for (int i = 0; i < 200; i++) {
                    try {
                        done += FolderLock.during(folder, () -> {
                            assertThat(working.incrementAndGet()).isEqualTo(1);
                            working.decrementAndGet();
                            return 1;
                        });
                    } catch (HeldException e) {
                        refused++;
                    }
                }
                assertThat(done + refused).isEqualTo(200);
                return done;
            }));
        }
        int done = 0;
        for (Future<Integer> future : all) {
            done += future.get();
        }
        threads.shutdown();
        assertThat(done).isPositive();
    }
}
