package org.lodo.engine.plugin;

import java.util.LinkedHashMap;
import java.util.Map;

/** Packages that were renamed before the first release; sources of plug-ins that still import them compile all the same. */
final class FormerNames {

    private static final Map<String, String> NOW = new LinkedHashMap<>();

    static {
        NOW.put("org.lodo.bench.catalog.", "org.lodo.engine.catalog.");
        NOW.put("org.lodo.math.RandomStream", "org.lodo.random.RandomStream");
        NOW.put("org.lodo.math.Workers", "org.lodo.parallel.Workers");
        NOW.put("org.lodo.math.Require", "org.lodo.validation.Require");
        NOW.put("org.lodo.math.", "org.lodo.kernel.");
        NOW.put("org.lodo.lodo.", "org.lodo.");
    }

    private FormerNames() {}

    /**
     * @param source a Java source
     * @return the same with the names of today
     */
    static String replaced(String source) {
        String current = source;
        for (Map.Entry<String, String> name : NOW.entrySet()) {
            current = current.replace(name.getKey(), name.getValue());
        }
        return current;
    }
}
