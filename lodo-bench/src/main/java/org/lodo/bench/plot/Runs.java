package org.lodo.bench.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Splits series at their gaps. */
final class Runs {
    private Runs() {}

    /**
     * Returns the longest runs of consecutive indices that can be drawn.
     *
     * @param length the number of entries in the series
     * @param isDrawn whether the entry at an index can be drawn
     * @return the runs in order, none of them empty
     */
    static List<int[]> of(int length, IntPredicate isDrawn) {
        List<int[]> runs = new ArrayList<>();
        int start = 0;
        while (start < length) {
            int end = start;
            while (end < length && isDrawn.test(end)) {
                end++;
            }
            if (end > start) {
                runs.add(IntStream.range(start, end).toArray());
            }
            start = end + 1;
        }
        return runs;
    }
}
