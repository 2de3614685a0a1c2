package org.lodo.bench.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.ReportTable;
import org.lodo.engine.io.Json;
import org.lodo.engine.io.Project;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunCost;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.study.Study;
import org.lodo.engine.tune.SearchSummary;
import org.lodo.engine.tune.TunedPoint;

/** What runs cost, and what finding their hyper-parameters did. */
final class CostSection {

    private CostSection() {}

    static void write(MarkdownText text, StudyResults results, CatalogSelection problem, Path folder) {
        text.subheading("Costs");
        text.paragraph(
                "Of the run of seed %d, beside which no other run was made. Evaluation, of metrics, is on nobody's clock.",
                results.study().seeds().get(0));
        ReportTable table = new ReportTable(
                problem.label() + "-costs",
                1,
                List.of(
                        "optimizer",
                        "draws",
                        "values",
                        "gradients",
                        "Hessian products",
                        "meta-gradients",
                        "state",
                        "optimizer",
                        "problem",
                        "evaluation"));
        for (Study.Cell cell : results.study().cellsOn(problem)) {
            RunResult run = results.of(cell).get(0);
            RunCost ledger = run.ledger();
            String failure = run.failed() ? " (failed at step " + ledger.steps() + ")" : "";
            table.add(List.of(
                    Cells.words(cell.optimizer().label() + failure),
                    Cells.count(ledger.draws()),
                    Cells.count(ledger.values()),
                    Cells.count(ledger.gradients()),
                    Cells.count(ledger.hessianProducts()),
                    Cells.count(ledger.metaGradients()),
                    Cells.bytes(ledger.stateBytes()),
                    run.exclusive() ? Cells.seconds(ledger.optimizerSeconds()) : Cells.none(),
                    run.exclusive() ? Cells.seconds(ledger.problemSeconds()) : Cells.none(),
                    run.exclusive() ? Cells.seconds(ledger.evaluationSeconds()) : Cells.none()));
        }
        text.table(table);
        tuning(text, results, problem, folder);
    }

    private static void tuning(MarkdownText text, StudyResults results, CatalogSelection problem, Path folder) {
        List<Study.Cell> cells = results.study().cellsOn(problem);
        List<Study.Cell> tuned =
                cells.stream().filter(cell -> cell.tuned() != null).toList();
        if (tuned.isEmpty()) {
            return;
        }
        text.subheading("What tuning cost, and what it bought");
        text.paragraph(
                "All runs of the search, with their times added up; the mean loss of the last generation's runs; and the loss at the tuned point over the same horizon: mean ±"
                        + " standard deviation on seeds that neither the search nor this study uses.%s",
                tuned.size() == cells.size()
                        ? ""
                        : " Not searched: "
                                + cells.stream()
                                        .filter(cell -> cell.tuned() == null)
                                        .map(cell -> cell.optimizer().label())
                                        .collect(Collectors.joining(", "))
                                + ".");
        ReportTable table = new ReportTable(
                problem.label() + "-tuning",
                2,
                List.of(
                        "optimizer",
                        "tuning",
                        "runs",
                        "failed",
                        "gradients",
                        "Hessian products",
                        "time of runs",
                        "horizon",
                        "last generation",
                        "loss at the tuned point",
                        "loss here"));
        for (Study.Cell cell : tuned) {
            SearchSummary search = cell.tuned().search();
            Cell here = Cells.number(Estimate.of(results.of(cell).stream()
                            .filter(run -> !run.failed())
                            .mapToDouble(RunResult::finalLoss)
                            .toArray())
                    .mean());
            Cell name = Cells.words(cell.optimizer().label() + remark(cell));
            table.add(search == null ? withoutCost(name, here) : row(name, search, here, folder));
        }
        text.table(table);
    }

    private static List<Cell> row(Cell name, SearchSummary search, Cell here, Path folder) {
        SearchSummary.Cost cost = search.cost();
        SearchSummary.Outcome outcome = search.outcome();
        return List.of(
                name,
                tuning(search.origin().tuning(), folder),
                Cells.count(cost.runs()),
                Cells.count(cost.failed()),
                Cells.count(cost.gradients()),
                Cells.count(cost.hessianProducts()),
                Cells.seconds(cost.seconds()),
                Cell.of(Numbers.count(outcome.horizon()) + " steps", (double) outcome.horizon()),
                outcome.lastGenerationLoss() == null ? Cells.none() : Cells.number(outcome.lastGenerationLoss()),
                outcome.validationLoss() == null
                        ? Cells.none()
                        : Cells.number(
                                outcome.validationLoss(),
                                outcome.validationDeviation() == null ? Double.NaN : outcome.validationDeviation()),
                here);
    }

    private static List<Cell> withoutCost(Cell name, Cell here) {
        Cell empty = Cells.words("");
        return List.of(name, Cells.none(), empty, empty, empty, empty, empty, empty, empty, empty, here);
    }

    /** Where what was run is not what the search has found. */
    private static String remark(Study.Cell cell) {
        TunedPoint tuned = cell.tuned();
        if (!tuned.optimizer().equals(cell.optimizer().name())) {
            return " (takes the point of " + tuned.optimizer() + ")";
        }
        if (!tuned.agreesWith(cell.optimizer().settings())) {
            return " (changed in this study)";
        }
        if (tuned.isEdited()) {
            return " (edited by hand)";
        }
        boolean isSameProblem =
                tuned.search().origin().problem().equals(cell.problem().name())
                        && Json.compact(tuned.search().origin().problemSettings())
                                .equals(Json.compact(cell.problem().settings()));
        return isSameProblem ? "" : " (tuned with other settings of the problem)";
    }

    private static Cell tuning(String tuning, Path folder) {
        Path report = Project.tuned().resolve(tuning).resolve("report.md");
        return Files.exists(report)
                ? Cell.link(
                        tuning,
                        folder.toAbsolutePath().relativize(report).toString().replace('\\', '/'))
                : Cells.words(tuning);
    }
}
