package org.lodo.engine.study;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.run.TimeLimit;

/**
 * What a command changes of a study. Null or empty means: as in its file.
 *
 * @param seeds the seeds
 * @param steps how many steps every run makes
 * @param optimizers labels or catalog names of the optimizers to run; one that the study lacks runs with its defaults
 * @param problems labels of the problems to run on
 * @param settings for an optimizer's or problem's label the settings to change
 * @param problemSettings settings to change of every problem that has them
 * @param timeout how long every run may take, which changes nothing of what is run
 */
public record StudyOptions(
        @Nullable List<Long> seeds,
        @Nullable Long steps,
        List<String> optimizers,
        List<String> problems,
        Map<String, Map<String, String>> settings,
        Map<String, String> problemSettings,
        @Nullable TimeLimit timeout) {

    private static final StudyOptions NONE = new StudyOptions(null, null, List.of(), List.of(), Map.of(), Map.of());

    /**
     * Changes of the runs themselves.
     *
     * @param seeds the seeds
     * @param steps how many steps every run makes
     * @param optimizers labels or catalog names of the optimizers to run
     * @param problems labels of the problems to run on
     * @param settings for an optimizer's or problem's label the settings to change
     * @param problemSettings settings to change of every problem that has them
     */
    public StudyOptions(
            @Nullable List<Long> seeds,
            @Nullable Long steps,
            List<String> optimizers,
            List<String> problems,
            Map<String, Map<String, String>> settings,
            Map<String, String> problemSettings) {
        this(seeds, steps, optimizers, problems, settings, problemSettings, null);
    }

    /**
     * @param limit how long every run may take; null for as long as the study says
     * @return these changes, and that
     */
    public StudyOptions within(@Nullable TimeLimit limit) {
        return new StudyOptions(seeds, steps, optimizers, problems, settings, problemSettings, limit);
    }

    /**
     * @return nothing is changed
     */
    public static StudyOptions none() {
        return NONE;
    }

    /**
     * @return whether the study is run as in its file
     */
    public boolean changeNothing() {
        return within(null).equals(NONE);
    }

    /**
     * @return whether runs differ from those of the study; otherwise they are the study's, or some of them, perhaps with
     *     other seeds or more optimizers
     */
    public boolean changeRuns() {
        return steps != null || !settings.isEmpty() || !problemSettings.isEmpty();
    }
}
