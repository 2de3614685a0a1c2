package org.lodo.problems.network;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.lodo.kernel.FloatArctangent;

/**
 * {@link FloatArctangent} by vectors: the same polynomial, and cases by masks instead of minima and maxima, which take several
 * instructions each.
 */
final class FloatVectorArctangent {

    private static final VectorSpecies<Float> SPECIES = FloatVectorSize.SPECIES;
    private static final int SIZE = FloatVectorSize.ENTRIES;
    private static final float[] P = FloatArctangent.coefficients();
    private static final float HALF_PI = (float) (Math.PI / 2);

    private FloatVectorArctangent() {}

    /** As {@link FloatKernels#arctangents}. */
    static void evaluate(float[] x, float[] out, int length) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        FloatVector halfPi = FloatVector.broadcast(SPECIES, HALF_PI);
        FloatVector minusHalfPi = FloatVector.broadcast(SPECIES, -HALF_PI);
        FloatVector p7 = FloatVector.broadcast(SPECIES, P[0]);
        FloatVector p6 = FloatVector.broadcast(SPECIES, P[1]);
        FloatVector p5 = FloatVector.broadcast(SPECIES, P[2]);
        FloatVector p4 = FloatVector.broadcast(SPECIES, P[3]);
        FloatVector p3 = FloatVector.broadcast(SPECIES, P[4]);
        FloatVector p2 = FloatVector.broadcast(SPECIES, P[5]);
        FloatVector p1 = FloatVector.broadcast(SPECIES, P[6]);
        FloatVector p0 = FloatVector.broadcast(SPECIES, P[7]);
        for (int i = 0; i < length; i += SIZE) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, i);
            VectorMask<Float> isBeyond = v.abs().compare(VectorOperators.GT, 1);
            FloatVector t = v.blend(one, isBeyond).div(one.blend(v, isBeyond));
            FloatVector u = t.mul(t);
            FloatVector q = p7.fma(u, p6)
                    .fma(u, p5)
                    .fma(u, p4)
                    .fma(u, p3)
                    .fma(u, p2)
                    .fma(u, p1)
                    .fma(u, p0);
            FloatVector reduced = t.mul(u).fma(q, t);
            FloatVector limit = halfPi.blend(minusHalfPi, v.compare(VectorOperators.LT, 0));
            reduced.blend(limit.sub(reduced), isBeyond).intoArray(out, i);
            one.div(v.fma(v, one)).intoArray(x, i);
        }
    }
}
