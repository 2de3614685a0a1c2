package org.lodo.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkersTest {

    @ParameterizedTest
    @CsvSource({"1,0,4", "1,9,4", "2,1,4", "2,4,4", "2,5,4", "2,8,4", "3,100,7", "7,3,1"})
    void chunksCoverEveryIndexOnceForAnyNumberOfThreads(int threads, int length, int chunk) {
        Workers workers = Workers.of(threads);
        for (int round = 0; round < 50; round++) {
            int[] seen = new int[length];
            Queue<Integer> starts = new ConcurrentLinkedQueue<>();
            workers.forEach(length, chunk, (from, to) -> {
                starts.add(from);
                for (int i = from; i < to; i++) {
                    seen[i]++;
                }
            });
            assertThat(Arrays.stream(seen).allMatch(count -> count == 1)).isTrue();
            assertThat(starts).allMatch(start -> start % chunk == 0).hasSize((length + chunk - 1) / chunk);
        }
    }

    @Test
    void consecutiveLoopsDoNotOverlap() {
        Workers workers = Workers.of(3);
        AtomicIntegerArray counts = new AtomicIntegerArray(24);
        for (int round = 1; round <= 200_000; round++) {
            int chunks = round % 2 == 0 ? 24 : 2;
            workers.forEach(chunks, 1, (from, to) -> counts.incrementAndGet(from));
            for (int i = 0; i < 24; i++) {
                int loops = i < 2 ? round : round / 2;
                if (counts.get(i) != loops) {
                    throw new AssertionError("chunk " + i + " ran " + counts.get(i) + " times in " + loops + " loops");
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "4"})
    void rethrowsExceptionsAndRemainsUsable(int threads) {
        Workers workers = Workers.of(threads);
        assertThatThrownBy(() -> workers.forEach(100, 10, (from, to) -> {
                    if (from == 50) {
                        throw new IllegalStateException("broken at " + from);
                    }
                }))
                .hasMessageContaining("broken at 50");
        int[] count = new int[40];
        workers.forEach(40, 10, (from, to) -> Arrays.fill(count, from, to, 1));
        assertThat(Arrays.stream(count).sum()).isEqualTo(40);
    }
}
