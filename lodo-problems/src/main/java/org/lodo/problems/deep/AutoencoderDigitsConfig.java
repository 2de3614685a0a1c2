package org.lodo.problems.deep;

import org.lodo.validation.Require;

/**
 * Settings of {@link AutoencoderDigits}.
 *
 * @param hidden units of the layers before and after the code
 * @param code units of the code
 * @param batch images in a draw; 0 for the whole training set at every draw, without noise
 * @param penalty λ of the term ½ λ ‖x‖², non-negative
 */
public record AutoencoderDigitsConfig(int hidden, int code, int batch, double penalty) {

    /** Checks every value. */
    public AutoencoderDigitsConfig {
        Require.between("hidden", hidden, 1, MlpDigitsConfig.MAX_HIDDEN);
        Require.between("code", code, 1, MlpDigitsConfig.MAX_HIDDEN);
        Require.between("batch", batch, 0, MlpDigitsConfig.MAX_BATCH);
        Require.nonNegative("penalty", penalty);
    }

    /**
     * @return 64–32–8–32–64, batches of 32 images, λ 10⁻⁵
     */
    public static AutoencoderDigitsConfig defaults() {
        return new AutoencoderDigitsConfig(32, 8, 32, 1e-5);
    }
}
