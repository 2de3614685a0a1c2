package org.lodo.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lodo.engine.io.Json;

/**
 * Whose state a checkpoint holds.
 *
 * @param code the parts of the code that saved it, see {@link CodeIdentity}
 * @param clock all that its times depend on
 * @param spec the run's specification in canonical form
 */
record CheckpointOwner(SortedMap<String, String> code, String clock, String spec) {

    /** One line that two owners share exactly if they are equal. */
    String canonical() {
        return Json.compact(this);
    }

    /** What makes a stored owner another one than this, in words. */
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
