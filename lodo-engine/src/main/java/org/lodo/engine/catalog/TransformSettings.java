package org.lodo.engine.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lodo.engine.transform.Transformations;
import org.lodo.engine.transform.Transformed;
import org.lodo.objective.Objective;

/**
 * Settings of a problem, parted into its own and those of the transformations that every problem has. The latter begin with {@code
 * transform.}, so that no problem's own settings get in their way.
 *
 * @param own the problem's own
 * @param transformations what is done to the problem
 */
record TransformSettings(Map<String, Object> own, Transformations transformations) {

    private static final String PREFIX = "transform.";

    static TransformSettings split(String problem, Map<String, ?> given) {
        Map<String, Object> own = new LinkedHashMap<>();
        Map<String, Object> transform = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                transform.put(name.substring(PREFIX.length()), value);
            } else {
                own.put(name, value);
            }
        });
        return new TransformSettings(own, Settings.override(problem + ", transform", Transformations.NONE, transform));
    }

    static Map<String, Object> defaults() {
        return prefixed(Transformations.NONE);
    }

    /** Those that differ from the defaults. */
    Map<String, Object> written() {
        Map<String, Object> written = prefixed(transformations);
        defaults().forEach((name, value) -> written.remove(name, value));
        return written;
    }

    private static Map<String, Object> prefixed(Transformations transformations) {
        Map<String, Object> prefixed = new LinkedHashMap<>();
        Settings.toMap(transformations).forEach((name, value) -> prefixed.put(PREFIX + name, value));
        return prefixed;
    }

    Objective<?> applyTo(Objective<?> problem) {
        return transformations.equals(Transformations.NONE) ? problem : new Transformed(problem, transformations);
    }
}
