package org.lodo.bench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.StudyTables;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunCost;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.study.Study;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What the runs on a problem came to: losses with their intervals, speed, state and metrics. */
final class LossSection {

    private static final CellFormat PERCENT = new CellFormat(
            share -> Numbers.with(
                    Numbers.number(new BigDecimal(100 * share)
                            .round(new MathContext(2))
                            .doubleValue()),
                    "%"),
            Numbers.NONE);

    private LossSection() {}

    static List<Block> of(StudyContext context, CatalogSelection problem) {
        List<Block> blocks = new ArrayList<>(List.of(Block.subsection("Intervals, speed, state and metrics")));
        if (!problem.settings().isEmpty()) {
            blocks.add(Block.paragraph("Settings of the problem: %s.", SettingsText.of(problem.settings())));
        }
        blocks.addAll(OptimumText.of(context, problem));
        blocks.add(Block.table(table(context, problem)));
        return blocks;
    }

    /** The rows of the summary, with further columns. */
    private static ReportTable table(StudyContext context, CatalogSelection problem) {
        Table rows = context.summary()
                .where(context.summary().stringColumn("problem").isEqualTo(problem.label()));
        Set<String> best = context.standings(problem).stream()
                .filter(Standing::isBest)
                .map(Standing::label)
                .collect(Collectors.toSet());
        StringColumn mark = StringColumn.create("loss_mark");
        StringColumn failed = StringColumn.create("failed_text");
        DoubleColumn gradients = DoubleColumn.create("gradients_per_step");
        DoubleColumn products = DoubleColumn.create("hessian_products_per_step");
        DoubleColumn state = DoubleColumn.create("state_bytes");
        DoubleColumn share = DoubleColumn.create("optimizer_share");
        DoubleColumn gap = DoubleColumn.create("gap");
        double bestLoss = context.objectives()
                .optimum(problem)
                .map(Objectives.Optimum::loss)
                .orElse(Double.NaN);
        rows.forEach(row -> {
            Study.Cell cell = context.study()
                    .cell(problem.label(), row.getString("optimizer"))
                    .orElseThrow();
            RunResult first = context.results().of(cell).get(0);
            RunCost cost = first.cost();
            mark.append(best.contains(row.getString("optimizer")) ? Cell.Mark.BEST.name() : "");
            failed.append(row.getLong("failed") == 0 ? "" : row.getLong("failed") + " of " + row.getLong("runs"));
            gradients.append(cost.steps() == 0 ? Double.NaN : (double) cost.gradients() / cost.steps());
            products.append(cost.steps() == 0 ? Double.NaN : (double) cost.hessianProducts() / cost.steps());
            state.append(cost.stateBytes() == null ? Double.NaN : (double) cost.stateBytes());
            gap.append(row.getDouble("loss_mean") - bestLoss);
            boolean isTimed = first.exclusive() && cost.steps() > 0;
            share.append(isTimed ? cost.optimizerSeconds() / cost.seconds() : Double.NaN);
        });
        rows.addColumns(mark, failed, gradients, products, state, share, gap);
        return new ReportTable(problem.label() + "-details", rows, columns(context, problem, rows));
    }

    private static List<TableColumn> columns(StudyContext context, CatalogSelection problem, Table rows) {
        List<TableColumn> columns = new ArrayList<>(List.of(TableColumn.words("optimizer")));
        columns.addAll(StudyTables.LOSS_AND_SPEED);
        if (context.objectives()
                .optimum(problem)
                .filter(Objectives.Optimum::isKnown)
                .isPresent()) {
            columns.add(TableColumn.number("gap to the optimum").from("gap").lessIsBetter());
        }
        columns.add(TableColumn.number("gradients per step").from("gradients_per_step"));
        columns.add(TableColumn.number("Hessian products per step")
                .from("hessian_products_per_step")
                .rare());
        columns.add(TableColumn.number("state", CellFormat.BYTES)
                .from("state_bytes")
                .in("B")
                .lessIsBetter());
        columns.addAll(context.metrics().columns(rows));
        // Evaluations of problems with held-out data are costly, so the share of the optimizer is of interest.
        if (context.hasHeldOutLoss(problem)) {
            columns.add(
                    TableColumn.number("optimizer's share of run time", PERCENT).from("optimizer_share"));
        }
        return columns;
    }
}
