package org.lodo.problems.deep;

import org.lodo.validation.Require;

/**
 * Settings of {@link MlpDigits}.
 *
 * @param hidden units of the hidden layer; 32 give 2,410 variables
 * @param batch images in a draw; 0 for the whole training set at every draw, without noise
 * @param penalty λ of the term ½ λ ‖x‖², non-negative
 */
public record MlpDigitsConfig(int hidden, int batch, double penalty) {

    static final int MAX_HIDDEN = 512;
    static final int MAX_BATCH = 4096;

    /** Checks every value. */
    public MlpDigitsConfig {
        Require.between("hidden", hidden, 1, MAX_HIDDEN);
        Require.between("batch", batch, 0, MAX_BATCH);
        Require.nonNegative("penalty", penalty);
    }

    /**
     * @return 32 units, batches of 32 images, λ 10⁻⁴
     */
    public static MlpDigitsConfig defaults() {
        return new MlpDigitsConfig(32, 32, 1e-4);
    }
}
