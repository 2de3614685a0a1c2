package org.lodo.engine.study;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A study as written in YAML. Keys that may be left out may be null here.
 *
 * @param title what it is about, in a line
 * @param note what a reader of its report should know
 * @param seeds how many seeds, a list of them, or the stages in which they are added, see {@link SeedsItem}
 * @param steps how many steps a run makes; by default as many as it may make evaluations
 * @param gradients how many values, gradients and products with the Hessian a run may evaluate, see {@link
 *     org.lodo.engine.run.RunSpec#gradients}; by default any number
 * @param timeout how long a run may take, see {@link org.lodo.engine.run.TimeLimit}; by default as long as it takes
 * @param metrics names of metrics tracked in addition to the loss
 * @param problems what is minimized
 * @param optimizers what minimizes it
 * @param tracks where hyper-parameters come from, see {@link Tracks}; by default as each problem and optimizer says
 * @param claims what results are compared with
 * @param reference the label or name of the optimizer that the others are compared with; by default the first one
 * @param margin the smallest difference of losses that matters, as a fraction of the reference's
 * @param field what makes the study a field, whose report is a map; by default it is none
 */
record StudyFile(
        @Nullable String title,
        @Nullable String note,
        @Nullable Object seeds,
        @Nullable Long steps,
        @Nullable Long gradients,
        @Nullable String timeout,
        @Nullable List<String> metrics,
        @Nullable List<ProblemItem> problems,
        @Nullable List<OptimizerItem> optimizers,
        @Nullable List<Object> tracks,
        @Nullable List<Claim> claims,
        @Nullable String reference,
        @Nullable Double margin,
        @Nullable FieldRule field) {

    /**
     * A problem.
     *
     * @param problem its name in the catalog
     * @param label its name in results; by default that in the catalog
     * @param steps how many steps a run on it makes; by default the study's
     * @param gradients how many evaluations a run on it may make; by default the study's
     * @param timeout how long a run on it may take; by default the study's
     * @param metrics names of metrics tracked in addition to the loss; by default the study's
     * @param targets losses for which the report gives the cost to reach them for good
     * @param tuned the tuning whose points the optimizers take on it, a name or the path of a folder; by default none
     * @param tracks where hyper-parameters on it come from; by default the study's
     * @param settings settings that differ from the defaults; a list of values makes a grid
     * @param along lists of values of settings that vary together; the report draws results as curves over the first
     */
    record ProblemItem(
            String problem,
            @Nullable String label,
            @Nullable Long steps,
            @Nullable Long gradients,
            @Nullable String timeout,
            @Nullable List<String> metrics,
            @Nullable List<Double> targets,
            @Nullable String tuned,
            @Nullable List<Object> tracks,
            @Nullable Map<String, Object> settings,
            Map<String, List<Object>> along) {

        ProblemItem {
            along = along == null ? Map.of() : along;
        }

        /** What it is called in results. */
        String name() {
            return label == null ? problem : label;
        }
    }

    /**
     * An optimizer.
     *
     * @param optimizer its name in the catalog
     * @param label its name in results; by default that in the catalog
     * @param on labels of the problems it runs on; by default all
     * @param tunedAs the optimizer whose tuned point it takes, as far as it has the same hyper-parameters; by default itself
     * @param settings hyper-parameters that differ from the defaults or the tuned point; a list of values makes a grid
     * @param along lists of values of hyper-parameters that vary together; the report draws results as a curve over the
     *     first
     */
    record OptimizerItem(
            String optimizer,
            @Nullable String label,
            @JsonProperty("on") @Nullable List<String> on,
            @Nullable String tunedAs,
            @Nullable Map<String, Object> settings,
            Map<String, List<Object>> along) {

        OptimizerItem {
            along = along == null ? Map.of() : along;
        }

        /** What it is called in results. */
        String name() {
            return label == null ? optimizer : label;
        }
    }
}
