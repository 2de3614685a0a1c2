package org.lodo.engine.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.io.Json;

/**
 * The specification of a run. Its losses are a pure function of the specification.
 *
 * @param problem the problem to minimize
 * @param optimizer the optimizer
 * @param seed from which all random streams of the run are derived, see {@link SeedPlan}
 * @param steps number of steps
 * @param metrics names of the metrics tracked in addition to the loss
 * @param search which of several independent searches, from 1, has found the settings of the optimizer; it changes nothing of
 *     the losses. Null, and then left out of files, if there was one search, or none
 * @param gradients how many evaluations the run may make, of values, gradients and products with the Hessian together: it ends
 *     with the step that reaches them, if that comes before the last. Null, and then left out of files, for any number
 */
public record RunSpec(
        CatalogSelection problem,
        CatalogSelection optimizer,
        long seed,
        long steps,
        List<String> metrics,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer search,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long gradients) {

    /** Copies the list. */
    public RunSpec {
        metrics = List.copyOf(metrics);
        if (search != null && search < 1) {
            throw new IllegalArgumentException("search = " + search + ": must be at least 1");
        }
        if (gradients != null && gradients < 1) {
            throw new IllegalArgumentException("gradients = " + gradients + ": must be at least 1");
        }
    }

    /**
     * A run whose number of evaluations is not limited.
     *
     * @param problem the problem to minimize
     * @param optimizer the optimizer
     * @param seed from which all random streams of the run are derived
     * @param steps number of steps
     * @param metrics names of the metrics tracked in addition to the loss
     * @param search which of several independent searches has found the settings; null if there was one, or none
     */
    public RunSpec(
            CatalogSelection problem,
            CatalogSelection optimizer,
            long seed,
            long steps,
            List<String> metrics,
            @Nullable Integer search) {
        this(problem, optimizer, seed, steps, metrics, search, null);
    }

    /**
     * A run with settings that no search, or only one, has found.
     *
     * @param problem the problem to minimize
     * @param optimizer the optimizer
     * @param seed from which all random streams of the run are derived
     * @param steps number of steps
     * @param metrics names of the metrics tracked in addition to the loss
     */
    public RunSpec(CatalogSelection problem, CatalogSelection optimizer, long seed, long steps, List<String> metrics) {
        this(problem, optimizer, seed, steps, metrics, null);
    }

    /**
     * @param evaluations how many values, gradients and products with the Hessian were evaluated
     * @return whether a run that has made them has spent what it may
     */
    public boolean isSpentBy(long evaluations) {
        return gradients != null && evaluations >= gradients;
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
        return optimizer.label() + " on " + problem.label() + (search == null ? "" : ", search " + search) + ", seed "
                + seed;
    }

    /**
     * @return where files of the run are, below the folder of its study and without their extension: folders of problem and
     *     optimizer, one of the search if there were several, and the seed
     */
    public String place() {
        String folder = problem.label() + "/" + optimizer.label() + "/";
        return (search == null ? folder : folder + "search-" + search + "/") + seed;
    }
}
