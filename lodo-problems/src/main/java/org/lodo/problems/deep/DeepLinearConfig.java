package org.lodo.problems.deep;

import org.lodo.validation.Require;

/**
 * Settings of {@link DeepLinear}.
 *
 * @param layers L, the number of factors
 * @param inputs rows of X
 * @param hidden inner dimension of the factors, which bounds the rank of their product
 * @param outputs rows of Y
 * @param examples m, columns of X and Y, at least as many as inputs
 * @param condition ratio of the largest to the smallest variance of the inputs
 * @param noiseScale σ, the standard deviation of each target's noise in a draw
 * @param dataSeed decides X and Y, the same for all runs
 */
public record DeepLinearConfig(
        int layers,
        int inputs,
        int hidden,
        int outputs,
        int examples,
        double condition,
        double noiseScale,
        int dataSeed) {

    private static final int MAX_LAYERS = 64;
    private static final int MAX_WIDTH = 256;
    private static final int MAX_EXAMPLES = 4096;

    /** Checks every value. */
    public DeepLinearConfig {
        Require.between("layers", layers, 1, MAX_LAYERS);
        Require.between("inputs", inputs, 1, MAX_WIDTH);
        Require.between("hidden", hidden, 1, MAX_WIDTH);
        Require.between("outputs", outputs, 1, MAX_WIDTH);
        Require.between("examples", examples, inputs, MAX_EXAMPLES);
        Require.positive("condition", condition);
        if (condition < 1) {
            throw new IllegalArgumentException("condition = " + condition + ": must be at least 1");
        }
        Require.nonNegative("noiseScale", noiseScale);
        Require.atLeast("dataSeed", dataSeed, 0);
    }

    /**
     * @return four layers 10–6–6–6–10, 50 examples, inputs of condition 10, σ 0.1
     */
    public static DeepLinearConfig defaults() {
        return new DeepLinearConfig(4, 10, 6, 10, 50, 10, 0.1, 0);
    }

    /**
     * @param value L
     * @return these settings with another number of layers
     */
    public DeepLinearConfig withLayers(int value) {
        return new DeepLinearConfig(value, inputs, hidden, outputs, examples, condition, noiseScale, dataSeed);
    }
}
