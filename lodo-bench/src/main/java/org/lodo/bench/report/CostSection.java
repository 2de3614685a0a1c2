package org.lodo.bench.report;

import java.util.List;
import org.lodo.bench.run.Choice;
import org.lodo.bench.run.Ledger;
import org.lodo.bench.run.RunResult;
import org.lodo.bench.stats.Estimate;
import org.lodo.bench.study.Study;
import org.lodo.bench.tune.TunedPoint;

/** What runs cost, and what finding their hyper-parameters did. */
final class CostSection {

    private CostSection() {}

    static void write(MarkdownText text, StudyResults results, Choice problem) {
        text.subheading("Costs");
        text.paragraph(
                "Of the run of seed %d, beside which no other run was made. Evaluation, of metrics, is on nobody's clock.",
                results.study().seeds().get(0));
        text.tableHead(
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
            Ledger ledger = run.ledger();
            text.row(List.of(
                    cell.optimizer().label(),
                    Numbers.count(ledger.draws()),
                    Numbers.count(ledger.values()),
                    Numbers.count(ledger.gradients()),
                    Numbers.count(ledger.hessianProducts()),
                    Numbers.count(ledger.metaGradients()),
                    Numbers.bytes(ledger.stateBytes()),
                    run.exclusive() ? Numbers.seconds(ledger.optimizerSeconds()) : Numbers.NONE,
                    run.exclusive() ? Numbers.seconds(ledger.problemSeconds()) : Numbers.NONE,
                    run.exclusive() ? Numbers.seconds(ledger.evaluationSeconds()) : Numbers.NONE));
        }
        tuning(text, results, problem);
    }

    private static void tuning(MarkdownText text, StudyResults results, Choice problem) {
        List<Study.Cell> cells = results.study().cellsOn(problem);
        List<Study.Cell> tuned =
                cells.stream().filter(cell -> cell.tuned() != null).toList();
        if (tuned.isEmpty()) {
            return;
        }
        text.subheading("What tuning cost, and what it bought");
        text.paragraph(
                "All runs of the search, and the loss at the tuned point over its last horizon: mean ± standard deviation on"
                        + " eight seeds that neither the search nor this study uses.");
        text.tableHead(
                2,
                List.of(
                        "optimizer",
                        "tuning",
                        "runs",
                        "failed",
                        "gradients",
                        "Hessian products",
                        "processor time",
                        "horizon",
                        "loss at the tuned point",
                        "loss here"));
        for (Study.Cell cell : tuned) {
            TunedPoint.Cost cost = cell.tuned().search();
            String here = Numbers.number(Estimate.of(results.of(cell).stream()
                            .filter(run -> !run.failed())
                            .mapToDouble(RunResult::finalLoss)
                            .toArray())
                    .mean());
            String name = cell.optimizer().label() + (cell.tuned().isEdited() ? " (edited by hand)" : "");
            if (cost == null) {
                text.row(List.of(name, Numbers.NONE, "", "", "", "", "", "", "", here));
                continue;
            }
            text.row(List.of(
                    name,
                    "[" + cost.tuning() + "](../tuned/" + cost.tuning() + "/report.md)",
                    Numbers.count(cost.runs()),
                    Numbers.count(cost.failed()),
                    Numbers.count(cost.gradients()),
                    Numbers.count(cost.hessianProducts()),
                    Numbers.seconds(cost.seconds()),
                    Numbers.count(cost.horizon()) + " steps",
                    cost.confirmedLoss() == null
                            ? Numbers.NONE
                            : Numbers.number(
                                    cost.confirmedLoss(),
                                    cost.confirmedDeviation() == null ? Double.NaN : cost.confirmedDeviation()),
                    here));
        }
    }
}
