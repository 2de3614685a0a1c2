package org.lodo.baselines;

/** {@link Newton} has no hyper-parameters. */
public record NewtonConfig() {

    /**
     * @return the only ones
     */
    public static NewtonConfig defaults() {
        return new NewtonConfig();
    }
}
