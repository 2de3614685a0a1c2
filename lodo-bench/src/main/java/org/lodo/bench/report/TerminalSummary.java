package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.List;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.StudyTables;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.study.StudyResults;
import tech.tablesaw.api.Table;

/** What a command prints of a study's results: a table for each problem, and at the end the verdicts in words. */
public final class TerminalSummary {

    private TerminalSummary() {}

    /**
     * @param catalog where optimizers are looked up
     * @param results the results of a study
     * @param summary its summary, as {@link ReportWriter#write} gives it
     * @return headings, tables, and a list of sentences if there is anything to compare
     */
    public static List<Block> of(Catalog catalog, StudyResults results, ReportTable summary) {
        List<Block> blocks = new ArrayList<>();
        List<String> verdicts = new ArrayList<>();
        String reference = results.study().reference();
        Table rows = summary.data();
        List<TableColumn> columns = new ArrayList<>(List.of(TableColumn.words("optimizer")));
        columns.addAll(StudyTables.LOSS_AND_SPEED);
        for (CatalogSelection problem : results.study().problems()) {
            String label = problem.label();
            blocks.add(Block.section(label));
            blocks.add(Block.table(new ReportTable(
                    label, rows.where(rows.stringColumn("problem").isEqualTo(label)), columns)));
            List<Standing> standings = Standing.of(catalog, results, problem);
            if (standings.size() > 1) {
                verdicts.add("On " + label + ", " + AnswerText.of(reference, standings));
            }
        }
        if (!verdicts.isEmpty()) {
            blocks.add(new Block.Bullets(verdicts));
        }
        return blocks;
    }
}
