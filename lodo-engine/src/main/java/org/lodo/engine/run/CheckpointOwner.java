package org.lodo.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lodo.engine.io.Json;

/**
 * What the state of a checkpoint belongs to: a run, and the code and clock that it was made with.
 *
 * @param code the {@linkplain CodeIdentity#parts() parts} of the code that saved it
 * @param clock everything that its times depend on
 * @param spec the run's specification in canonical form
 */
record CheckpointOwner(SortedMap<String, String> code, String clock, String spec) {

    /** One line of text, equal for two owners if and only if the owners are equal. */
    String canonical() {
        return Json.compact(this);
    }

    /** The differences between a stored owner and this one, in words. */
    String differencesFrom(String stored) {
        CheckpointOwner before;
        try {
            before = Json.parse(stored, CheckpointOwner.class);
        } catch (IOException e) {
            return "another version of the suite";
        }
        List<String> differences = new ArrayList<>();
        if (!code.equals(before.code())) {
            differences.addAll(new CodeIdentity(new TreeMap<>(code)).changesSince(before.code()));
        }
        if (!clock.equals(before.clock())) {
            differences.add("another clock (" + before.clock() + ")");
        }
        if (!spec.equals(before.spec())) {
            differences.add("another run");
        }
        return String.join(", ", differences);
    }
}
