package org.lodo.bench.report;

import java.util.List;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunCost;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.study.Study;

/** The costs of the runs on a problem. */
final class CostSection {

    private static final List<TableColumn> COLUMNS = List.of(
            TableColumn.words("optimizer"),
            TableColumn.number("draws", CellFormat.COUNT),
            TableColumn.number("values", CellFormat.COUNT),
            TableColumn.number("gradients", CellFormat.COUNT),
            TableColumn.number("Hessian products", CellFormat.COUNT),
            TableColumn.number("meta-gradients", CellFormat.COUNT),
            TableColumn.number("state", CellFormat.BYTES).in("B"),
            TableColumn.number("optimizer", CellFormat.SECONDS).in("s"),
            TableColumn.number("problem", CellFormat.SECONDS).in("s"),
            TableColumn.number("evaluation", CellFormat.SECONDS).in("s"));

    private CostSection() {}

    static List<Block> of(StudyContext context, CatalogSelection problem) {
        ReportTable.Builder table = new ReportTable.Builder(problem.label() + "-costs", COLUMNS);
        for (Study.Cell cell : context.study().cellsOn(problem)) {
            RunResult run = context.results().of(cell).get(0);
            RunCost cost = run.cost();
            String failure = run.failed() ? " (failed at step " + cost.steps() + ")" : "";
            table.row(
                    Cell.words(cell.optimizer().label() + failure),
                    Cell.count(cost.draws()),
                    Cell.count(cost.values()),
                    Cell.count(cost.gradients()),
                    Cell.count(cost.hessianProducts()),
                    Cell.count(cost.metaGradients()),
                    Cell.number(cost.stateBytes() == null ? Double.NaN : cost.stateBytes()),
                    Cell.number(run.exclusive() ? cost.optimizerSeconds() : Double.NaN),
                    Cell.number(run.exclusive() ? cost.problemSeconds() : Double.NaN),
                    Cell.number(run.exclusive() ? cost.evaluationSeconds() : Double.NaN));
        }
        return List.of(
                Block.subsection("Costs"),
                Block.paragraph(
                        context.results().untimed() == null
                                ? "From the run with seed %d, which had the machine to itself. The time for evaluating metrics is"
                                        + " excluded from run time."
                                : "From the run with seed %d.",
                        context.study().seeds().get(0)),
                Block.table(table.build()));
    }
}
