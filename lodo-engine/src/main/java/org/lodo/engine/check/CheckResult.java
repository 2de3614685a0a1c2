package org.lodo.engine.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lodo.engine.stats.Verdict;

/**
 * The result of a check.
 *
 * @param level how runs were compared
 * @param seeds the seeds that were run
 * @param cells the check of each cell
 */
public record CheckResult(Level level, List<Long> seeds, List<CellCheck> cells) {

    /** How runs are compared. */
    public enum Level {
        /** Curves, bit by bit. */
        EXACT,
        /** Losses with the same seeds, by paired tests. */
        PAIRED,
        /** Losses with other seeds, by tests of independent samples. */
        INDEPENDENT
    }

    /** Copies the lists. */
    public CheckResult {
        seeds = List.copyOf(seeds);
        cells = List.copyOf(cells);
    }

    /**
     * @return whether all cells pass
     */
    public boolean passes() {
        return cells.stream().allMatch(CellCheck::passes);
    }

    /**
     * @return cells whose bits are not the same
     */
    public List<CellCheck> changed() {
        return cells.stream().filter(cell -> cell.verdict() != Verdict.SAME).toList();
    }

    /**
     * @return one line with the number of cells by verdict
     */
    public String summary() {
        Map<Verdict, Integer> counts = new LinkedHashMap<>();
        for (Verdict verdict : Verdict.values()) {
            cells.stream()
                    .filter(cell -> cell.verdict() == verdict)
                    .forEach(cell -> counts.merge(verdict, 1, Integer::sum));
        }
        StringBuilder summary = new StringBuilder(String.format(
                Locale.ROOT,
                "%d %s × %d %s:",
                cells.size(),
                cells.size() == 1 ? "cell" : "cells",
                seeds.size(),
                seeds.size() == 1 ? "seed" : "seeds"));
        counts.forEach((verdict, count) -> summary.append(' ')
                .append(count)
                .append(' ')
                .append(verdict.words())
                .append(','));
        summary.setLength(summary.length() - 1);
        return summary.toString();
    }
}
