package org.lodo.engine.run;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What produced a result.
 *
 * @param suiteVersion version of the suite
 * @param commit the commit checked out, or "unknown"
 * @param uncommittedChanges whether files differed from the commit; null if that is not known
 * @param codeDigest SHA-256 over the code that results depend on
 * @param code its parts, see {@link CodeIdentity}; empty in a file written by an earlier version
 * @param java version and vendor of the Java runtime
 * @param operatingSystem name, version and architecture
 * @param processor the processor's model
 * @param processors how many there are
 * @param threads how many runs went on at once, and shared in a run that had the machine to itself
 */
public record Environment(
        String suiteVersion,
        String commit,
        @Nullable Boolean uncommittedChanges,
        String codeDigest,
        SortedMap<String, String> code,
        String java,
        String operatingSystem,
        String processor,
        int processors,
        int threads) {

    /** Copies the parts. */
    public Environment {
        code = code == null ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(new TreeMap<>(code));
    }

    /**
     * Whether times measured there and here may stand side by side.
     *
     * @param other another environment
     * @return true if machine, Java runtime and threads are the same
     */
    public boolean clocksLike(Environment other) {
        return clock().equals(other.clock());
    }

    /**
     * @return all that times depend on, as text
     */
    String clock() {
        return String.join(", ", java, operatingSystem, processor, String.valueOf(processors), String.valueOf(threads));
    }
}
