package org.lodo.problems.quadratic;

import org.jspecify.annotations.Nullable;
import org.lodo.random.RandomStream;

/**
 * A landscape that turns: M_t = R_t M R_tᵀ, where R_t turns random pairs of coordinates, a plane each, by ω t. With an odd
 * number of variables one of them is in no plane.
 */
public final class TurningLandscape implements LandscapePath {

    /** Entries 2 i and 2 i + 1 are the coordinates of plane i. */
    private final int[] pairs;

    private final double rate;
    private final double[] turned;
    private final Landscape landscape;
    private double cosine = 1;
    private double sine;

    /**
     * @param still the landscape before the first draw
     * @param dimension n
     * @param rate ω, radians a draw
     * @param seed decides the planes
     */
    public TurningLandscape(Landscape still, int dimension, double rate, long seed) {
        pairs = new RandomStream(RandomStream.derive(seed, "planes")).nextPermutation(dimension);
        this.rate = rate;
        turned = new double[dimension];
        landscape = new Landscape(turned(still.hessian()), turnedRoot(still.noiseRoot()));
    }

    @Override
    public Landscape at(long draw) {
        double angle = rate * draw;
        cosine = StrictMath.cos(angle);
        sine = StrictMath.sin(angle);
        return landscape;
    }

    private @Nullable SymmetricOperator turnedRoot(@Nullable SymmetricOperator root) {
        return root == null ? null : turned(root);
    }

    private SymmetricOperator turned(SymmetricOperator still) {
        return (v, out, work) -> {
            System.arraycopy(v, 0, turned, 0, turned.length);
            turn(turned, -sine);
            still.multiply(turned, out, work);
            turn(out, sine);
        };
    }

    private void turn(double[] v, double sineOfAngle) {
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            double a = v[pairs[i]];
            double b = v[pairs[i + 1]];
            v[pairs[i]] = cosine * a - sineOfAngle * b;
            v[pairs[i + 1]] = sineOfAngle * a + cosine * b;
        }
    }
}
