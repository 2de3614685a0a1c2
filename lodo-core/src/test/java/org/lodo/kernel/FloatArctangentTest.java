package org.lodo.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FloatArctangentTest {

    /** Every 1,009th of all floats. */
    @Test
    void isWithinTwoUlpOfTheArctangentEverywhere() {
        int step = 1009;
        float[] x = new float[4096];
        float[] value = new float[x.length];
        float[] derivative = new float[x.length];
        double worst = 0;
        double worstDerivative = 0;
        for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += (long) step * x.length) {
            for (int i = 0; i < x.length; i++) {
                float candidate = Float.intBitsToFloat((int) (bits + (long) i * step));
                x[i] = Float.isFinite(candidate) ? candidate : 0;
                derivative[i] = x[i];
            }
            new FloatArctangent().evaluate(derivative, value, x.length);
            for (int i = 0; i < x.length; i++) {
                double expected = StrictMath.atan(x[i]);
                worst = Math.max(worst, Math.abs(value[i] - expected) / Math.ulp((float) expected));
                double slope = 1 / (1 + (double) x[i] * x[i]);
                // Where x² is no float, the slope is no normal float and 0 stands for it.
                double unit = Math.max(Math.ulp((float) slope), Float.MIN_NORMAL);
                worstDerivative = Math.max(worstDerivative, Math.abs(derivative[i] - slope) / unit);
            }
        }
        assertThat(worst).isLessThan(2);
        assertThat(worstDerivative).isLessThan(2);
    }

    @Test
    void handlesSpecialValues() {
        float infinity = Float.POSITIVE_INFINITY;
        float[] x = {0, 1, -1, infinity, -infinity, Float.NaN, 1e38f, Float.MIN_VALUE};
        float[] value = new float[x.length];
        new FloatArctangent().evaluate(x, value, x.length);
        float right = (float) (Math.PI / 2);
        float half = (float) (Math.PI / 4);
        assertThat(value).containsExactly(0, half, -half, right, -right, Float.NaN, right, Float.MIN_VALUE);
        assertThat(x).containsExactly(1, 0.5f, 0.5f, 0, 0, Float.NaN, 0, 1);
    }

    @Test
    void bitsDoNotDependOnTheLengthOfTheArray() {
        float[] x = new float[1025];
        for (int i = 0; i < x.length; i++) {
            x[i] = (i - 500) * 0.013f;
        }
        float[] together = new float[x.length];
        new FloatArctangent().evaluate(x.clone(), together, x.length);
        for (int i = 0; i < x.length; i++) {
            float[] alone = new float[1];
            new FloatArctangent().evaluate(new float[] {x[i]}, alone, 1);
            assertThat(alone[0]).isEqualTo(together[i]);
        }
    }
}
