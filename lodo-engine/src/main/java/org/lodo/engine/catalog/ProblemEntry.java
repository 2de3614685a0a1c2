package org.lodo.engine.catalog;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.lodo.objective.DatasetBacked;
import org.lodo.objective.Objective;
import org.lodo.objective.Sample;
import org.lodo.parallel.Workers;

/**
 * A problem of the catalog.
 *
 * @param name its name in studies
 * @param description one line
 * @param defaults its default settings, a record that checks its values
 * @param offers the kind of samples that it draws
 * @param factory creates it
 * @param <H> type of its settings
 * @param <S> the kind of samples that it draws
 */
public record ProblemEntry<H extends Record, S extends Sample>(
        String name, String description, H defaults, Class<S> offers, Factory<H, S> factory) {

    /** Creates a problem for a run. */
    @FunctionalInterface
    public interface Factory<H extends Record, S extends Sample> {
        /**
         * @param settings of the problem
         * @param workers executes parallel work within an evaluation; results must not depend on it
         * @return a new problem
         */
        Objective<? extends S> create(H settings, Workers workers);
    }

    /**
     * @param given settings that differ from the defaults
     * @return all settings, including the checksum of the dataset if there is one; those of groups and transformations only
     *     where they differ from the defaults
     * @throws UsageException if a name is unknown, a value not allowed, or data cannot be read
     */
    public Map<String, Object> resolve(Map<String, ?> given) {
        TransformSettings all = TransformSettings.split(name, given);
        H settings = Settings.override(name, defaults, all.own());
        Map<String, Object> resolved;
        try {
            Record complete = settings instanceof DatasetBacked external ? external.withChecksum() : settings;
            resolved = Settings.written(complete, defaults);
        } catch (IllegalArgumentException e) {
            throw new UsageException(name + ": " + e.getMessage(), e);
        }
        resolved.putAll(all.written());
        return resolved;
    }

    /**
     * The settings of the transformations, which every problem has.
     *
     * @return names and defaults
     */
    public static Map<String, Object> transformations() {
        return TransformSettings.defaults();
    }

    /**
     * @return the names of its settings, among them those of the transformations, which every problem has
     */
    public Set<String> settingNames() {
        Set<String> names = new LinkedHashSet<>(Settings.toMap(defaults).keySet());
        names.addAll(transformations().keySet());
        return names;
    }

    /**
     * @param settings settings that differ from the defaults
     * @param workers executes parallel work within an evaluation
     * @return the problem, transformed if the settings say so
     */
    public Objective<?> create(Map<String, ?> settings, Workers workers) {
        TransformSettings all = TransformSettings.split(name, settings);
        return all.applyTo(factory.create(Settings.override(name, defaults, all.own()), workers));
    }
}
