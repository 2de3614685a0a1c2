package org.lodo.bench.plot;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Finds round numbers for tick labels, as exact decimals: errors of binary fractions would show in labels. */
final class RoundNumbers {
    private RoundNumbers() {}

    /**
     * Returns all multiples of a step between two values, where the step is 1, 2 or 5 times a power of ten.
     *
     * @param low the lower bound, finite
     * @param high the upper bound, finite and above low
     * @param most maximum number of multiples; the step is the smallest that satisfies it
     * @return the multiples in ascending order, all with the same number of decimals
     */
    static List<BigDecimal> between(double low, double high, int most) {
        double shortestStep = Math.max(2 * ((high / 2 - low / 2) / most), Double.MIN_VALUE);
        BigDecimal step = roundUp(shortestStep);
        BigInteger first = multiple(low, step, RoundingMode.CEILING);
        BigInteger last = multiple(high, step, RoundingMode.FLOOR);
        List<BigDecimal> multiples = new ArrayList<>();
        for (BigInteger factor = first; factor.compareTo(last) <= 0; factor = factor.add(BigInteger.ONE)) {
            multiples.add(step.multiply(new BigDecimal(factor)));
        }
        return multiples;
    }

    static IntStream indices(List<?> list) {
        return IntStream.range(0, list.size());
    }

    private static BigDecimal roundUp(double value) {
        int exponent = (int) StrictMath.floor(StrictMath.log10(value));
        BigDecimal exact = new BigDecimal(value);
        return IntStream.of(1, 2, 5, 10)
                .mapToObj(digit -> new BigDecimal(BigInteger.valueOf(digit), -exponent))
                .filter(step -> step.compareTo(exact) >= 0)
                .findFirst()
                .orElse(new BigDecimal(BigInteger.TEN, -exponent));
    }

    private static BigInteger multiple(double value, BigDecimal step, RoundingMode rounding) {
        return new BigDecimal(value).divide(step, 0, rounding).toBigInteger();
    }
}
