package org.lodo.bench.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Figure;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.StudyTables;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunCost;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The losses of all optimizers on a problem, with plots. */
final class LossSection {

    private static final CellFormat PERCENT = new CellFormat(
            share -> Numbers.number(new BigDecimal(100 * share)
                            .round(new MathContext(2))
                            .doubleValue())
                    + " %",
            Numbers.NONE);

    private LossSection() {}

    static List<Block> of(StudyContext context, CatalogSelection problem) throws IOException {
        List<Block> blocks = new ArrayList<>(List.of(Block.section(problem.label())));
        if (!problem.settings().isEmpty()) {
            blocks.add(Block.paragraph("Settings: %s.", SettingsText.of(problem.settings())));
        }
        blocks.addAll(OptimumText.of(context, problem));
        blocks.add(Block.table(table(context, problem)));
        for (Figure figure : new StudyPlots(context).draw(problem)) {
            blocks.add(new Block.Picture(figure, ", " + problem.label()));
        }
        return blocks;
    }

    /** The rows of the summary, with further columns. */
    private static ReportTable table(StudyContext context, CatalogSelection problem) {
        Table rows = context.summary()
                .where(context.summary().stringColumn("problem").isEqualTo(problem.label()));
        Set<String> best = best(context.results(), problem);
        StringColumn mark = StringColumn.create("loss_mark");
        StringColumn failed = StringColumn.create("failed_text");
        DoubleColumn gradients = DoubleColumn.create("gradients_per_step");
        StringColumn products = StringColumn.create("gradients_per_step_text");
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
            RunCost cost = context.results().of(cell).get(0).cost();
            mark.append(best.contains(row.getString("optimizer")) ? Cell.Mark.BEST.name() : "");
            failed.append(row.getLong("failed") == 0 ? "" : row.getLong("failed") + " of " + row.getLong("runs"));
            gradients.append(cost.steps() == 0 ? Double.NaN : (double) cost.gradients() / cost.steps());
            products.append(products(cost));
            state.append(cost.stateBytes() == null ? Double.NaN : (double) cost.stateBytes());
            gap.append(row.getDouble("loss_mean") - bestLoss);
            share.append(cost.steps() == 0 ? Double.NaN : cost.optimizerSeconds() / cost.seconds());
        });
        rows.addColumns(mark, failed, gradients, products, state, share, gap);
        return new ReportTable(problem.label() + "-losses", rows, columns(context, problem, rows));
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
        columns.add(TableColumn.number("gradients per step (Hv: Hessian products)")
                .from("gradients_per_step")
                .withTextsOf("gradients_per_step_text"));
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

    private static String products(RunCost cost) {
        return cost.steps() == 0 || cost.hessianProducts() == 0
                ? ""
                : Numbers.number((double) cost.gradients() / cost.steps()) + " + "
                        + Numbers.number((double) cost.hessianProducts() / cost.steps()) + " Hv";
    }

    /**
     * The optimizer with the lowest mean loss, and those whose paired difference from it is not significant: the bootstrap 95 %
     * interval contains zero. Optimizers with failed runs are excluded.
     */
    private static Set<String> best(StudyResults results, CatalogSelection problem) {
        Map<String, double[]> losses = new LinkedHashMap<>();
        for (Study.Cell cell : results.study().cellsOn(problem)) {
            if (results.of(cell).stream().noneMatch(RunResult::failed)) {
                losses.put(cell.optimizer().label(), results.losses(cell));
            }
        }
        Optional<Map.Entry<String, double[]>> lowest = losses.entrySet().stream()
                .min(Comparator.comparingDouble(
                        entry -> Estimate.of(entry.getValue()).mean()));
        if (lowest.isEmpty()) {
            return Set.of();
        }
        String label = lowest.get().getKey();
        double[] reference = lowest.get().getValue();
        losses.remove(label);
        Set<String> best = new HashSet<>(Set.of(label));
        for (PairedComparison rival : PairedComparison.compare(reference, losses)) {
            if (rival.low() <= 0) {
                best.add(rival.name());
            }
        }
        return best;
    }
}
