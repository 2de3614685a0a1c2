package org.lodo.engine.run;

import org.jspecify.annotations.Nullable;

/**
 * What a failed run did not have enough of. Unlike other failures this one is no function of the {@link RunSpec}: with more of
 * it the run may come further, and is made again.
 *
 * @param resource what was short
 * @param amount how much the run had: milliseconds of time, or bytes of memory
 */
public record Exceeded(Resource resource, long amount) {

    /** What can be short. */
    public enum Resource {
        /** The time limit. */
        TIME,
        /** The heap of the Java process. */
        MEMORY
    }

    static Exceeded time(TimeLimit limit) {
        return new Exceeded(Resource.TIME, limit.duration().toMillis());
    }

    static Exceeded memory() {
        return new Exceeded(Resource.MEMORY, Runtime.getRuntime().maxMemory());
    }

    /**
     * @param limit the time limit of today; null for none
     * @return whether a run would have more of it today
     */
    public boolean isRaised(@Nullable TimeLimit limit) {
        return resource == Resource.MEMORY
                ? Runtime.getRuntime().maxMemory() > amount
                : limit == null || limit.duration().toMillis() > amount;
    }
}
