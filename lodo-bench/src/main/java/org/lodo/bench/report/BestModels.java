package org.lodo.bench.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodo.engine.run.RunResult;

/** The runs of a study whose models are worth keeping: of each optimizer, the one of lowest validation loss. */
public final class BestModels {

    private static final String COLUMN = "validation_loss";

    private BestModels() {}

    /**
     * Ranks the optimizers by their best runs.
     *
     * @param runs runs of a study on one problem
     * @return the best run of each optimizer that has one with a validation loss, from the lowest to the highest loss
     */
    public static List<RunResult> of(List<RunResult> runs) {
        Map<String, RunResult> best = new LinkedHashMap<>();
        runs.stream()
                .filter(run -> !run.failed() && Double.isFinite(run.last(COLUMN)))
                .sorted(Comparator.comparingDouble(run -> run.last(COLUMN)))
                .forEach(run -> best.putIfAbsent(run.spec().optimizer().label(), run));
        return List.copyOf(best.values());
    }
}
