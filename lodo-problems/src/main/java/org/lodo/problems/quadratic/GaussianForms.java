package org.lodo.problems.quadratic;

/**
 * Quadratic forms of Gaussian variables, by Imhof's integral (Biometrika 48, 1961, equation 3.2): for independent zᵢ ~ N(0, 1)
 * and Q = Σ μᵢ zᵢ²,
 *
 * <pre>
 * P(Q &gt; 0) = ½ + (1/π) ∫₀^∞ sin θ(u) / (u ρ(u)) du,   θ(u) = ½ Σ atan(μᵢ u),   ρ(u) = Π (1 + μᵢ² u²)^¼.
 * </pre>
 *
 * <p>With u = eˢ the integrand is analytic around the real line and decays exponentially on both sides, so that the trapezoidal
 * rule converges to rounding error.
 */
public final class GaussianForms {

    /** The integrand is below 1e-16 outside; for a form of one variable it decays slowest, as e⁻ˢ. */
    private static final double RANGE = 40;

    private static final double STEP = 1.0 / 16;

    private GaussianForms() {}

    /**
     * The median of (Σ wᵢ zᵢ²) / z₀² with independent zᵢ ~ N(0, 1).
     *
     * @param weights w, non-negative, at least one of them positive
     * @return the median, to about 1e-12 of itself
     */
    public static double medianOfRatio(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        int nodes = (int) (2 * RANGE / STEP) + 1;
        double[] angle = new double[nodes];
        double[] logSize = new double[nodes];
        for (int k = 0; k < nodes; k++) {
            double u = StrictMath.exp(-RANGE + k * STEP);
            for (double weight : weights) {
                double scaled = weight / sum * u;
                angle[k] += 0.5 * StrictMath.atan(scaled);
                logSize[k] += 0.25 * StrictMath.log1p(scaled * scaled);
            }
        }
        // Of a sum of weights 1 the median lies well within these bounds: the numerator has mean 1, the denominator
        // median 0.455.
        double low = 1e-3;
        double high = 1e3;
        while (high / low > 1 + 1e-14) {
            double middle = Math.sqrt(low) * Math.sqrt(high);
            if (middle <= low || middle >= high) {
                break;
            }
            if (excess(angle, logSize, middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low * sum;
    }

    /** The probability, less ½, that the numerator exceeds a multiple of the denominator; times π. */
    private static double excess(double[] angle, double[] logSize, double multiple) {
        double integral = 0;
        for (int k = 0; k < angle.length; k++) {
            double scaled = multiple * StrictMath.exp(-RANGE + k * STEP);
            double theta = angle[k] - 0.5 * StrictMath.atan(scaled);
            double size = logSize[k] + 0.25 * StrictMath.log1p(scaled * scaled);
            integral += StrictMath.sin(theta) * StrictMath.exp(-size) * STEP;
        }
        return integral;
    }
}
