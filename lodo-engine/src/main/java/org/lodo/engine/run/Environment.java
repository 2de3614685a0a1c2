package org.lodo.engine.run;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The code and machine that produced a result.
 *
 * @param suiteVersion version of the suite
 * @param commit the commit checked out, or "unknown"
 * @param uncommittedChanges whether files differed from the commit; null if unknown
 * @param codeDigest SHA-256 over the code that results depend on
 * @param code its {@linkplain CodeIdentity#parts() parts}; empty in files of earlier versions
 * @param java version and vendor of the Java runtime
 * @param operatingSystem name, version and architecture
 * @param processor the processor's model
 * @param processors number of processors available to the JVM
 * @param threads number of parallel runs, and of threads of a run that had the machine to itself
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

    /** Copies the parts; files of earlier versions have none. */
    public Environment {
        code = code == null ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(new TreeMap<>(code));
    }

    /**
     * @param machine another process
     * @return this code, as that process runs it
     */
    public Environment on(Environment machine) {
        return new Environment(
                suiteVersion,
                commit,
                uncommittedChanges,
                codeDigest,
                code,
                machine.java,
                machine.operatingSystem,
                machine.processor,
                machine.processors,
                machine.threads);
    }

    /**
     * Whether times measured in both environments are comparable.
     *
     * @param other another environment
     * @return true if machine, Java runtime and number of threads are the same
     */
    public boolean clocksLike(Environment other) {
        return clock().equals(other.clock());
    }

    /**
     * @return everything that times depend on, as text
     */
    public String clock() {
        return String.join(", ", java, operatingSystem, processor, String.valueOf(processors), String.valueOf(threads));
    }
}
