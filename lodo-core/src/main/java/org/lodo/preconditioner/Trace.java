package org.lodo.preconditioner;

/**
 * What a vector left behind in a {@link Layer} on its way through A and Aᵀ, split into lanes of equal length.
 *
 * @param input a, what met the layer's parameters on the way through A
 * @param output b, what stood at the layer's output on the way through Aᵀ
 */
record Trace(double[][] input, double[][] output) {

    static Trace of(Layer layer) {
        int length = layer.width() / layer.lanes();
        return new Trace(new double[layer.lanes()][length], new double[layer.lanes()][length]);
    }
}
