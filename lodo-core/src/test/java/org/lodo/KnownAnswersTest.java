package org.lodo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodo.kernel.Arctangent;
import org.lodo.random.RandomStream;

/**
 * Pins the bits of the functions that every result depends on. A Java version or processor that gives others violates
 * docs/reproducibility.md. Other tests check accuracy.
 */
class KnownAnswersTest {

    @Test
    void normalNumbers() {
        RandomStream random = new RandomStream(42);
        double[] values = new double[4];
        random.fillGaussian(values);
        assertThat(hexadecimal(values))
                .isEqualTo(List.of(
                        "-0x1.f8cd65dc565b8p-2",
                        "0x1.cff704884f086p-1",
                        "-0x1.7fd506da39abap-5",
                        "-0x1.615845b4da5cdp-1"));
    }

    @Test
    void arctangents() {
        double[] values = new double[4];
        new Arctangent().evaluate(new double[] {0.1, 0.7, -1.3, 12.5}, values, values.length);
        assertThat(hexadecimal(values))
                .isEqualTo(List.of(
                        "0x1.983e282e2cc4dp-4",
                        "0x1.38b112d7bd4adp-1",
                        "-0x1.d488143ad8c44p-1",
                        "0x1.7daff85a63058p0"));
    }

    @Test
    void libraryFunctions() {
        double[] values = {StrictMath.exp(-1.7), StrictMath.log(10), StrictMath.pow(0.999, 321)};
        assertThat(hexadecimal(values))
                .isEqualTo(List.of("0x1.7622c78a98a07p-3", "0x1.26bb1bbb55516p1", "0x1.735b6818d65cap-1"));
    }

    private static List<String> hexadecimal(double[] values) {
        return Arrays.stream(values).mapToObj(Double::toHexString).toList();
    }
}
