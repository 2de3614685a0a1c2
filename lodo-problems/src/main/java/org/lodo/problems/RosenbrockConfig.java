package org.lodo.problems;

/** Settings of {@link Rosenbrock}, of which there are none. */
public record RosenbrockConfig() {

    /**
     * @return the only ones
     */
    public static RosenbrockConfig defaults() {
        return new RosenbrockConfig();
    }
}
