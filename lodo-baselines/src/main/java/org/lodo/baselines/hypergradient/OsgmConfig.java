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
     * @return α 1, the value that does best on the suite's bowl to one digit, since the code has no default; a diagonal; no
     *     momentum
     */
    public static OsgmConfig defaults() {
        return new OsgmConfig(1, Scaling.DIAGONAL, false);
    }
}
