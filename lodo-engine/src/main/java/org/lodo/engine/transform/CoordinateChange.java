package org.lodo.engine.transform;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lodo.random.MixingRotation;
import org.lodo.random.RandomStream;
import org.lodo.random.Rotation;

/** x = D P R u: xᵢ = dᵢ (R u)[π(i)]. Immutable; callers provide the memory that a product needs. */
final class CoordinateChange {

    private final int dimension;
    private final @Nullable Rotation rotation;
    private final int @Nullable [] permutation;
    private final double @Nullable [] scales;

    CoordinateChange(int dimension, Transformations transformations) {
        this.dimension = dimension;
        rotation = transformations.rotate() == 0
                ? null
                : new MixingRotation(dimension, stream(transformations.rotate(), "rotate"));
        permutation = transformations.permute() == 0
                ? null
                : stream(transformations.permute(), "permute").nextPermutation(dimension);
        scales = transformations.scale() == 1 ? null : scales(dimension, transformations.scale());
    }

    private static RandomStream stream(long seed, String purpose) {
        return new RandomStream(RandomStream.derive(seed, "transform/" + purpose));
    }

    private static double[] scales(int dimension, double ratio) {
        RandomStream random = stream(1, "scale");
        double logRatio = StrictMath.log(ratio);
        double[] scales = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            scales[i] = StrictMath.exp((random.nextDouble() - 0.5) * logRatio);
        }
        return scales;
    }

    /** x ← D P R u. All arrays are different. */
    void apply(double[] u, double[] x, double[] work) {
        System.arraycopy(u, 0, x, 0, dimension);
        if (rotation != null) {
            rotation.rotate(x, work);
        }
        if (permutation != null) {
            System.arraycopy(x, 0, work, 0, dimension);
            for (int i = 0; i < dimension; i++) {
                x[i] = work[permutation[i]];
            }
        }
        if (scales != null) {
            for (int i = 0; i < dimension; i++) {
                x[i] *= scales[i];
            }
        }
    }

    /** out ← Rᵀ Pᵀ D v, as gradients change. All arrays are different. */
    void applyTransposed(double[] v, double[] out, double[] work) {
        System.arraycopy(v, 0, out, 0, dimension);
        if (scales != null) {
            for (int i = 0; i < dimension; i++) {
                out[i] *= scales[i];
            }
        }
        permuteAndRotateBack(out, work);
    }

    /** The u of an x. */
    double[] inverse(double[] x) {
        double[] u = Arrays.copyOf(x, dimension);
        if (scales != null) {
            for (int i = 0; i < dimension; i++) {
                u[i] /= scales[i];
            }
        }
        permuteAndRotateBack(u, new double[dimension]);
        return u;
    }

    private void permuteAndRotateBack(double[] v, double[] work) {
        if (permutation != null) {
            System.arraycopy(v, 0, work, 0, dimension);
            for (int i = 0; i < dimension; i++) {
                v[permutation[i]] = work[i];
            }
        }
        if (rotation != null) {
            rotation.rotateBack(v, work);
        }
    }
}
