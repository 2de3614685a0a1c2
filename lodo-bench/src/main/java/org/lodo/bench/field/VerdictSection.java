package org.lodo.bench.field;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.stats.Verdict;

/** The verdicts on all rivals of an optimizer, problem by problem. */
final class VerdictSection {

    /** So many rivals that are better are named. */
    private static final int MOST_NAMED = 5;

    private final Field field;
    private final FieldVerdicts verdicts;

    VerdictSection(Field field) {
        this.field = field;
        verdicts = new FieldVerdicts(field);
    }

    List<Block> blocks(List<String> subjects) {
        List<Block> blocks = new ArrayList<>(List.of(
                Block.section("Verdicts"),
                Block.paragraph(
                        "How many rivals are better, equivalent within %s %%, worse, and undecided, by exact paired Wilcoxon tests at the 5 %%"
                                + " level, Holm-corrected over the rivals of a problem. The pairs are the seeds at all difficulties, with losses"
                                + " divided by the mean loss of the optimizer in question at the difficulty. Rivals that are better are named from"
                                + " the one that is better by most.",
                        Numbers.number(100 * field.study().rule().margin()))));
        for (String subject : subjects) {
            for (boolean isTuned : field.tracks()) {
                ReportTable table = table(isTuned, subject);
                if (table.rowCount() > 0) {
                    blocks.add(Block.subsection("Against " + subject + ", " + Field.name(isTuned)));
                    blocks.add(Block.table(table));
                }
            }
        }
        return blocks;
    }

    ReportTable table(boolean isTuned, String subject) {
        ReportTable.Builder table = new ReportTable.Builder(
                "verdicts-" + subject + "-" + Field.name(isTuned),
                List.of(
                        TableColumn.words("problem"),
                        TableColumn.number("rivals", CellFormat.COUNT),
                        TableColumn.number("better", CellFormat.COUNT).lessIsBetter(),
                        TableColumn.number("equivalent", CellFormat.COUNT),
                        TableColumn.number("undecided", CellFormat.COUNT),
                        TableColumn.number("worse", CellFormat.COUNT).moreIsBetter(),
                        TableColumn.words("better rivals")));
        for (String problem : field.problems()) {
            List<PairedComparison> compared = verdicts.of(isTuned, problem, subject);
            if (!compared.isEmpty()) {
                table.row(
                        Cell.words(problem),
                        Cell.count(compared.size()),
                        Cell.count(FieldSentences.count(compared, Verdict.BETTER)),
                        Cell.count(FieldSentences.count(compared, Verdict.EQUIVALENT)),
                        Cell.count(FieldSentences.count(compared, Verdict.UNDECIDED)),
                        Cell.count(FieldSentences.count(compared, Verdict.WORSE)),
                        Cell.words(named(compared)));
            }
        }
        return table.build();
    }

    private static String named(List<PairedComparison> compared) {
        List<String> better = compared.stream()
                .filter(rival -> rival.verdict() == Verdict.BETTER)
                .sorted(Comparator.comparingDouble(PairedComparison::difference))
                .map(PairedComparison::name)
                .toList();
        String named = better.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return better.isEmpty()
                ? "none"
                : better.size() > MOST_NAMED ? named + " and " + (better.size() - MOST_NAMED) + " more" : named;
    }
}
