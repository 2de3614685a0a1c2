package org.lodo.problems.layer;

/** Half the squared distance of outputs from targets, ½ ‖y − y*‖² summed over channels and averaged over examples. */
public final class SquaredError implements OutputLoss {

    private final double[][] targets;

    /**
     * @param targets y*, as many channels as outputs, at least one; read at every evaluation
     */
    public SquaredError(double[][] targets) {
        this.targets = targets;
    }

    @Override
    public double valueAndGradient(Signal outputs) {
        int length = targets[0].length;
        double share = 1.0 / length;
        double sum = 0;
        for (int c = 0; c < targets.length; c++) {
            double[] y = outputs.value()[c];
            double[] target = targets[c];
            double[] gradient = outputs.gradient()[c];
            for (int i = 0; i < length; i++) {
                double residual = y[i] - target[i];
                sum += residual * residual;
                gradient[i] = share * residual;
            }
        }
        return 0.5 * share * sum;
    }

    @Override
    public void gradientTangent(Signal outputs) {
        int length = targets[0].length;
        double share = 1.0 / length;
        for (int c = 0; c < targets.length; c++) {
            double[] tangent = outputs.tangent()[c];
            double[] result = outputs.gradientTangent()[c];
            for (int i = 0; i < length; i++) {
                result[i] = share * tangent[i];
            }
        }
    }
}
