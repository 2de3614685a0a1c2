package org.lodo.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.random.RandomStream;

class ArctangentTest {

    private static final MathContext DIGITS = new MathContext(60);

    @Test
    void isWithinTwoUlp() {
        double[] x = points(3000);
        double[] value = new double[x.length];
        new Arctangent().evaluate(x.clone(), value, x.length);
        for (int i = 0; i < x.length; i++) {
            BigDecimal error = new BigDecimal(value[i]).subtract(exact(x[i])).abs();
            assertThat(error.doubleValue() / Math.ulp(value[i]))
                    .as("ulp at %s", x[i])
                    .isLessThan(2);
        }
    }

    @Test
    void agreesWithStrictMathEverywhere() {
        double[] x = points(1_000_000);
        double[] value = new double[x.length];
        double[] derivative = x.clone();
        new Arctangent().evaluate(derivative, value, x.length);
        for (int i = 0; i < x.length; i++) {
            double expected = StrictMath.atan(x[i]);
            if (Math.abs(value[i] - expected) > 3 * Math.ulp(expected)
                    || Math.abs(derivative[i] - 1 / (1 + x[i] * x[i])) > 2 * Math.ulp(derivative[i])) {
                assertThat(new double[] {value[i], derivative[i]})
                        .as("at %s", x[i])
                        .containsExactly(expected, 1 / (1 + x[i] * x[i]));
            }
        }
    }

    @Test
    void handlesSpecialValues() {
        double infinity = Double.POSITIVE_INFINITY;
        double[] x = {0, -0.0, 1, -1, infinity, -infinity, Double.NaN, 1e300, Double.MIN_VALUE, -1e-310};
        double[] value = new double[x.length];
        new Arctangent().evaluate(x, value, x.length);
        assertThat(value)
                .containsExactly(
                        0,
                        0,
                        Math.PI / 4,
                        -Math.PI / 4,
                        Math.PI / 2,
                        -Math.PI / 2,
                        Double.NaN,
                        Math.PI / 2,
                        Double.MIN_VALUE,
                        -1e-310);
        assertThat(x).containsExactly(1, 1, 0.5, 0.5, 0, 0, Double.NaN, 0, 1, 1);
    }

    /** A result must not depend on its position in the array or on the length of the array. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 512, 1023, 1024, 1025, 3000})
    void bitsDoNotDependOnArrayLength(int length) {
        double[] x = points(length);
        double[] together = new double[length + 1];
        together[length] = 77;
        new Arctangent().evaluate(Arrays.copyOf(x, length + 1), together, length);
        for (int i = 0; i < length; i++) {
            double[] alone = {x[i]};
            double[] value = new double[1];
            new Arctangent().evaluate(alone, value, 1);
            assertThat(together[i]).isEqualTo(value[0]);
        }
        assertThat(together[length]).isEqualTo(77);
    }

    @Test
    void bitsArePinned() {
        double[] x = points(10_000);
        double[] value = new double[x.length];
        new Arctangent().evaluate(x, value, x.length);
        assertThat(new int[] {Arrays.hashCode(value), Arrays.hashCode(x)}).containsExactly(-319000829, 293096502);
    }

    /** Points of all magnitudes and both signs, dense at the boundaries between cases. */
    private static double[] points(int count) {
        RandomStream random = new RandomStream(7);
        double[] x = new double[count];
        for (int i = 0; i < count; i++) {
            double magnitude = StrictMath.pow(2, 40 * random.nextDouble() - 20);
            magnitude = i % 3 == 0 ? 2 * random.nextDouble() : magnitude;
            magnitude = i % 7 == 0 ? 1 + 1e-12 * random.nextGaussian() : magnitude;
            x[i] = random.nextDouble() < 0.5 ? magnitude : -magnitude;
        }
        return x;
    }

    /** Reference: halves the angle, atan x = 2 atan(x / (1 + √(1 + x²))), until a few terms of the power series suffice. */
    private static BigDecimal exact(double argument) {
        BigDecimal x = new BigDecimal(argument);
        int halvings = 8;
        for (int i = 0; i < halvings; i++) {
            BigDecimal root = x.multiply(x, DIGITS).add(BigDecimal.ONE).sqrt(DIGITS);
            x = x.divide(root.add(BigDecimal.ONE), DIGITS);
        }
        BigDecimal square = x.multiply(x, DIGITS).negate();
        BigDecimal power = x;
        BigDecimal sum = x;
        for (int k = 3; k < 30; k += 2) {
            power = power.multiply(square, DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(k), DIGITS), DIGITS);
        }
        return sum.multiply(BigDecimal.valueOf(1L << halvings), DIGITS);
    }
}
