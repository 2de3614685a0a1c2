package org.lodo.problems.deep;

import java.util.Arrays;
import org.lodo.problems.layer.JetTanh;
import org.lodo.problems.layer.OutputLoss;
import org.lodo.problems.layer.Signal;

/**
 * The residual of −u″ = f at collocation points, and of u = 0 at the boundary, for jets of u:
 * 1/(2m) Σ_p (u″(x_p) + f(x_p))² + ½ β (u(0)² + u(1)²). The output channel holds u at the m points and at 0 and 1, then u′,
 * then u″.
 */
final class PoissonResidual implements OutputLoss {

    /** Points at the boundary, after the collocation points. */
    public static final int BOUNDARY = 2;

    private final double[] force;
    private final double boundaryWeight;

    /**
     * @param force f at the m collocation points; read at every evaluation
     * @param boundaryWeight β
     */
    public PoissonResidual(double[] force, double boundaryWeight) {
        this.force = force;
        this.boundaryWeight = boundaryWeight;
    }

    @Override
    public double valueAndGradient(Signal outputs) {
        int inner = force.length;
        int points = inner + BOUNDARY;
        double[] u = outputs.value()[0];
        double[] gradient = outputs.gradient()[0];
        Arrays.fill(gradient, 0, JetTanh.PARTS * points, 0);
        double share = 1.0 / inner;
        double sum = 0;
        for (int p = 0; p < inner; p++) {
            double residual = u[2 * points + p] + force[p];
            sum += residual * residual;
            gradient[2 * points + p] = share * residual;
        }
        double boundary = 0;
        for (int p = inner; p < points; p++) {
            boundary += u[p] * u[p];
            gradient[p] = boundaryWeight * u[p];
        }
        return 0.5 * share * sum + 0.5 * boundaryWeight * boundary;
    }

    @Override
    public void gradientTangent(Signal outputs) {
        int inner = force.length;
        int points = inner + BOUNDARY;
        double[] tangent = outputs.tangent()[0];
        double[] result = outputs.gradientTangent()[0];
        Arrays.fill(result, 0, JetTanh.PARTS * points, 0);
        double share = 1.0 / inner;
        for (int p = 0; p < inner; p++) {
            result[2 * points + p] = share * tangent[2 * points + p];
        }
        for (int p = inner; p < points; p++) {
            result[p] = boundaryWeight * tangent[p];
        }
    }
}
