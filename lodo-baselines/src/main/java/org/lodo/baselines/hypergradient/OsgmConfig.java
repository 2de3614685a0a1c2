package org.lodo.baselines.hypergradient;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Osgm}.
 *
 * @param learningRate α, the learning rate of P
 * @param scaling the form of P
 * @param momentum whether a heavy-ball term is learned too
 */
public record OsgmConfig(double learningRate, Scaling scaling, boolean momentum) {

    /** Checks every value. */
    public OsgmConfig {
        Require.positive("learningRate", learningRate);
    }

    /**
     * @return α 1, a diagonal, no momentum; the code has no default of α, which depends on the problem
     */
    public static OsgmConfig defaults() {
        return new OsgmConfig(1, Scaling.DIAGONAL, false);
    }
}
