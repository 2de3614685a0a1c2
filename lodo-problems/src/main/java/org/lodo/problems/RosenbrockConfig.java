package org.lodo.problems;

/** {@link Rosenbrock} has no settings. */
public record RosenbrockConfig() {

    /**
     * @return the only ones
     */
    public static RosenbrockConfig defaults() {
        return new RosenbrockConfig();
    }
}
