package org.lodo.bench.report;

import java.util.List;
import java.util.Optional;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Numbers;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.objective.Average;

/** What the losses of a problem are compared with: its best possible loss, and how it is known. */
final class OptimumText {

    private OptimumText() {}

    static List<Block> of(StudyContext context, CatalogSelection problem) {
        Optional<Objectives.Optimum> told = context.objectives().optimum(problem);
        if (told.isEmpty()) {
            return List.of();
        }
        Objectives.Optimum optimum = told.get();
        String best = optimum.isKnown()
                ? Numbers.number(optimum.loss()) + " ("
                        + optimum.certification().words() + ")"
                : optimum.certification().words();
        String judged = optimum.average() == Average.MEDIAN
                ? " The losses have no mean; runs are judged by the median where other problems are judged by the mean."
                : "";
        return List.of(Block.paragraph("Best possible loss: %s.%s", best, judged));
    }
}
