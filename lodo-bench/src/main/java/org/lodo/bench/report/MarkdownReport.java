package org.lodo.bench.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.ReportTable;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunCost;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.study.Study;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Writes the report of a study in Markdown. */
final class MarkdownReport {

    private static final List<String> TITLES = List.of(
            "optimizer",
            "loss",
            "95 % interval",
            "failed",
            "steps/s",
            "gradients a step (Hv: Hessian products)",
            "state",
            "Hessian error");

    private final StudyResults results;
    private final Table summary;
    private final MarkdownText text = new MarkdownText();

    MarkdownReport(StudyResults results, Table summary) {
        this.results = results;
        this.summary = summary;
    }

    /**
     * Writes the report.
     *
     * @param plots the figures of each problem
     * @param figures draws those of all problems together
     * @param bestLosses the best possible losses of problems that tell them
     * @param folder the study's folder
     */
    MarkdownText write(
            Map<CatalogSelection, List<Figure>> plots,
            Figures figures,
            Map<CatalogSelection, Double> bestLosses,
            Path folder)
            throws IOException {
        Study study = results.study();
        text.line("# %s", study.title());
        text.line("");
        text.line("Made by `%s`.", results.command());
        text.line("");
        if (study.note() != null) {
            text.line("%s", study.note().strip());
            text.line("");
        }
        text.line(
                "Loss is the mean over the last 10 %% of fresh evaluations of a run, then mean ± standard deviation over"
                        + " %d %s with the bootstrap 95 %% interval of the mean. Steps per second and the plots by time come from"
                        + " the run of seed %d, beside which no other run was made. *Failed* are runs that ended"
                        + " early, by divergence to values that are not finite or by an exception. Bold is the least loss, and every loss"
                        + " whose difference to it on the same draws may as well be none (bootstrap 95 %% interval). In plots a band"
                        + " spans all seeds.",
                study.seeds().size(),
                study.seeds().size() == 1 ? "seed" : "seeds",
                study.seeds().get(0));
        ClaimSection.write(text, results);
        TargetSection targets = new TargetSection(results);
        SweepSection sweeps = new SweepSection(results, bestLosses, figures);
        for (CatalogSelection problem : study.problems()) {
            section(problem, plots.get(problem));
            sweeps.ofOptimizers(text, problem);
            RivalSection.write(text, results, problem);
            targets.table(text, problem);
            ProgressSection.write(text, results, problem);
            CostSection.write(text, results, problem, folder);
        }
        sweeps.ofProblems(text);
        targets.profiles(text, figures);
        failures();
        hyperParameters();
        environment();
        return text;
    }

    private void section(CatalogSelection problem, List<Figure> plots) {
        text.heading(problem.label());
        if (!problem.settings().isEmpty()) {
            text.line("Settings: %s.", settings(problem));
            text.line("");
        }
        Table rows = summary.where(summary.stringColumn("problem").isEqualTo(problem.label()));
        Set<String> best = best(problem);
        List<HeldOutColumn> extras = Arrays.stream(HeldOutColumn.values())
                .filter(column -> column.isIn(rows))
                .toList();
        List<String> titles = new ArrayList<>(TITLES);
        extras.forEach(column -> titles.add(column.title));
        ReportTable table = new ReportTable(problem.label() + "-losses", 1, titles);
        for (Row row : rows) {
            table.add(row(problem, row, best.contains(row.getString("optimizer")), extras));
        }
        text.table(table);
        plots.forEach(plot -> text.figure(plot, ", " + problem.label()));
    }

    /**
     * The optimizer of least mean loss, and those whose paired difference to it may as well be none: the bootstrap 95 %
     * interval holds zero. An optimizer some of whose runs failed is not the best, however well the others went.
     */
    private Set<String> best(CatalogSelection problem) {
        Map<String, double[]> losses = new LinkedHashMap<>();
        for (Study.Cell cell : results.study().cellsOn(problem)) {
            if (results.of(cell).stream().noneMatch(RunResult::failed)) {
                losses.put(cell.optimizer().label(), results.losses(cell));
            }
        }
        Optional<String> least = losses.entrySet().stream()
                .min(Comparator.comparingDouble(
                        entry -> Estimate.of(entry.getValue()).mean()))
                .map(Map.Entry::getKey);
        if (least.isEmpty()) {
            return Set.of();
        }
        Set<String> best = new HashSet<>(Set.of(least.get()));
        double[] reference = losses.remove(least.get());
        for (PairedComparison rival : PairedComparison.compare(reference, losses)) {
            if (rival.low() <= 0) {
                best.add(rival.name());
            }
        }
        return best;
    }

    private List<Cell> row(CatalogSelection problem, Row row, boolean isBest, List<HeldOutColumn> extras) {
        Study.Cell cell = results.study()
                .cell(problem.label(), row.getString("optimizer"))
                .orElseThrow();
        RunResult run = results.of(cell).get(0);
        Cell loss = Cells.number(row.getDouble("loss_mean"), row.getDouble("loss_std"));
        long failed = row.getLong("failed");
        double speed = row.getDouble("steps_per_second");
        List<Cell> cells = new ArrayList<>(List.of(
                Cells.words(row.getString("optimizer")),
                isBest ? loss.marked(Cell.Mark.BEST) : loss,
                Cells.range(row.getDouble("loss_ci95_low"), row.getDouble("loss_ci95_high")),
                Cell.of(failed == 0 ? "0" : failed + " of " + row.getLong("runs"), (double) failed),
                Cells.speed(speed),
                run.ledger().steps() == 0 ? Cells.none() : costOfStep(run.ledger()),
                Cells.bytes(run.ledger().stateBytes()),
                Cells.number(row.getDouble("hessian_error_mean"))));
        extras.forEach(column -> cells.add(column.of(row, run)));
        return cells;
    }

    /** A column of problems with held-out data, which are those whose evaluations are costly. */
    private enum HeldOutColumn {
        VALIDATION("validation loss", "validation_loss_mean"),
        TEST("test loss", "test_loss_mean"),
        SHARE("optimizer's share of the time", "validation_loss_mean");

        private final String title;
        private final String source;

        HeldOutColumn(String title, String source) {
            this.title = title;
            this.source = source;
        }

        boolean isIn(Table rows) {
            return rows.columnNames().contains(source)
                    && !rows.doubleColumn(source).isNotMissing().isEmpty();
        }

        Cell of(Row row, RunResult run) {
            if (this != SHARE) {
                return Cells.number(row.getDouble(source));
            }
            if (run.ledger().steps() == 0) {
                return Cells.none();
            }
            double share = run.ledger().optimizerSeconds() / run.ledger().seconds();
            return Cell.of(percent(share), share);
        }
    }

    private static String percent(double share) {
        return Numbers.number(
                        new BigDecimal(100 * share).round(new MathContext(2)).doubleValue()) + " %";
    }

    private static Cell costOfStep(RunCost ledger) {
        double gradients = (double) ledger.gradients() / ledger.steps();
        String products = ledger.hessianProducts() == 0
                ? ""
                : " + " + Numbers.number((double) ledger.hessianProducts() / ledger.steps()) + " Hv";
        return Cell.of(Numbers.number(gradients) + products, gradients);
    }

    private void failures() {
        List<RunResult> failed =
                results.results().stream().filter(RunResult::failed).toList();
        if (failed.isEmpty()) {
            return;
        }
        text.heading("Failed runs");
        text.line("They count in the column *failed*; the statistics are over the other runs.");
        text.line("");
        for (RunResult run : failed) {
            text.line("- %s: %s", run.spec().describe(), run.failure());
        }
    }

    private void hyperParameters() {
        text.heading("Hyper-parameters");
        ReportTable table = new ReportTable("hyper-parameters", 3, List.of("optimizer", "problem", "hyper-parameters"));
        for (Study.Cell cell : results.study().cells()) {
            table.add(List.of(
                    Cells.words(cell.optimizer().label()),
                    Cells.words(cell.problem().label()),
                    Cells.words(cell.optimizer().settings().isEmpty() ? "none" : settings(cell.optimizer()))));
        }
        text.table(table);
    }

    private void environment() {
        text.heading("Where this comes from");
        text.line("%s", Provenance.of(results.environment()));
        text.line("The digest of every loss curve stands in [manifest.json](manifest.json).");
    }

    private static String settings(CatalogSelection choice) {
        return choice.settings().entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining(", "));
    }
}
