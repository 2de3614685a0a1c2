package org.lodo.bench.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.lodo.bench.run.Choice;
import org.lodo.bench.run.Ledger;
import org.lodo.bench.run.RunResult;
import org.lodo.bench.study.Study;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Writes the report of a study in Markdown. */
final class MarkdownReport {

    private final StudyResults results;
    private final Table summary;
    private final MarkdownText text = new MarkdownText();

    MarkdownReport(StudyResults results, Table summary) {
        this.results = results;
        this.summary = summary;
    }

    /** The report, with the plots of each problem; those of all problems together are drawn into the folder. */
    String write(Map<Choice, List<StudyPlots.Drawn>> plots, Path folder) throws IOException {
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
                        + " early, by divergence to values that are not finite or by an exception. In plots a band spans all seeds.",
                study.seeds().size(),
                study.seeds().size() == 1 ? "seed" : "seeds",
                study.seeds().get(0));
        TargetSection targets = new TargetSection(results);
        for (Choice problem : study.problems()) {
            section(problem, plots.get(problem));
            RivalSection.write(text, results, problem);
            targets.table(text, problem);
            ProgressSection.write(text, results, problem);
            CostSection.write(text, results, problem, folder);
        }
        targets.profiles(text, folder);
        failures();
        hyperParameters();
        environment();
        return text.toString();
    }

    private void section(Choice problem, List<StudyPlots.Drawn> plots) {
        text.line("");
        text.line("## %s", problem.label());
        text.line("");
        if (!problem.settings().isEmpty()) {
            text.line("Settings: %s.", settings(problem));
            text.line("");
        }
        Table rows = summary.where(summary.stringColumn("problem").isEqualTo(problem.label()));
        // An optimizer some of whose runs failed is not the best, however well the others went.
        Table complete = rows.where(rows.longColumn("failed").isEqualTo(0));
        double best = complete.doubleColumn("loss_mean").isNotMissing().isEmpty()
                ? Double.NaN
                : complete.doubleColumn("loss_mean").min();
        List<HeldOutColumn> extras = Arrays.stream(HeldOutColumn.values())
                .filter(column -> column.isIn(rows))
                .toList();
        text.line(
                "| optimizer | loss | 95 % interval | failed | steps/s | gradients a step (Hv: Hessian products) | state | Hessian error |"
                                .replace("%", "%%")
                        + extras.stream()
                                .map(column -> " " + column.title + " |")
                                .collect(Collectors.joining()));
        text.line("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |" + " ---: |".repeat(extras.size()));
        for (Row row : rows) {
            row(problem, row, best, extras);
        }
        for (StudyPlots.Drawn plot : plots) {
            text.line("");
            text.line("![%s, %s](%s)", plot.caption(), problem.label(), plot.file());
        }
    }

    private void row(Choice problem, Row row, double best, List<HeldOutColumn> extras) {
        double mean = row.getDouble("loss_mean");
        String loss = Double.isNaN(mean)
                ? "—"
                : Numbers.number(mean)
                        + (isNumber(row, "loss_std") ? " ± " + Numbers.number(row.getDouble("loss_std")) : "");
        String interval = isNumber(row, "loss_ci95_low")
                ? Numbers.number(row.getDouble("loss_ci95_low")) + " … "
                        + Numbers.number(row.getDouble("loss_ci95_high"))
                : "—";
        Study.Cell cell = results.study().cellsOn(problem).stream()
                .filter(candidate -> candidate.optimizer().label().equals(row.getString("optimizer")))
                .findFirst()
                .orElseThrow();
        RunResult run = results.of(cell).get(0);
        text.line(
                "| %s | %s | %s | %s | %s | %s | %s | %s |%s",
                row.getString("optimizer"),
                mean == best && row.getLong("failed") == 0 ? "**" + loss + "**" : loss,
                interval,
                row.getLong("failed") == 0 ? "0" : row.getLong("failed") + " of " + row.getLong("runs"),
                isNumber(row, "steps_per_second") ? speed(row.getDouble("steps_per_second")) : "—",
                run.ledger().steps() == 0 ? "—" : costOfStep(run.ledger()),
                Numbers.bytes(run.ledger().stateBytes()),
                isNumber(row, "hessian_error_mean") ? Numbers.number(row.getDouble("hessian_error_mean")) : "—",
                extras.stream().map(column -> " " + column.of(row, run) + " |").collect(Collectors.joining()));
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

        String of(Row row, RunResult run) {
            if (this == SHARE) {
                return run.ledger().steps() == 0
                        ? "—"
                        : percent(run.ledger().optimizerSeconds() / run.ledger().seconds());
            }
            return isNumber(row, source) ? Numbers.number(row.getDouble(source)) : "—";
        }
    }

    private static String speed(double stepsPerSecond) {
        return stepsPerSecond < 100
                ? Numbers.number(stepsPerSecond)
                : String.format(Locale.ROOT, "%,.0f", stepsPerSecond);
    }

    private static String percent(double share) {
        return Numbers.number(
                        new BigDecimal(100 * share).round(new MathContext(2)).doubleValue()) + " %";
    }

    private static String costOfStep(Ledger ledger) {
        String gradients = Numbers.number((double) ledger.gradients() / ledger.steps());
        return ledger.hessianProducts() == 0
                ? gradients
                : gradients + " + " + Numbers.number((double) ledger.hessianProducts() / ledger.steps()) + " Hv";
    }

    private void failures() {
        List<RunResult> failed =
                results.results().stream().filter(RunResult::failed).toList();
        if (failed.isEmpty()) {
            return;
        }
        text.line("");
        text.line("## Failed runs");
        text.line("");
        text.line("They count in the column *failed*; the statistics are over the other runs.");
        text.line("");
        for (RunResult run : failed) {
            text.line("- %s: %s", run.spec().describe(), run.failure());
        }
    }

    private void hyperParameters() {
        text.line("");
        text.line("## Hyper-parameters");
        text.line("");
        text.line("| optimizer | problem | hyper-parameters |");
        text.line("| --- | --- | --- |");
        for (Study.Cell cell : results.study().cells()) {
            text.line(
                    "| %s | %s | %s |",
                    cell.optimizer().label(),
                    cell.problem().label(),
                    cell.optimizer().settings().isEmpty() ? "none" : settings(cell.optimizer()));
        }
    }

    private void environment() {
        text.line("");
        text.line("## Where this comes from");
        text.line("");
        text.line("%s", Provenance.of(results.environment()));
        text.line("The digest of every loss curve stands in [manifest.json](manifest.json).");
    }

    private static String settings(Choice choice) {
        return choice.settings().entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining(", "));
    }

    private static boolean isNumber(Row row, String column) {
        return !Double.isNaN(row.getDouble(column));
    }
}
