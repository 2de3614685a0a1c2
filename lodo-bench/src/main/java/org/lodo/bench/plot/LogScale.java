package org.lodo.bench.plot;

import java.math.BigDecimal;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A logarithmic scale.
 *
 * @param low the decimal logarithm of the value at the low end
 * @param high the decimal logarithm of the value at the high end, above low
 */
record LogScale(double low, double high) implements Scale {
    /** Below this many decades, ticks at 1, 2 and 5 times powers of ten would be too few. */
    private static final double MIN_DECADES_FOR_ONE_TWO_FIVE = 0.8;

    /** Below this many decades, labels at the powers of ten alone would be too few. */
    private static final double MIN_DECADES_FOR_POWERS = 2.2;

    /** Up to this many decades there is room for the small ticks at 2 to 9 times powers of ten. */
    private static final int MAX_DIVIDED_DECADES = 6;

    /** Up to this many decades there is room for a small tick at every power of ten. */
    private static final int MAX_TICKED_DECADES = 40;

    static LogScale covering(DoubleStream values, double margin) {
        DoubleSummaryStatistics exponents =
                values.filter(LogScale::hasLogarithm).map(StrictMath::log10).summaryStatistics();
        return exponents.getCount() == 0
                ? new LogScale(-1, 1)
                : LogScale.between(exponents.getMin(), exponents.getMax(), margin);
    }

    /** Returns the scale between two logarithms, with a margin, and of positive extent even if they are equal. */
    static LogScale between(double low, double high, double margin) {
        double space = high - low < 1e-9 ? 0.5 : margin * (high - low);
        return new LogScale(low - space, high + space);
    }

    @Override
    public boolean shows(double value) {
        return hasLogarithm(value);
    }

    @Override
    public double fraction(double value) {
        return exponentFraction(StrictMath.log10(value));
    }

    @Override
    public List<Mark> marks() {
        double decades = high - low;
        if (decades < MIN_DECADES_FOR_ONE_TWO_FIVE) {
            return labelled(RoundNumbers.between(power(low), power(high), MAX_LABELS));
        }
        return decades < MIN_DECADES_FOR_POWERS ? labelled(multiplesOfPowers(1, 2, 5)) : powers();
    }

    private List<Mark> powers() {
        int first = (int) StrictMath.ceil(low);
        int last = (int) StrictMath.floor(high);
        int count = last - first + 1;
        int stride = IntStream.of(1, 2, 3, 5, 10, 20, 25, 50)
                .filter(candidate -> count <= candidate * MAX_LABELS)
                .findFirst()
                .orElse(100);
        boolean plain = first >= -2 && last <= 4;
        Stream<Mark> large = IntStream.rangeClosed(first, last)
                .filter(exponent -> Math.floorMod(exponent, stride) == 0)
                .mapToObj(exponent -> new Mark(
                        exponentFraction(exponent),
                        plain
                                ? BigDecimal.ONE.scaleByPowerOfTen(exponent).toPlainString()
                                : NumberText.powerOfTen(exponent)));
        return Stream.concat(large, smallTicks(first, last, stride)).toList();
    }

    private Stream<Mark> smallTicks(int first, int last, int stride) {
        if (last - first < MAX_DIVIDED_DECADES) {
            return multiplesOfPowers(2, 3, 4, 5, 6, 7, 8, 9).stream()
                    .map(value -> new Mark(fraction(value.doubleValue()), ""))
                    .filter(Mark::isInside);
        }
        return IntStream.rangeClosed(first, last)
                .filter(exponent -> last - first < MAX_TICKED_DECADES && Math.floorMod(exponent, stride) != 0)
                .mapToObj(exponent -> new Mark(exponentFraction(exponent), ""));
    }

    private List<Mark> labelled(List<BigDecimal> candidates) {
        List<BigDecimal> values = candidates.stream()
                .filter(value -> new Mark(fraction(value.doubleValue()), "").isInside())
                .toList();
        List<String> labels = NumberText.consistent(values);
        return RoundNumbers.indices(values)
                .mapToObj(index -> new Mark(fraction(values.get(index).doubleValue()), labels.get(index)))
                .toList();
    }

    private List<BigDecimal> multiplesOfPowers(int... digits) {
        return IntStream.rangeClosed((int) StrictMath.floor(low), (int) StrictMath.floor(high))
                .boxed()
                .flatMap(exponent -> IntStream.of(digits)
                        .mapToObj(digit -> BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent)))
                .filter(value -> hasLogarithm(value.doubleValue()))
                .toList();
    }

    private double exponentFraction(double exponent) {
        return (exponent - low) / (high - low);
    }

    /** Clamped to the range of double, which margins can exceed. */
    private static double power(double exponent) {
        return Math.max(Double.MIN_VALUE, Math.min(Double.MAX_VALUE, StrictMath.pow(10, exponent)));
    }

    private static boolean hasLogarithm(double value) {
        return value > 0 && value <= Double.MAX_VALUE;
    }
}
