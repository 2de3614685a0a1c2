package org.lodo.engine.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a check found.
 *
 * @param level how it was asked
 * @param seeds the seeds that were run
 * @param cells what became of each cell
 */
public record CheckResult(Level level, List<Long> seeds, List<CellCheck> cells) {

    /** How a check asks. */
    public enum Level {
        /** Whether curves are equal bit by bit. */
        EXACT,
        /** Whether losses with the same seeds changed. */
        PAIRED,
        /** Whether losses with other seeds are from another distribution. */
        INDEPENDENT
    }

    /** Copies the lists. */
    public CheckResult {
        seeds = List.copyOf(seeds);
        cells = List.copyOf(cells);
    }

    /**
     * @return whether nothing is wrong
     */
    public boolean passes() {
        return cells.stream().allMatch(cell -> cell.answer().isPassing());
    }

    /**
     * @return cells that are not as they were
     */
    public List<CellCheck> changed() {
        return cells.stream().filter(cell -> cell.answer() != Answer.SAME).toList();
    }

    /**
     * @return in a line, how many cells got which answer
     */
    public String summary() {
        Map<Answer, Integer> counts = new LinkedHashMap<>();
        for (Answer answer : Answer.values()) {
            cells.stream()
                    .filter(cell -> cell.answer() == answer)
                    .forEach(cell -> counts.merge(answer, 1, Integer::sum));
        }
        StringBuilder summary = new StringBuilder(String.format(
                Locale.ROOT,
                "%d %s × %d %s:",
                cells.size(),
                cells.size() == 1 ? "cell" : "cells",
                seeds.size(),
                seeds.size() == 1 ? "seed" : "seeds"));
        counts.forEach((answer, count) -> summary.append(' ')
                .append(count)
                .append(' ')
                .append(answer.words())
                .append(','));
        summary.setLength(summary.length() - 1);
        return summary.toString();
    }
}
