package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lodo.bench.document.Block;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;
import org.lodo.engine.study.StudyVerdicts;

/** How the results of a study came about, and the terms of its report. */
final class MethodSection {

    /** The title, which the answers link to. */
    static final String TITLE = "Method and terms";

    /** The link to it in Markdown. */
    static final String LINK = "[" + TITLE.toLowerCase(Locale.ROOT) + "](#method-and-terms)";

    private MethodSection() {}

    static List<Block> of(StudyContext context) {
        Study study = context.study();
        List<Block> blocks = new ArrayList<>(List.of(Block.section(TITLE)));
        if (study.note() != null) {
            blocks.add(Block.paragraph("%s", study.note().strip()));
        }
        if (context.results().lackCurves()) {
            blocks.add(
                    new Block.Paragraph(
                            "This report was made anew from its outcomes: the learning curves of its runs are not stored with it. Charts of"
                                    + " curves are those of the report as it was first written, with the points and digits that they had then."
                                    + " Tables that need the curves could not be made: loss at given steps and times, time to target, profiles."));
        }
        String untimed = context.results().untimed();
        if (untimed != null) {
            blocks.add(Block.paragraph("%s", untimed));
        }
        List<String> terms = terms(context, untimed == null);
        terms.addAll(tuningTerms(study));
        blocks.add(new Block.Fold("Terms", List.of(new Block.Bullets(terms))));
        return blocks;
    }

    private static String tests(StudyResults results) {
        return StudyVerdicts.areExact(results)
                ? "exact one-sided Wilcoxon signed-rank tests"
                : "tests of log losses over searches and seeds together, and exact tests of ranks,";
    }

    private static List<String> terms(StudyContext context, boolean isTimed) {
        Study study = context.study();
        int seeds = study.seeds().size();
        List<String> terms = new ArrayList<>(List.of(
                "**Loss** of a run: the mean over the last 10 % of its fresh evaluations. Tables give the mean ± standard deviation over "
                        + (seeds == 1 ? "one seed" : seeds + " seeds")
                        + "; the 95 % interval is the bootstrap interval of the mean. Bands in plots span all seeds.",
                "**Failed** runs stopped early, by diverging to non-finite values or by an exception. Statistics are over the others;"
                        + " in tests a failed run is worse than any other.",
                "**Rank**: by mean loss, those with failed runs last. **Bold**: the lowest loss among the optimizers that are given"
                        + " as much, and the losses not significantly different from it (paired bootstrap, 95 %).",
                "**Given**: what an optimizer evaluates: gradients, in addition products with the Hessian, or the Hessian itself.",
                "**Worse, better**: decided by " + tests(context.results())
                        + " on common random numbers, seed by seed, Holm-corrected over all rivals, at the "
                        + percent(PairedComparison.LEVEL) + " level for either side.",
                "**Equivalent**: neither is decided, and by two such tests a difference of "
                        + AnswerText.margin(study.rule())
                        + " of the reference's mean loss or more can be excluded in either direction. **Undecided**: none of these.",
                "**Too few seeds**: the smallest p-value that so few seeds can give, 2⁻ⁿ times the number of rivals, is above the"
                        + " level, whatever the losses."));
        if (isTimed) {
            terms.add("**Steps per second** and plots by time come from the run with seed "
                    + study.seeds().get(0) + ", which had the machine to itself.");
        }
        return terms;
    }

    /** What is to be said of studies with tracks, or with the points of several searches. */
    private static List<String> tuningTerms(Study study) {
        List<String> terms = new ArrayList<>();
        int searches = study.cells().stream()
                .mapToInt(cell -> cell.searches().size())
                .max()
                .orElse(0);
        if (searches > 1) {
            terms.add("**Search**: hyper-parameters were searched " + searches
                    + " times independently, and the point of each search is run with every seed.");
        }
        if (study.cells().stream().anyMatch(cell -> cell.track() != null)) {
            terms.add(
                    "**Track**: where hyper-parameters come from. A problem without a track in brackets is *tuned*: searched on"
                            + " the problem itself. *Untuned*: the defaults of the catalog, the same on all problems. *Transferred*: searched"
                            + " on another problem, or for another horizon, by the tuning named. Each track has verdicts of its own.");
        }
        return terms;
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }
}
