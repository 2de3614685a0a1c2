package org.lodo.problems.layer;

import org.lodo.problems.network.SoftmaxCrossEntropy;

/** The mean cross-entropy of a batch in nats: every channel is a class, and its first entries are the examples. */
public final class CrossEntropy implements OutputLoss {

    private final SoftmaxCrossEntropy softmax;
    private final int[] labels;

    /**
     * @param classes number of classes
     * @param labels the class of every example; read at every evaluation
     */
    public CrossEntropy(int classes, int[] labels) {
        softmax = new SoftmaxCrossEntropy(classes);
        this.labels = labels;
    }

    @Override
    public double valueAndGradient(Signal outputs) {
        int length = labels.length;
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += softmax.lossAndGradient(outputs.value(), i, labels[i], outputs.gradient());
        }
        scale(outputs.gradient(), length);
        return sum / length;
    }

    @Override
    public void gradientTangent(Signal outputs) {
        int length = labels.length;
        for (int i = 0; i < length; i++) {
            softmax.gradientTangent(outputs.value(), i, outputs.tangent(), outputs.gradientTangent());
        }
        scale(outputs.gradientTangent(), length);
    }

    private static void scale(double[][] channels, int length) {
        double share = 1.0 / length;
        for (double[] channel : channels) {
            for (int i = 0; i < length; i++) {
                channel[i] *= share;
            }
        }
    }
}
