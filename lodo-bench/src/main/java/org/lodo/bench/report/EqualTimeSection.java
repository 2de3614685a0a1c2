package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricFigure;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.study.Study;

/** Losses at equal time with verdicts against the reference, on problems of which a claim is about that. */
final class EqualTimeSection {

    private static final String WHEN = " at equal time";

    private EqualTimeSection() {}

    static List<Block> of(StudyContext context, CatalogSelection problem) {
        Optional<EqualTime> found = asked(context, problem);
        if (found.isEmpty()) {
            return List.of();
        }
        EqualTime equal = found.get();
        List<Block> blocks = new ArrayList<>(List.of(
                Block.subsection("Loss at equal time"),
                Block.paragraph(
                        "After %s, when the first of the runs that had the machine to themselves and did not fail had ended. Other seeds"
                                + " are looked at after as many steps as the run of the same optimizer had made by then; the loss is over the last"
                                + " 10 %% of the draws until then. Differences are those from %s, seed by seed, with Student's 95 %% interval. The"
                                + " verdicts here assume that differences between seeds are normally distributed, unlike those by ranks, for which"
                                + " %d seeds may be too few. p-values are one-sided and Holm-corrected over all rivals, with those that failed.%s",
                        Numbers.seconds(equal.seconds()),
                        context.study().reference(),
                        context.study().seeds().size(),
                        schedules(context.study().cellsOn(problem), equal)),
                Block.table(table(context, problem, "loss", equal, equal.losses()))));
        for (Metric metric : context.drawn(MetricFigure.Form.HELD_OUT_LOSS, problem)) {
            blocks.add(Block.paragraph(
                    "The %s then, on the line between the last measurement before and the first one after:",
                    metric.title()));
            blocks.add(Block.table(table(
                    context,
                    problem,
                    metric.title(),
                    equal,
                    equal.values(metric.columns().get(0)))));
        }
        return blocks;
    }

    /** The optimizers at equal time if a claim is about that, and if times are known. */
    static Optional<EqualTime> asked(StudyContext context, CatalogSelection problem) {
        boolean isAsked = context.study().claims().stream()
                .anyMatch(
                        claim -> claim.comparesAtEqualTime() && claim.problem().equals(problem.label()));
        return isAsked ? EqualTime.of(context.results(), problem.label()) : Optional.empty();
    }

    private static ReportTable table(
            StudyContext context,
            CatalogSelection problem,
            String title,
            EqualTime equal,
            Map<String, double[][]> values) {
        Map<String, Cell> steps = new LinkedHashMap<>();
        equal.steps().forEach((label, made) -> steps.put(label, Cell.count(made)));
        equal.unknown().forEach((label, why) -> steps.put(label, Cell.words(why)));
        return MeanTable.of(context, problem, new MeanTable.Figures(title, WHEN, values, equal.failures(), steps));
    }

    /** Whose learning rates had not come to the end of their schedules, in a sentence. */
    private static String schedules(List<Study.Cell> cells, EqualTime equal) {
        String scheduled = cells.stream()
                .filter(cell ->
                        cell.optimizer().settings().get("schedule") instanceof String form && !form.equals("constant"))
                .filter(cell -> equal.steps().getOrDefault(cell.optimizer().label(), 0L) < cell.steps())
                .map(cell -> cell.optimizer().label())
                .collect(Collectors.joining(", "));
        return scheduled.isEmpty()
                ? ""
                : " A learning rate with a schedule follows it to the end of its own run and had not yet come down as far as it would,"
                        + " which usually raises the loss here; so with "
                        + scheduled + ".";
    }
}
