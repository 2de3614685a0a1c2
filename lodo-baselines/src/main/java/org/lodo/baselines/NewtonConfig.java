package org.lodo.baselines;

/** Hyper-parameters of {@link Newton}, of which there are none. */
public record NewtonConfig() {

    /**
     * @return the only ones
     */
    public static NewtonConfig defaults() {
        return new NewtonConfig();
    }
}
