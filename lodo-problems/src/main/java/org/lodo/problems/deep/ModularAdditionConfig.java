package org.lodo.problems.deep;

import org.lodo.validation.Require;

/**
 * Settings of {@link ModularAddition}.
 *
 * @param modulus p; there are p² different questions
 * @param width channels of the residual stream, a multiple of the heads
 * @param heads attention heads
 * @param hidden units of the hidden layer
 * @param trainingShare share of all questions that are trained on; of the others, half validate and half test
 * @param batch questions in a draw
 * @param penalty λ of the term ½ λ ‖x‖², non-negative
 */
public record ModularAdditionConfig(
        int modulus, int width, int heads, int hidden, double trainingShare, int batch, double penalty) {

    private static final int MAX_MODULUS = 256;
    private static final int MAX_WIDTH = 512;
    private static final int MAX_BATCH = 4096;

    /** Checks every value. */
    public ModularAdditionConfig {
        Require.between("modulus", modulus, 2, MAX_MODULUS);
        Require.between("width", width, 1, MAX_WIDTH);
        Require.between("heads", heads, 1, width);
        if (width % heads != 0) {
            throw new IllegalArgumentException("width = " + width + ": must be a multiple of heads = " + heads
                    + ", such as " + (width / heads + 1) * heads);
        }
        Require.between("hidden", hidden, 1, 4 * MAX_WIDTH);
        Require.positive("trainingShare", trainingShare);
        long training = Math.round(trainingShare * modulus * modulus);
        if (training < 1 || training > (long) modulus * modulus - 2) {
            throw new IllegalArgumentException("trainingShare = " + trainingShare + ": must leave at least 1 of "
                    + modulus * modulus + " questions to train on and at least 2 to hold out");
        }
        Require.between("batch", batch, 1, MAX_BATCH);
        Require.nonNegative("penalty", penalty);
    }

    /**
     * @return p 29, width 32, 4 heads, 128 hidden units, 70 % of the questions in batches of 64, λ 10⁻⁴
     */
    public static ModularAdditionConfig defaults() {
        return new ModularAdditionConfig(29, 32, 4, 128, 0.7, 64, 1e-4);
    }
}
