package org.lodo.bench.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lodo.engine.catalog.UsageException;

/** Parses changes of settings on the command line, NAME.SETTING=VALUE. */
final class SettingList {

    private static final String TRANSFORM = ".transform";

    private SettingList() {}

    /** The changed settings by name of the optimizer or problem, which may contain dots. */
    static Map<String, Map<String, String>> parse(List<String> changes) {
        Map<String, Map<String, String>> changed = new HashMap<>();
        for (String change : changes) {
            int equals = change.indexOf('=');
            int dot = change.lastIndexOf('.', equals);
            // The settings of transformations have a dot in their names.
            if (dot > 0 && change.substring(0, dot).endsWith(TRANSFORM)) {
                dot -= TRANSFORM.length();
            }
            if (equals < 0 || dot <= 0 || dot + 1 == equals) {
                throw new UsageException("--set " + change + ": must have the form NAME.SETTING=VALUE");
            }
            changed.computeIfAbsent(change.substring(0, dot), name -> new HashMap<>())
                    .put(change.substring(dot + 1, equals), change.substring(equals + 1));
        }
        return changed;
    }
}
