package org.lodo.bench.plot;

import java.math.BigDecimal;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A scale of both signs: a value v is placed at asinh(v / T) / ln 10, which is linear within the threshold T around zero and
 * logarithmic beyond it, a decade being as long there as on a {@link LogScale}.
 *
 * @param low the place of the low end
 * @param high the place of the high end, above low
 * @param threshold the decimal logarithm of T
 */
record SymlogScale(double low, double high, int threshold) implements Scale {

    private static final double LN_10 = StrictMath.log(10);

    private static final double LOG_2 = StrictMath.log10(2);

    /** From this ratio to the threshold on, asinh(r) is ln(2 r) to double precision. */
    private static final double LOGARITHMIC = 1e9;

    /** Labels of zero and of a power nearer to it than this part of the distance between labels would touch. */
    private static final double CLOSEST_TO_ZERO = 0.6;

    static SymlogScale covering(DoubleStream values, int threshold, double margin) {
        DoubleSummaryStatistics places = values.filter(Double::isFinite)
                .map(value -> place(value, threshold))
                .summaryStatistics();
        if (places.getCount() == 0) {
            return new SymlogScale(-1, 1, threshold);
        }
        double extent = places.getMax() - places.getMin();
        double space = extent < 1e-9 ? 0.5 : margin * extent;
        return new SymlogScale(places.getMin() - space, places.getMax() + space, threshold);
    }

    @Override
    public boolean shows(double value) {
        return Double.isFinite(value);
    }

    @Override
    public double fraction(double value) {
        return fractionOf(place(value, threshold));
    }

    @Override
    public List<Mark> marks() {
        List<BigDecimal> powers = powers(1);
        int stride = IntStream.of(1, 2, 3, 5, 10, 20, 25, 50, 100)
                .filter(candidate -> labelled(candidate).size() <= MAX_LABELS)
                .findFirst()
                .orElse(200);
        List<BigDecimal> labelled = labelled(stride);
        if (labelled.size() < 2) {
            List<BigDecimal> round = RoundNumbers.between(value(low), value(high), MAX_LABELS);
            List<String> labels = NumberText.consistent(round);
            return RoundNumbers.indices(round)
                    .mapToObj(index -> mark(round.get(index), labels.get(index)))
                    .filter(Mark::isInside)
                    .toList();
        }
        Stream<Mark> large = labelled.stream().map(value -> mark(value, NumberText.signedPowerOfTen(value)));
        Stream<Mark> small = powers.size() > 4 * MAX_LABELS
                ? Stream.empty()
                : powers.stream().map(value -> mark(value, ""));
        return Stream.concat(large, small).toList();
    }

    /** Zero and powers of ten with exponents that are multiples of a stride, as far as they are inside. */
    private List<BigDecimal> labelled(int stride) {
        double closest = CLOSEST_TO_ZERO * stride;
        Stream<BigDecimal> powers =
                powers(stride).stream().filter(value -> Math.abs(place(value.doubleValue(), threshold)) >= closest);
        return Stream.concat(
                        Stream.of(BigDecimal.ZERO).filter(zero -> mark(zero, "").isInside()), powers)
                .sorted()
                .toList();
    }

    private List<BigDecimal> powers(int stride) {
        int most = (int) StrictMath.ceil(threshold + Math.max(Math.abs(low), Math.abs(high)));
        return IntStream.rangeClosed(threshold, most)
                .filter(exponent -> Math.floorMod(exponent, stride) == 0)
                .mapToObj(BigDecimal.ONE::scaleByPowerOfTen)
                .flatMap(power -> Stream.of(power.negate(), power))
                .filter(value ->
                        Double.isFinite(value.doubleValue()) && mark(value, "").isInside())
                .toList();
    }

    private Mark mark(BigDecimal value, String label) {
        return new Mark(fraction(value.doubleValue()), label);
    }

    private double fractionOf(double place) {
        return (place - low) / (high - low);
    }

    private static double place(double value, int threshold) {
        double size = Math.abs(value);
        double ratio = size / StrictMath.pow(10, threshold);
        double place = ratio < LOGARITHMIC
                ? StrictMath.log1p(ratio + ratio * ratio / (1 + StrictMath.sqrt(1 + ratio * ratio))) / LN_10
                : LOG_2 + StrictMath.log10(size) - threshold;
        return Math.copySign(place, value);
    }

    private double value(double place) {
        double decades = Math.abs(place);
        double size = decades < 8
                ? StrictMath.sinh(decades * LN_10) * StrictMath.pow(10, threshold)
                : StrictMath.pow(10, decades - LOG_2 + threshold);
        return Math.copySign(Math.min(size, Double.MAX_VALUE), place);
    }
}
