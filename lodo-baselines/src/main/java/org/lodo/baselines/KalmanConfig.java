package org.lodo.baselines;

/** {@link KalmanFilter} has no hyper-parameters: it takes all variances from the problem. */
public record KalmanConfig() {

    /**
     * @return the only ones
     */
    public static KalmanConfig defaults() {
        return new KalmanConfig();
    }
}
