package org.lodo.problems.network;

/** The loss of a classifier: −log of the probability that the softmax of its outputs assigns to the correct class, in nats. */
public final class SoftmaxCrossEntropy {

    private final double[] exponentials;

    /**
     * @param classes number of classes
     */
    public SoftmaxCrossEntropy(int classes) {
        exponentials = new double[classes];
    }

    /**
     * @param logits one channel a class, each with an entry for every image, read only
     * @param image which image
     * @param target its class
     * @return −log p(target)
     */
    public double loss(double[][] logits, int image, int target) {
        double largest = largest(logits, image);
        double sum = exponentiate(logits, image, largest);
        return StrictMath.log(sum) - (logits[target][image] - largest);
    }

    /**
     * The loss, and its gradient with respect to the logits.
     *
     * @param logits one channel a class, each with an entry for every image, read only
     * @param image which image
     * @param target its class
     * @param gradient the image's entries are overwritten
     * @return −log p(target)
     */
    public double lossAndGradient(double[][] logits, int image, int target, double[][] gradient) {
        double largest = largest(logits, image);
        double sum = exponentiate(logits, image, largest);
        for (int c = 0; c < exponentials.length; c++) {
            gradient[c][image] = exponentials[c] / sum - (c == target ? 1 : 0);
        }
        return StrictMath.log(sum) - (logits[target][image] - largest);
    }

    /**
     * The derivative of the gradient in a direction, p_c (ż_c − Σ_k p_k ż_k) for class c: the product with the loss's Hessian
     * diag(p) − ppᵀ, which does not depend on the target.
     *
     * @param logits one channel a class, each with an entry for every image, read only
     * @param image which image
     * @param direction ż, as the logits, read only
     * @param out the image's entries are overwritten
     */
    public void gradientTangent(double[][] logits, int image, double[][] direction, double[][] out) {
        double sum = exponentiate(logits, image, largest(logits, image));
        double mean = 0;
        for (int c = 0; c < exponentials.length; c++) {
            mean += exponentials[c] / sum * direction[c][image];
        }
        for (int c = 0; c < exponentials.length; c++) {
            out[c][image] = exponentials[c] / sum * (direction[c][image] - mean);
        }
    }

    /**
     * @param logits one channel a class, each with an entry for every image, read only
     * @param image which image
     * @param out overwritten with the probability of every class
     */
    public void probabilities(double[][] logits, int image, double[] out) {
        double sum = exponentiate(logits, image, largest(logits, image));
        for (int c = 0; c < out.length; c++) {
            out[c] = exponentials[c] / sum;
        }
    }

    private double exponentiate(double[][] logits, int image, double largest) {
        double sum = 0;
        for (int c = 0; c < exponentials.length; c++) {
            exponentials[c] = StrictMath.exp(logits[c][image] - largest);
            sum += exponentials[c];
        }
        return sum;
    }

    private static double largest(double[][] logits, int image) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double[] logit : logits) {
            largest = Math.max(largest, logit[image]);
        }
        return largest;
    }
}
