package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;

/** Tables of the loss at given steps, at given numbers of gradients where they differ from steps, and at given times. */
final class ProgressSection {

    private static final List<Double> SHARES = List.of(0.01, 0.03, 0.1, 0.3, 1.0);

    private ProgressSection() {}

    static List<Block> of(StudyContext context, CatalogSelection problem) {
        if (context.results().lackCurves()) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>(bySteps(context, problem));
        blocks.addAll(byGradients(context, problem));
        blocks.addAll(byTime(context, problem));
        return blocks;
    }

    private static List<Block> bySteps(StudyContext context, CatalogSelection problem) {
        return List.of(
                Block.subsection("Loss at given steps"),
                Block.paragraph(
                        "Mean over seeds of the loss, averaged over the last 10 %% of the draws so far, at the resolution of the curves."
                                + " If some seeds had already failed, the number of the others is in parentheses."),
                Block.table(table(context, problem, "step")));
    }

    /** Only where optimizers differ in how many gradients a step costs. */
    private static List<Block> byGradients(StudyContext context, CatalogSelection problem) {
        boolean isAlike = context.study().cellsOn(problem).stream()
                .flatMap(cell -> context.results().of(cell).stream())
                .allMatch(run -> run.cost().gradients() == run.cost().steps());
        if (isAlike) {
            return List.of();
        }
        return List.of(
                Block.subsection("Loss at given gradients"),
                Block.paragraph(
                        "The same after equal numbers of gradients. Parentheses mark the last loss of runs that had already ended."),
                Block.table(table(context, problem, "gradient")));
    }

    private static ReportTable table(StudyContext context, CatalogSelection problem, String unit) {
        List<Study.Cell> cells = context.study().cellsOn(problem);
        long steps = cells.get(0).steps();
        List<Long> marks = SHARES.stream()
                .map(share -> Math.max(1, Math.round(share * steps)))
                .distinct()
                .toList();
        List<TableColumn> columns = new ArrayList<>(List.of(TableColumn.words("optimizer")));
        marks.forEach(
                mark -> columns.add(TableColumn.number(Numbers.count(mark)).lessIsBetter()));
        ReportTable.Builder table = new ReportTable.Builder(problem.label() + "-by-" + unit, columns);
        for (Study.Cell cell : cells) {
            List<Cell> row = new ArrayList<>(List.of(Cell.words(cell.optimizer().label())));
            List<RunResult> runs = context.results().of(cell);
            marks.forEach(mark -> row.add(unit.equals("step") ? atStep(runs, mark) : atGradient(runs, mark)));
            table.row(row);
        }
        return table.build();
    }

    private static Cell atStep(List<RunResult> runs, long mark) {
        return mean(
                runs.size(),
                runs.stream().filter(run -> !run.failed() || mark < run.cost().steps()),
                "step",
                mark);
    }

    private static Cell atGradient(List<RunResult> runs, long mark) {
        Cell cell = mean(
                runs.size(),
                runs.stream().filter(run -> !run.failed() || mark < run.cost().gradients()),
                "gradients",
                mark);
        boolean hasEnded =
                runs.stream().anyMatch(run -> !run.failed() && run.cost().gradients() < mark);
        return hasEnded ? cell.shownAs("(" + Numbers.number(cell.value()) + ")") : cell;
    }

    private static Cell mean(int all, Stream<RunResult> runs, String column, long mark) {
        double[] losses = runs.mapToDouble(run -> SettledLoss.at(run.log(), column, (double) mark))
                .filter(Double::isFinite)
                .toArray();
        double mean = Estimate.of(losses).mean();
        boolean isWhole = losses.length == 0 || losses.length == all;
        Cell cell = Cell.number(mean);
        return isWhole ? cell : cell.shownAs(Numbers.number(mean) + " (" + losses.length + ")");
    }

    /** Only runs that had the machine to themselves have meaningful times. */
    private static List<Block> byTime(StudyContext context, CatalogSelection problem) {
        List<RunResult> runs = context.study().cellsOn(problem).stream()
                .flatMap(cell -> clocked(context.results(), cell).stream())
                .toList();
        double longest = runs.stream().mapToDouble(ProgressSection::end).max().orElse(0);
        if (longest == 0) {
            return List.of();
        }
        List<TableColumn> columns = new ArrayList<>(List.of(TableColumn.words("optimizer")));
        SHARES.forEach(share ->
                columns.add(TableColumn.number(Numbers.seconds(share * longest)).lessIsBetter()));
        ReportTable.Builder table = new ReportTable.Builder(problem.label() + "-by-time", columns);
        for (RunResult run : runs) {
            List<Cell> row =
                    new ArrayList<>(List.of(Cell.words(run.spec().optimizer().label())));
            SHARES.forEach(share -> row.add(lossAfter(run, share * longest)));
            table.row(row);
        }
        return List.of(
                Block.subsection("Loss at given times"),
                Block.paragraph(
                        "From the run with seed %d alone, which had the machine to itself. Parentheses mark the last loss of a run that had"
                                + " already ended.",
                        context.study().seeds().get(0)),
                Block.table(table.build()));
    }

    private static Cell lossAfter(RunResult run, double time) {
        Cell loss = Cell.number(SettledLoss.at(run.log(), "seconds", time));
        return time > end(run) ? loss.shownAs("(" + Numbers.number(loss.value()) + ")") : loss;
    }

    /** The run time until the last row. */
    private static double end(RunResult run) {
        double[] seconds = run.log().column("seconds");
        return seconds.length == 0 ? 0 : seconds[seconds.length - 1];
    }

    private static Optional<RunResult> clocked(StudyResults results, Study.Cell cell) {
        return results.of(cell).stream()
                .filter(run -> run.exclusive() && !run.failed())
                .findFirst();
    }
}
