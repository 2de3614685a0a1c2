package org.lodo.problems.layer;

import java.util.List;
import org.lodo.objective.VariableTensor;
import org.lodo.random.RandomStream;

/**
 * The hyperbolic tangent of second-order jets. A channel has three parts of equal length: values z, first derivatives z′ and
 * second derivatives z″ with respect to an input of the network. By the chain rule, with t = tanh z and its derivatives
 * t₁ = 1 − t², t₂ = −2tt₁, t₃ = t₁(6t² − 2), t₄ = 8tt₁(2t₁ − t²),
 *
 * <pre>
 * y = t,  y′ = t₁z′,  y″ = t₂z′² + t₁z″.
 * </pre>
 */
public final class JetTanh implements DifferentiableLayer {

    /** Values, first and second derivatives. */
    public static final int PARTS = 3;

    private final int channels;

    /**
     * @param channels how many channels come in and go out
     */
    public JetTanh(int channels) {
        this.channels = channels;
    }

    @Override
    public int outputs() {
        return channels;
    }

    @Override
    public List<VariableTensor> tensors() {
        return List.of();
    }

    @Override
    public void initialize(double[] parameters, RandomStream random) {
        // It has no parameters.
    }

    @Override
    public void forward(double[] parameters, Signal in, Signal out, int length) {
        int points = length / PARTS;
        for (int c = 0; c < channels; c++) {
            double[] x = in.value()[c];
            double[] y = out.value()[c];
            for (int p = 0; p < points; p++) {
                double t = StrictMath.tanh(x[p]);
                double slope = 1 - t * t;
                double first = x[points + p];
                y[p] = t;
                y[points + p] = slope * first;
                y[2 * points + p] = slope * (x[2 * points + p] - 2 * t * first * first);
            }
        }
    }

    @Override
    public void forwardTangent(double[] parameters, double[] direction, Signal in, Signal out, int length) {
        int points = length / PARTS;
        for (int c = 0; c < channels; c++) {
            double[] x = in.value()[c];
            double[] dx = in.tangent()[c];
            double[] y = out.value()[c];
            double[] dy = out.tangent()[c];
            for (int p = 0; p < points; p++) {
                double t = y[p];
                double t1 = 1 - t * t;
                double t2 = -2 * t * t1;
                double t3 = t1 * (6 * t * t - 2);
                double first = x[points + p];
                double second = x[2 * points + p];
                double moved = dx[p];
                double movedFirst = dx[points + p];
                dy[p] = t1 * moved;
                dy[points + p] = t2 * moved * first + t1 * movedFirst;
                dy[2 * points + p] = (t3 * first * first + t2 * second) * moved
                        + 2 * t2 * first * movedFirst
                        + t1 * dx[2 * points + p];
            }
        }
    }

    @Override
    public void backward(double[] parameters, Signal in, Signal out, double[] gradient, int length) {
        int points = length / PARTS;
        for (int c = 0; c < channels; c++) {
            double[] x = in.value()[c];
            double[] y = out.value()[c];
            double[] g = out.gradient()[c];
            double[] result = in.gradient()[c];
            for (int p = 0; p < points; p++) {
                double t = y[p];
                double t1 = 1 - t * t;
                double t2 = -2 * t * t1;
                double t3 = t1 * (6 * t * t - 2);
                double first = x[points + p];
                double second = x[2 * points + p];
                double g1 = g[points + p];
                double g2 = g[2 * points + p];
                result[p] = t1 * g[p] + t2 * first * g1 + (t3 * first * first + t2 * second) * g2;
                result[points + p] = t1 * g1 + 2 * t2 * first * g2;
                result[2 * points + p] = t1 * g2;
            }
        }
    }

    @Override
    public void backwardTangent(
            double[] parameters, double[] direction, Signal in, Signal out, double[] product, int length) {
        for (int c = 0; c < channels; c++) {
            backwardTangent(
                    in.value()[c],
                    in.tangent()[c],
                    out.value()[c],
                    out.gradient()[c],
                    out.gradientTangent()[c],
                    in.gradientTangent()[c],
                    length / PARTS);
        }
    }

    /** The derivative of every term of {@link #backward}; a leading d marks a tangent. */
    private static void backwardTangent(
            double[] x, double[] dx, double[] y, double[] g, double[] dg, double[] result, int points) {
        for (int p = 0; p < points; p++) {
            double t = y[p];
            double t1 = 1 - t * t;
            double t2 = -2 * t * t1;
            double t3 = t1 * (6 * t * t - 2);
            double t4 = 8 * t * t1 * (2 * t1 - t * t);
            double first = x[points + p];
            double second = x[2 * points + p];
            double moved = dx[p];
            double movedFirst = dx[points + p];
            double movedSecond = dx[2 * points + p];
            double g1 = g[points + p];
            double g2 = g[2 * points + p];
            double dg1 = dg[points + p];
            double dg2 = dg[2 * points + p];
            double movedBend =
                    (t4 * first * first + t3 * second) * moved + 2 * t3 * first * movedFirst + t2 * movedSecond;
            double movedSlope = t3 * moved * first + t2 * movedFirst;
            result[p] = t2 * moved * g[p]
                    + t1 * dg[p]
                    + movedSlope * g1
                    + t2 * first * dg1
                    + movedBend * g2
                    + (t3 * first * first + t2 * second) * dg2;
            result[points + p] = t2 * moved * g1 + t1 * dg1 + 2 * movedSlope * g2 + 2 * t2 * first * dg2;
            result[2 * points + p] = t2 * moved * g2 + t1 * dg2;
        }
    }
}
