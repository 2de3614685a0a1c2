package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.SettledCurve;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;

/** When the runs of a study reach its targets and stay there. */
final class TargetTimes {

    private final StudyResults results;

    TargetTimes(StudyResults results) {
        this.results = results;
    }

    List<Double> targets(CatalogSelection problem) {
        return results.study().targets().getOrDefault(problem.label(), List.of());
    }

    /** The value of a column, such as step, at which a run has settled at or below a target; infinite if it does not settle. */
    static double cost(RunResult run, double target, String column) {
        if (run.failed()) {
            return Double.POSITIVE_INFINITY;
        }
        int row = new SettledCurve(run.log().column("draws"), run.log().column("loss")).settledAt(target);
        return row < 0 ? Double.POSITIVE_INFINITY : run.log().column(column)[row];
    }

    /**
     * For each optimizer that runs on every problem with targets, its steps to every target with every seed on each of these
     * problems.
     */
    Map<String, double[]> steps() {
        List<CatalogSelection> problems = results.study().problems().stream()
                .filter(problem -> !targets(problem).isEmpty())
                .toList();
        Map<String, List<Double>> costs = new LinkedHashMap<>();
        Map<String, Integer> runsOn = new LinkedHashMap<>();
        for (CatalogSelection problem : problems) {
            List<Study.Cell> cells = results.study().cellsOn(problem);
            int searches =
                    cells.stream().mapToInt(cell -> cell.points().size()).max().orElse(1);
            for (Study.Cell cell : cells) {
                String label = cell.optimizer().label();
                runsOn.merge(label, 1, Integer::sum);
                List<Double> own = costs.computeIfAbsent(label, missing -> new ArrayList<>());
                for (double target : targets(problem)) {
                    // What was not searched counts as often as the points of all searches of the others.
                    for (int time = 0; time < searches / cell.points().size(); time++) {
                        results.of(cell).forEach(run -> own.add(cost(run, target, "step")));
                    }
                }
            }
        }
        Map<String, double[]> complete = new LinkedHashMap<>();
        costs.forEach((label, own) -> {
            if (runsOn.getOrDefault(label, 0) == problems.size()) {
                complete.put(
                        label, own.stream().mapToDouble(Double::doubleValue).toArray());
            }
        });
        return complete;
    }
}
