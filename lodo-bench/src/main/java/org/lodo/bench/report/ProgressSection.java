package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.ReportTable;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunLog;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.stats.SettledCurve;
import org.lodo.engine.study.Study;

/** Tables of the loss after so many steps, and after so much time. */
final class ProgressSection {

    private static final List<Double> SHARES = List.of(0.01, 0.03, 0.1, 0.3, 1.0);

    private ProgressSection() {}

    static void write(MarkdownText text, StudyResults results, CatalogSelection problem) {
        List<Study.Cell> cells = results.study().cellsOn(problem);
        long steps = cells.get(0).steps();
        text.subheading("Loss after so many steps");
        text.paragraph(
                "Mean over seeds of the loss over the last 10 %% of the draws made by then, as far as the curves' rows tell; in"
                        + " brackets over how many seeds where others had failed by then.");
        List<Long> marks = SHARES.stream()
                .map(share -> Math.max(1, Math.round(share * steps)))
                .distinct()
                .toList();
        List<String> titles = new ArrayList<>(List.of("optimizer"));
        marks.forEach(mark -> titles.add(Numbers.count(mark)));
        ReportTable table = new ReportTable(problem.label() + "-by-step", 1, titles);
        for (Study.Cell cell : cells) {
            List<Cell> row =
                    new ArrayList<>(List.of(Cells.words(cell.optimizer().label())));
            marks.forEach(mark -> row.add(meanAt(results.of(cell), mark)));
            table.add(row);
        }
        text.table(table);
        byTime(text, results, problem, cells);
    }

    private static Cell meanAt(List<RunResult> runs, long mark) {
        double[] losses = runs.stream()
                .filter(run -> !run.failed() || mark < run.ledger().steps())
                .mapToDouble(run -> lossAt(run.log(), "step", (double) mark))
                .filter(Double::isFinite)
                .toArray();
        double mean = Estimate.of(losses).mean();
        boolean isWhole = losses.length == 0 || losses.length == runs.size();
        return Cell.of(Numbers.number(mean) + (isWhole ? "" : " (" + losses.length + ")"), mean);
    }

    /** Only runs that had the machine to themselves have times that mean something. */
    private static void byTime(
            MarkdownText text, StudyResults results, CatalogSelection problem, List<Study.Cell> cells) {
        double longest = cells.stream()
                .flatMap(cell -> clocked(results, cell).stream())
                .mapToDouble(ProgressSection::end)
                .max()
                .orElse(0);
        if (longest == 0) {
            return;
        }
        text.subheading("Loss after so much time");
        text.paragraph(
                "From the run of seed %d alone, beside which no other run was made. An optimizer whose run was over by then"
                        + " shows its last loss in brackets.",
                results.study().seeds().get(0));
        List<String> titles = new ArrayList<>(List.of("optimizer"));
        SHARES.forEach(share -> titles.add(Numbers.seconds(share * longest)));
        ReportTable table = new ReportTable(problem.label() + "-by-time", 1, titles);
        for (Study.Cell cell : cells) {
            Optional<RunResult> run = clocked(results, cell);
            if (run.isPresent()) {
                List<Cell> row =
                        new ArrayList<>(List.of(Cells.words(cell.optimizer().label())));
                SHARES.forEach(share -> {
                    double time = share * longest;
                    double loss = lossAt(run.get().log(), "seconds", time);
                    String shown = Numbers.number(loss);
                    row.add(Cell.of(time > end(run.get()) ? "(" + shown + ")" : shown, loss));
                });
                table.add(row);
            }
        }
        text.table(table);
    }

    /** When the last row was complete. */
    private static double end(RunResult run) {
        double[] seconds = run.log().column("seconds");
        return seconds.length == 0 ? 0 : seconds[seconds.length - 1];
    }

    private static Optional<RunResult> clocked(StudyResults results, Study.Cell cell) {
        return results.of(cell).stream()
                .filter(run -> run.exclusive() && !run.failed())
                .findFirst();
    }

    /** The loss at the last row at or before a mark; NaN if the run has none. */
    private static double lossAt(RunLog log, String column, double mark) {
        double[] marks = log.column(column);
        int row = -1;
        while (row + 1 < marks.length && marks[row + 1] <= mark) {
            row++;
        }
        return row < 0 ? Double.NaN : new SettledCurve(log.column("draws"), log.column("loss")).at(row);
    }
}
