package org.lodo.engine.run;

import java.util.List;
import org.lodo.engine.io.Json;

/**
 * The specification of a run. Its losses are a pure function of the specification.
 *
 * @param problem the problem to minimize
 * @param optimizer the optimizer
 * @param seed from which all random streams of the run are derived, see {@link SeedPlan}
 * @param steps number of steps
 * @param metrics names of the metrics tracked in addition to the loss
 */
public record RunSpec(
        CatalogSelection problem, CatalogSelection optimizer, long seed, long steps, List<String> metrics) {

    /** Copies the list. */
    public RunSpec {
        metrics = List.copyOf(metrics);
    }

    /**
     * @return one line of text, equal for two specifications if and only if they are equal, also after a round trip through
     *     a file
     */
    public String canonical() {
        return Json.compact(this);
    }

    /**
     * @return a short name for messages
     */
    public String describe() {
        return optimizer.label() + " on " + problem.label() + ", seed " + seed;
    }
}
