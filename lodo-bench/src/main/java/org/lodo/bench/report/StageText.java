package org.lodo.bench.report;

import java.util.List;
import java.util.stream.IntStream;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.stats.VerdictRule;
import org.lodo.engine.study.Study;

/** How a study whose seeds were added in stages went. */
final class StageText {

    /** After how many seeds a verdict was reached. */
    static final TableColumn COLUMN = TableColumn.number("after seeds", CellFormat.COUNT);

    private StageText() {}

    /** Where the study ended, and why. */
    static String inShort(Study study) {
        VerdictRule rule = study.rule();
        String which =
                rule.deciding().isEmpty() ? "every verdict" : "the verdict on " + AnswerText.joined(rule.deciding());
        return "Seeds were added in stages until " + which + " was decided: the study ended after "
                + study.seeds().size() + " of at most "
                + rule.stages().get(rule.stages().size() - 1) + " seeds.";
    }

    /**
     * The same with the level of every stage.
     *
     * @param study of which problem's verdicts
     * @param rivals how many are compared with the reference
     * @param isExact whether tests are exact ones
     */
    static String of(Study study, int rivals, boolean isExact) {
        VerdictRule rule = study.rule();
        List<String> levels = IntStream.range(0, rule.stages().size())
                .mapToObj(stage -> percent(PairedComparison.LEVEL * rule.share(stage, rivals, isExact)) + " after "
                        + rule.stages().get(stage))
                .toList();
        return inShort(study) + " The levels of the stages are " + AnswerText.joined(levels) + " seeds; they sum up to "
                + percent(PairedComparison.LEVEL)
                + ", which bounds the chance of any wrong verdict in favour of one side over all stages. p-values are divided by the"
                + " stage's part of the level, so that below " + PairedComparison.LEVEL + " they decide.";
    }

    private static String percent(double share) {
        return Numbers.with(Numbers.number(100 * share), "%");
    }
}
