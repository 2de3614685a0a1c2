package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.List;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.Medians;
import org.lodo.engine.study.Study;

/** The steps and times to reach targets on a problem. */
final class TargetSection {

    private TargetSection() {}

    static List<Block> of(StudyContext context, CatalogSelection problem) {
        if (context.results().lackCurves()) {
            return List.of();
        }
        List<Double> targets = new TargetTimes(context.results()).targets(problem);
        if (targets.isEmpty()) {
            return List.of();
        }
        List<TableColumn> columns = new ArrayList<>(List.of(TableColumn.words("optimizer")));
        targets.forEach(target -> columns.add(
                TableColumn.number("loss " + Numbers.number(target)).in("steps").lessIsBetter()));
        ReportTable.Builder table = new ReportTable.Builder(problem.label() + "-time-to-target", columns);
        for (Study.Cell cell : context.study().cellsOn(problem)) {
            List<Cell> row = new ArrayList<>(List.of(Cell.words(cell.optimizer().label())));
            targets.forEach(target -> row.add(cell(context.results().of(cell), target)));
            table.row(row);
        }
        return List.of(
                Block.subsection("Time to target"),
                Block.paragraph(
                        "The step from which the loss, averaged over the last 10 %% of draws, stays at or below the target to the end: median over"
                                + " seeds%s. ∞ if at least half of the seeds never reach it.",
                        context.results().untimed() == null
                                ? ", with the time in the run with seed "
                                        + context.study().seeds().get(0)
                                        + ", which had the machine to itself, in parentheses"
                                : ""),
                Block.table(table.build()));
    }

    private static Cell cell(List<RunResult> runs, double target) {
        double steps = Medians.of(runs.stream()
                .mapToDouble(run -> TargetTimes.cost(run, target, "step"))
                .toArray());
        if (!Double.isFinite(steps)) {
            return Cell.number(Double.POSITIVE_INFINITY);
        }
        double seconds = runs.stream()
                .filter(RunResult::exclusive)
                .mapToDouble(run -> TargetTimes.cost(run, target, "seconds"))
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
        String time = Double.isFinite(seconds) ? " (" + Numbers.seconds(seconds) + ")" : "";
        return Cell.number(steps).shownAs(Numbers.count(Math.round(steps)) + time);
    }
}
