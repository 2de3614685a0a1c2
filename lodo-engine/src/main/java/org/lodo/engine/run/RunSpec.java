package org.lodo.engine.run;

import java.util.List;
import org.lodo.engine.io.Json;

/**
 * Everything that decides a run: its losses are a pure function of this.
 *
 * @param problem what is minimized
 * @param optimizer what minimizes it
 * @param seed number of the run's random streams
 * @param steps how many steps are made
 * @param metrics names of the metrics tracked beside the loss
 */
public record RunSpec(
        CatalogSelection problem, CatalogSelection optimizer, long seed, long steps, List<String> metrics) {

    /** Copies the list. */
    public RunSpec {
        metrics = List.copyOf(metrics);
    }

    /**
     * @return one line of text that two specifications share exactly if they are equal, also after being read from a file
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
