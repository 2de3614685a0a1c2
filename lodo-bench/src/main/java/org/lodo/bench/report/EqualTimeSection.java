package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Numbers;
import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricFigure;
import org.lodo.engine.run.CatalogSelection;

/** Losses at equal time with verdicts against the reference, on problems of which a claim is about that. */
final class EqualTimeSection {

    private EqualTimeSection() {}

    static List<Block> of(StudyContext context, CatalogSelection problem) {
        boolean isAsked = context.study().claims().stream()
                .anyMatch(
                        claim -> claim.comparesAtEqualTime() && claim.problem().equals(problem.label()));
        Optional<EqualTime> found = EqualTime.of(context.results(), problem.label());
        if (!isAsked || found.isEmpty()) {
            return List.of();
        }
        EqualTime equal = found.get();
        String reference = context.study().reference();
        List<Block> blocks = new ArrayList<>(List.of(
                Block.subsection("Loss at equal time"),
                Block.paragraph(
                        "After %s, when the first of the runs that had the machine to themselves had ended. Other seeds are looked at"
                                + " after as many steps as the run of the same optimizer had made by then; the loss is over the last 10 %% of the draws"
                                + " until then. Differences are those from %s, seed by seed, with Student's 95 %% interval. The verdicts here assume"
                                + " that differences between seeds are normally distributed, unlike those by ranks, for which %d seeds may be too few."
                                + " p-values are one-sided and Holm-corrected over all rivals.",
                        Numbers.seconds(equal.seconds()),
                        reference,
                        context.study().seeds().size()),
                Block.table(MeanTable.of(context, problem, "loss", " at equal time", equal.losses(), equal.steps()))));
        for (Metric metric : context.drawn(MetricFigure.Form.HELD_OUT_LOSS, problem)) {
            blocks.add(Block.paragraph("The %s, as it was last measured by then:", metric.title()));
            blocks.add(Block.table(MeanTable.of(
                    context,
                    problem,
                    metric.title(),
                    " at equal time",
                    equal.values(metric.columns().get(0)),
                    equal.steps())));
        }
        return blocks;
    }
}
