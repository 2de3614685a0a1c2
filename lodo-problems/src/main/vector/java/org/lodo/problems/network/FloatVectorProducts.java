package org.lodo.problems.network;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Inner products of every channel of one side with every channel of the other, by vectors. The side with fewer channels is
 * transposed, as that is less work, vectors run over its channels, and the products of eight channels of the other side with
 * two vectors are kept in registers.
 */
final class FloatVectorProducts {

    private static final VectorSpecies<Float> SPECIES = FloatVectorSize.SPECIES;
    private static final int SIZE = FloatVectorSize.ENTRIES;

    private FloatVectorProducts() {}

    /** As {@link FloatKernels#addProducts}. */
    static void add(
            float[][] less,
            int lessCount,
            float[][] more,
            int moreCount,
            int length,
            float[] gradient,
            int first,
            int lessStride,
            int moreStride,
            FloatProductsWorkspace workspace) {
        int lanes = FloatShape.roundedUp(lessCount);
        float[] entries = workspace.narrow;
        float[] columns = workspace.columns;
        Arrays.fill(columns, 0, FloatShape.roundedUp(moreCount) * lanes, 0);
        for (int from = 0; from < length; from += FloatProductsWorkspace.BLOCK) {
            int size = Math.min(FloatProductsWorkspace.BLOCK, length - from);
            transpose(less, lessCount, from, size, entries, lanes);
            for (int m = 0; m < moreCount; m += 8) {
                int l = 0;
                for (; l + SIZE < lanes; l += 2 * SIZE) {
                    productsOfEight(more, m, moreCount - 1, entries, lanes, from, size, columns, l);
                }
                if (l < lanes) {
                    narrowProductsOfEight(more, m, moreCount - 1, entries, lanes, from, size, columns, l);
                }
            }
        }
        for (int m = 0; m < moreCount; m++) {
            for (int l = 0; l < lessCount; l++) {
                gradient[first + l * lessStride + m * moreStride] += columns[m * lanes + l];
            }
        }
    }

    private static void transpose(float[][] channels, int count, int from, int size, float[] entries, int lanes) {
        for (int c = 0; c < count; c += 4) {
            // Lanes beyond the last channel are room to write to, and never read as results.
            float[] x0 = channels[c];
            float[] x1 = channels[Math.min(c + 1, count - 1)];
            float[] x2 = channels[Math.min(c + 2, count - 1)];
            float[] x3 = channels[Math.min(c + 3, count - 1)];
            for (int e = 0; e < size; e++) {
                int i = e * lanes + c;
                entries[i] = x0[from + e];
                entries[i + 1] = x1[from + e];
                entries[i + 2] = x2[from + e];
                entries[i + 3] = x3[from + e];
            }
        }
    }

    /** Adds the products of eight channels with two vectors of the other side's. */
    private static void productsOfEight(
            float[][] more, int m, int last, float[] entries, int lanes, int from, int size, float[] columns, int l) {
        float[] x0 = more[m];
        float[] x1 = more[Math.min(m + 1, last)];
        float[] x2 = more[Math.min(m + 2, last)];
        float[] x3 = more[Math.min(m + 3, last)];
        float[] x4 = more[Math.min(m + 4, last)];
        float[] x5 = more[Math.min(m + 5, last)];
        float[] x6 = more[Math.min(m + 6, last)];
        float[] x7 = more[Math.min(m + 7, last)];
        int c0 = m * lanes + l;
        int c1 = c0 + lanes;
        int c2 = c1 + lanes;
        int c3 = c2 + lanes;
        int c4 = c3 + lanes;
        int c5 = c4 + lanes;
        int c6 = c5 + lanes;
        int c7 = c6 + lanes;
        FloatVector s0 = FloatVector.fromArray(SPECIES, columns, c0);
        FloatVector t0 = FloatVector.fromArray(SPECIES, columns, c0 + SIZE);
        FloatVector s1 = FloatVector.fromArray(SPECIES, columns, c1);
        FloatVector t1 = FloatVector.fromArray(SPECIES, columns, c1 + SIZE);
        FloatVector s2 = FloatVector.fromArray(SPECIES, columns, c2);
        FloatVector t2 = FloatVector.fromArray(SPECIES, columns, c2 + SIZE);
        FloatVector s3 = FloatVector.fromArray(SPECIES, columns, c3);
        FloatVector t3 = FloatVector.fromArray(SPECIES, columns, c3 + SIZE);
        FloatVector s4 = FloatVector.fromArray(SPECIES, columns, c4);
        FloatVector t4 = FloatVector.fromArray(SPECIES, columns, c4 + SIZE);
        FloatVector s5 = FloatVector.fromArray(SPECIES, columns, c5);
        FloatVector t5 = FloatVector.fromArray(SPECIES, columns, c5 + SIZE);
        FloatVector s6 = FloatVector.fromArray(SPECIES, columns, c6);
        FloatVector t6 = FloatVector.fromArray(SPECIES, columns, c6 + SIZE);
        FloatVector s7 = FloatVector.fromArray(SPECIES, columns, c7);
        FloatVector t7 = FloatVector.fromArray(SPECIES, columns, c7 + SIZE);
        for (int e = 0; e < size; e++) {
            int p = from + e;
            FloatVector y = FloatVector.fromArray(SPECIES, entries, e * lanes + l);
            FloatVector z = FloatVector.fromArray(SPECIES, entries, e * lanes + l + SIZE);
            FloatVector v0 = FloatVector.broadcast(SPECIES, x0[p]);
            s0 = y.fma(v0, s0);
            t0 = z.fma(v0, t0);
            FloatVector v1 = FloatVector.broadcast(SPECIES, x1[p]);
            s1 = y.fma(v1, s1);
            t1 = z.fma(v1, t1);
            FloatVector v2 = FloatVector.broadcast(SPECIES, x2[p]);
            s2 = y.fma(v2, s2);
            t2 = z.fma(v2, t2);
            FloatVector v3 = FloatVector.broadcast(SPECIES, x3[p]);
            s3 = y.fma(v3, s3);
            t3 = z.fma(v3, t3);
            FloatVector v4 = FloatVector.broadcast(SPECIES, x4[p]);
            s4 = y.fma(v4, s4);
            t4 = z.fma(v4, t4);
            FloatVector v5 = FloatVector.broadcast(SPECIES, x5[p]);
            s5 = y.fma(v5, s5);
            t5 = z.fma(v5, t5);
            FloatVector v6 = FloatVector.broadcast(SPECIES, x6[p]);
            s6 = y.fma(v6, s6);
            t6 = z.fma(v6, t6);
            FloatVector v7 = FloatVector.broadcast(SPECIES, x7[p]);
            s7 = y.fma(v7, s7);
            t7 = z.fma(v7, t7);
        }
        s0.intoArray(columns, c0);
        t0.intoArray(columns, c0 + SIZE);
        s1.intoArray(columns, c1);
        t1.intoArray(columns, c1 + SIZE);
        s2.intoArray(columns, c2);
        t2.intoArray(columns, c2 + SIZE);
        s3.intoArray(columns, c3);
        t3.intoArray(columns, c3 + SIZE);
        s4.intoArray(columns, c4);
        t4.intoArray(columns, c4 + SIZE);
        s5.intoArray(columns, c5);
        t5.intoArray(columns, c5 + SIZE);
        s6.intoArray(columns, c6);
        t6.intoArray(columns, c6 + SIZE);
        s7.intoArray(columns, c7);
        t7.intoArray(columns, c7 + SIZE);
    }

    /** Adds the products of eight channels with one vector of the other side's. */
    private static void narrowProductsOfEight(
            float[][] more, int m, int last, float[] entries, int lanes, int from, int size, float[] columns, int l) {
        float[] x0 = more[m];
        float[] x1 = more[Math.min(m + 1, last)];
        float[] x2 = more[Math.min(m + 2, last)];
        float[] x3 = more[Math.min(m + 3, last)];
        float[] x4 = more[Math.min(m + 4, last)];
        float[] x5 = more[Math.min(m + 5, last)];
        float[] x6 = more[Math.min(m + 6, last)];
        float[] x7 = more[Math.min(m + 7, last)];
        int c0 = m * lanes + l;
        int c1 = c0 + lanes;
        int c2 = c1 + lanes;
        int c3 = c2 + lanes;
        int c4 = c3 + lanes;
        int c5 = c4 + lanes;
        int c6 = c5 + lanes;
        int c7 = c6 + lanes;
        FloatVector s0 = FloatVector.fromArray(SPECIES, columns, c0);
        FloatVector s1 = FloatVector.fromArray(SPECIES, columns, c1);
        FloatVector s2 = FloatVector.fromArray(SPECIES, columns, c2);
        FloatVector s3 = FloatVector.fromArray(SPECIES, columns, c3);
        FloatVector s4 = FloatVector.fromArray(SPECIES, columns, c4);
        FloatVector s5 = FloatVector.fromArray(SPECIES, columns, c5);
        FloatVector s6 = FloatVector.fromArray(SPECIES, columns, c6);
        FloatVector s7 = FloatVector.fromArray(SPECIES, columns, c7);
        for (int e = 0; e < size; e++) {
            int p = from + e;
            FloatVector y = FloatVector.fromArray(SPECIES, entries, e * lanes + l);
            s0 = y.fma(FloatVector.broadcast(SPECIES, x0[p]), s0);
            s1 = y.fma(FloatVector.broadcast(SPECIES, x1[p]), s1);
            s2 = y.fma(FloatVector.broadcast(SPECIES, x2[p]), s2);
            s3 = y.fma(FloatVector.broadcast(SPECIES, x3[p]), s3);
            s4 = y.fma(FloatVector.broadcast(SPECIES, x4[p]), s4);
            s5 = y.fma(FloatVector.broadcast(SPECIES, x5[p]), s5);
            s6 = y.fma(FloatVector.broadcast(SPECIES, x6[p]), s6);
            s7 = y.fma(FloatVector.broadcast(SPECIES, x7[p]), s7);
        }
        s0.intoArray(columns, c0);
        s1.intoArray(columns, c1);
        s2.intoArray(columns, c2);
        s3.intoArray(columns, c3);
        s4.intoArray(columns, c4);
        s5.intoArray(columns, c5);
        s6.intoArray(columns, c6);
        s7.intoArray(columns, c7);
    }
}
